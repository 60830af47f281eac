import { dayOf } from '@/time/formatting';
import { secondsBetween } from '@/time/durations';
import type { PendingCommand } from './outbox';
import { byOccurrence, type RoomEntry, type RoomIncident } from './roomRecord';

export type TimelineRow =
  | { type: 'day'; key: string; day: string }
  | { type: 'entry'; key: string; entry: RoomEntry; elapsed: number | null }
  | { type: 'pending'; key: string; pending: PendingCommand };

/** Where elapsed time counts from: first contact when known, else the first entry that stands. */
export function elapsedFrom(incident: Pick<RoomIncident, 'milestones'>, entries: readonly RoomEntry[]): string | null {
  const reported = incident.milestones.find((milestone) => milestone.kind === 'REPORTED');
  return reported?.at ?? entries.find((entry) => !entry.retracted)?.occurredAt ?? null;
}

/** Entries and what is still being sent, oldest first, with a row where a new day begins in the zone on screen. */
export function timelineRows(
  entries: readonly RoomEntry[], pending: readonly PendingCommand[], zone: string, from: string | null,
): TimelineRow[] {
  const last = Number.MAX_SAFE_INTEGER;
  const items = [
    ...entries.map((entry) => ({ occurredAt: entry.occurredAt, sequence: entry.sequence, row: {
      type: 'entry' as const, key: entry.id, entry, elapsed: from === null ? null : secondsBetween(from, entry.occurredAt),
    } })),
    ...pending.map((command) => ({ occurredAt: command.occurredAt, sequence: last, row: { type: 'pending' as const, key: command.commandId, pending: command } })),
  ].sort(byOccurrence);

  const rows: TimelineRow[] = [];
  let day = '';
  for (const { occurredAt, row } of items) {
    const today = dayOf(occurredAt, zone);
    if (today !== day) rows.push({ type: 'day', key: `day-${today}-${rows.length}`, day: today });
    day = today;
    rows.push(row);
  }
  return rows;
}
