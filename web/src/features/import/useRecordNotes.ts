import { useRef, useState } from 'react';
import { useClient } from 'urql';
import { send } from '@/commands/send';
import { useCommand } from '@/commands/useCommand';
import { uuidv7 } from '@/commands/uuidv7';
import { graphql } from '@/gql';
import type { Severity } from '@/gql/graphql';
import { toast } from '@/ui/toast';
import { entriesIn, entriesToImport, lessonsIn, type KnownLine, type PasteRow } from './pasteRows';

const PasteScreen_DeclareMutation = graphql(`
  mutation PasteScreen_DeclareMutation($input: DeclareIncidentInput!) {
    declareIncident(input: $input) { incident { id key } error { code message field } }
  }
`);

const PasteScreen_ImportMutation = graphql(`
  mutation PasteScreen_ImportMutation($input: ImportEntriesInput!) {
    importEntries(input: $input) { incident { id key version } entries { id source } skippedCount leftOut { index known { state message } } error { code message field } }
  }
`);

const PasteScreen_RecordLessonMutation = graphql(`
  mutation PasteScreen_RecordLessonMutation($input: RecordLessonInput!) { recordLesson(input: $input) { lesson { id } error { code message field } } }
`);

const PasteScreen_RetractEntryMutation = graphql(`
  mutation PasteScreen_RetractEntryMutation($input: RetractEntryInput!) { retractEntry(input: $input) { entry { id } error { code message field } } }
`);

const PasteScreen_RetractLessonMutation = graphql(`
  mutation PasteScreen_RetractLessonMutation($input: RetractLessonInput!) { retractLesson(input: $input) { lesson { id } error { code message field } } }
`);

export interface Target { title: string; severity: Severity }

export interface Stored { key: string; recorded: number; skipped: number; leftOut: ReadonlyMap<string, KnownLine> }

const entriesWord = (count: number) => `${count.toLocaleString('en')} ${count === 1 ? 'entry' : 'entries'}`;

/** A rejection that names a row (`entries.3.occurredAt`) says which line of the text it is. */
function withLine(message: string, field: string | null, rows: readonly PasteRow[]): string {
  const index = /(?:^|\.)entries\.(\d+)(?:\.|$)/.exec(field ?? '')?.[1];
  const row = index === undefined ? undefined : entriesIn(rows)[Number(index)];
  return row ? `Line ${row.line}: ${message}` : message;
}

/** Stores the rows, all or nothing; for a new incident it declares that first, once. Lessons follow. */
export function useRecordNotes(incident: { id: string; key: string } | null) {
  const client = useClient();
  const declare = useCommand(PasteScreen_DeclareMutation);
  const record = useCommand(PasteScreen_ImportMutation);
  const [problem, setProblem] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const declared = useRef<{ id: string; key: string } | null>(null);
  /** Lessons that were recorded by now: a second try does not record them again. */
  const told = useRef(new Map<string, string>());

  const takeBack = async (into: { id: string; key: string }, entries: readonly string[], lessons: readonly string[]) => {
    const reason = 'Taken back right after it was pasted.';
    let failed = 0;
    for (const entryId of entries) {
      if ((await send(client, PasteScreen_RetractEntryMutation, { input: { commandId: uuidv7(), incidentId: into.id, entryId, reason } })).failure) failed++;
    }
    for (const lessonId of lessons) {
      if ((await send(client, PasteScreen_RetractLessonMutation, { input: { commandId: uuidv7(), incidentId: into.id, lessonId, reason } })).failure) failed++;
    }
    toast(failed === 0 ? `Taken back from ${into.key}. It can be read in the history.` : `${failed} could not be taken back from ${into.key}: retract them there.`);
  };

  const go = async (rows: readonly PasteRow[], zone: string, self: string, target: Target): Promise<Stored | null> => {
    setProblem(null);
    setBusy(true);
    try {
      let into = incident ?? declared.current;
      if (!into) {
        const payload = await declare.run({ title: target.title.trim(), severity: target.severity, zone });
        if (!payload?.incident) return null;
        into = declared.current = payload.incident;
      }
      const sent = entriesIn(rows);
      const payload = sent.length === 0 ? null : await record.run({ incidentId: into.id, zone, entries: entriesToImport(rows, zone, self) });
      if (sent.length > 0 && !payload) return null;
      for (const row of lessonsIn(rows).filter(({ key }) => !told.current.has(key))) {
        const outcome = await send(client, PasteScreen_RecordLessonMutation, { input: { commandId: uuidv7(), incidentId: into.id, text: row.text.trim(), category: 'DO_DIFFERENTLY' } });
        if (outcome.failure) { setProblem(`Line ${row.line}: the entries are recorded, this lesson is not. ${outcome.failure.message}`); return null; }
        if (outcome.payload.lesson) told.current.set(row.key, outcome.payload.lesson.id);
      }
      const [skipped, leftOut] = [payload?.skippedCount ?? 0, payload?.leftOut ?? []];
      const recorded = sent.length - skipped - leftOut.length;
      const made = payload?.entries ?? [];
      const lessons = [...told.current.values()];
      const target_ = into;
      // What stood there before is not taken back with the rest: without skipped lines all of them are new.
      if (skipped === 0) toast(`${entriesWord(recorded)} recorded in ${into.key}.`, () => { void takeBack(target_, made.map(({ id }) => id), lessons); });
      return { key: into.key, recorded, skipped, leftOut: new Map(leftOut.flatMap(({ index, known }) => { const row = sent[index]; return row ? [[row.key, known] as const] : []; })) };
    } finally {
      setBusy(false);
    }
  };

  const failure = declare.failure ?? record.failure;
  return { go, sending: busy, problem: (rows: readonly PasteRow[]) => problem ?? (failure && withLine(failure.message, failure.field, rows)) };
}
