import { useRef, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useCommand } from '@/commands/useCommand';
import { graphql } from '@/gql';
import type { Severity } from '@/gql/graphql';
import { Button, buttonClass } from '@/ui/Button';
import { Notice } from '@/ui/feedback';
import type { ImportIncident } from './ImportForm';
import { entriesToImport, importProblem, included, type ImportRow } from './importTable';

const ImportRecord_DeclareMutation = graphql(`
  mutation ImportRecord_DeclareMutation($input: DeclareIncidentInput!) {
    declareIncident(input: $input) { incident { id key } error { code message field } }
  }
`);

const ImportRecord_ImportMutation = graphql(`
  mutation ImportRecord_ImportMutation($input: ImportEntriesInput!) {
    importEntries(input: $input) { incident { id key version } entries { id } skippedCount error { code message field } }
  }
`);

interface ImportRecordProps {
  rows: readonly ImportRow[];
  zone: string;
  incident: ImportIncident | null;
  target: { title: string; severity: Severity };
}

/** A rejection that names a row (`entries.3.occurredAt`) says which line of the notes it is. */
function withLine(message: string, field: string | null, rows: readonly ImportRow[]): string {
  const index = /(?:^|\.)entries\.(\d+)(?:\.|$)/.exec(field ?? '')?.[1];
  const row = index === undefined ? undefined : included(rows)[Number(index)];
  return row ? `Line ${row.line}: ${message}` : message;
}

/** Stores what is included, all or nothing; for a new incident it declares that first, once. */
export function ImportRecord({ rows, zone, incident, target }: ImportRecordProps) {
  const navigate = useNavigate();
  const declare = useCommand(ImportRecord_DeclareMutation);
  const record = useCommand(ImportRecord_ImportMutation);
  const declared = useRef<{ id: string; key: string } | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [skipped, setSkipped] = useState<{ key: string; count: number } | null>(null);

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
    // Lines that stood there already are worth a word; otherwise the room itself is the answer.
    if (payload.skippedCount) setSkipped({ key: into.key, count: payload.skippedCount });
    else void navigate(`/incidents/${into.key}`);
  };

  if (skipped) {
    return (
      <div className="import-record">
        <Notice tone="ok" action={<Link className={buttonClass({ look: 'primary' })} to={`/incidents/${skipped.key}`}>Open {skipped.key}</Link>}>
          {count - skipped.count} recorded. {skipped.count} stood on the timeline already, with the same time, text and role, and {skipped.count === 1 ? 'was' : 'were'} not recorded again.
        </Notice>
      </div>
    );
  }
  return (
    <div className="import-record">
      {problem && <Notice tone="danger">{problem}</Notice>}
      {!problem && failure && <Notice tone="danger">{withLine(failure.message, failure.field, rows)}</Notice>}
      <div className="spread">
        <p className="small muted">{count} of {rows.length} included. Nothing is stored yet.</p>
        <Button look="primary" disabled={sending} onClick={() => { void go(); }}>
          {sending ? 'Recording…' : `Record ${count} ${count === 1 ? 'entry' : 'entries'}`}
        </Button>
      </div>
    </div>
  );
}
