import type { RoomEntry } from '../roomRecord';

/** One act of recording that the entries tell of. */
export interface RecordedAct {
  key: string;
  at: string;
  what: 'recorded' | 'corrected' | 'retracted' | 'redacted';
  actor: string;
  /** Where it stands in the record. Null: what came of an entry later has a place that entries do not tell. */
  sequence: number | null;
  entry: RoomEntry;
  reason: string | null;
}

/** What was recorded about entries, in the order of recording: the audit's order, not the timeline's. Of a redaction the acts stay, their words are gone. */
export function recordedActs(entries: readonly RoomEntry[]): readonly RecordedAct[] {
  return entries.flatMap((entry): RecordedAct[] => {
    const last = entry.history.length - 1;
    return [
      { key: entry.id, at: entry.recordedAt, what: 'recorded', actor: entry.recordedBy, sequence: entry.sequence, entry, reason: null },
      ...entry.history.map((revision, i): RecordedAct => ({
        key: `${entry.id} ${i}`, at: revision.replacedAt, what: entry.retracted && i === last ? 'retracted' : 'corrected', actor: revision.replacedBy, sequence: null, entry, reason: revision.reason,
      })),
      ...(entry.redaction ? [{ key: `${entry.id} redacted`, at: entry.redaction.at, what: 'redacted' as const, actor: entry.redaction.by, sequence: null, entry, reason: entry.redaction.reason }] : []),
    ];
  }).sort((a, b) => Date.parse(a.at) - Date.parse(b.at) || (a.sequence ?? Number.MAX_SAFE_INTEGER) - (b.sequence ?? Number.MAX_SAFE_INTEGER));
}
