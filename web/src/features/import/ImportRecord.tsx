import { useRef, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useCommand } from '@/commands/useCommand';
import { graphql } from '@/gql';
import type { Severity } from '@/gql/graphql';
import { Button, buttonClass } from '@/ui/Button';
import { Notice } from '@/ui/feedback';
import type { ImportIncident } from './ImportForm';
import { entriesToImport, importProblem, included, type ImportRow, type KnownLine } from './importTable';

const ImportRecord_DeclareMutation = graphql(`
  mutation ImportRecord_DeclareMutation($input: DeclareIncidentInput!) {
    declareIncident(input: $input) { incident { id key } error { code message field } }
  }
`);

const ImportRecord_ImportMutation = graphql(`
  mutation ImportRecord_ImportMutation($input: ImportEntriesInput!) {
    importEntries(input: $input) { incident { id key version } entries { id } skippedCount leftOut { index known { state message } } error { code message field } }
  }
`);

interface ImportRecordProps {
  rows: readonly ImportRow[];
  zone: string;
  incident: ImportIncident | null;
  target: { title: string; severity: Severity };
  /** Told which rows were not stored, because they had been retracted or redacted; the others were. */
  onLeftOut: (leftOut: ReadonlyMap<string, KnownLine>) => void;
}

/** A rejection that names a row (`entries.3.occurredAt`) says which line of the notes it is. */
function withLine(message: string, field: string | null, rows: readonly ImportRow[]): string {
  const index = /(?:^|\.)entries\.(\d+)(?:\.|$)/.exec(field ?? '')?.[1];
  const row = index === undefined ? undefined : included(rows)[Number(index)];
  return row ? `Line ${row.line}: ${message}` : message;
}

const wasOrWere = (count: number) => (count === 1 ? 'was' : 'were');

/** Stores what is included, all or nothing; for a new incident it declares that first, once. */
export function ImportRecord({ rows, zone, incident, target, onLeftOut }: ImportRecordProps) {
  const navigate = useNavigate();
  const declare = useCommand(ImportRecord_DeclareMutation);
  const record = useCommand(ImportRecord_ImportMutation);
  const declared = useRef<{ id: string; key: string } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [stored, setStored] = useState<{ key: string; recorded: number; skipped: number; leftOut: number } | null>(null);

  const count = included(rows).length;
  const sending = declare.sending || record.sending;
  const failure = declare.failure ?? record.failure;

  const go = async () => {
    const found = importProblem(rows, zone, Date.now()) ?? (!incident && target.title.trim() === '' ? 'Say at the top what was wrong: the new incident needs a title.' : null);
    setProblem(found);
    if (found) return;
    let into = incident ?? declared.current;
    if (!into) {
      const payload = await declare.run({ title: target.title.trim(), severity: target.severity, zone });
      if (!payload?.incident) return;
      into = declared.current = payload.incident;
    }
    const payload = await record.run({ incidentId: into.id, zone, entries: entriesToImport(rows, zone) });
    if (!payload) return;
    const [skippedCount, leftOut] = [payload.skippedCount ?? 0, payload.leftOut ?? []];
    const sent = included(rows);
    // Lines that stood there already, or were taken away, are worth a word; otherwise the room itself is the answer.
    if (skippedCount + leftOut.length === 0) { void navigate(`/incidents/${into.key}`); return; }
    setStored({ key: into.key, recorded: sent.length - skippedCount - leftOut.length, skipped: skippedCount, leftOut: leftOut.length });
    if (leftOut.length > 0) onLeftOut(new Map(leftOut.flatMap(({ index, known }) => { const row = sent[index]; return row ? [[row.key, known] as const] : []; })));
  };

  const done = stored && (
    <Notice tone={stored.leftOut > 0 ? 'warn' : 'ok'} action={<Link className={buttonClass({ look: 'primary' })} to={`/incidents/${stored.key}`}>Open {stored.key}</Link>}>
      {stored.recorded} recorded.
      {stored.skipped > 0 && ` ${stored.skipped} stood on the timeline already, with the same time, text and role, and ${wasOrWere(stored.skipped)} not recorded again.`}
      {stored.leftOut > 0 && ` ${stored.leftOut} ${wasOrWere(stored.leftOut)} left out: each says above why. Include those that are to be recorded all the same.`}
    </Notice>
  );
  if (stored && (stored.leftOut === 0 || count === 0)) return <div className="import-record">{done}</div>;
  return (
    <div className="import-record">
      {done}
      {problem && <Notice tone="crit">{problem}</Notice>}
      {!problem && failure && <Notice tone="crit">{withLine(failure.message, failure.field, rows)}</Notice>}
      <div className="spread">
        <p className="small muted">{count} of {rows.length} included.{!stored && ' Nothing is stored yet.'}</p>
        <Button look="primary" disabled={sending} onClick={() => { void go(); }}>
          {sending ? 'Recording…' : `Record ${count} ${count === 1 ? 'entry' : 'entries'}`}
        </Button>
      </div>
    </div>
  );
}
