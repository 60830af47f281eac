import { dayOf } from '@/time/formatting';
import { instantOfWallClock } from '@/time/zones';
import type { PendingCommand } from '../outbox';
import { momentOf, type RoomEntry, type RoomIncident } from '../roomRecord';

export type TimelineRow =
  | { type: 'day'; key: string; day: string; /** Which day of the incident, from 1. Null: before it. */ nth: number | null; elapsed: number | null }
  | { type: 'entry'; key: string; entry: RoomEntry; elapsed: number | null; /** Recorded since the reader left, of something earlier. */ isNew: boolean }
  | { type: 'pending'; key: string; pending: PendingCommand }
  | { type: 'quiet'; key: string; seconds: number }
  | { type: 'since'; key: string; at: string; count: number };

/** Where somebody left: what they had seen by then, and who they are, since own entries are always seen. */
export interface Left { at: string; seenVersion: number; who: string }

/** How long nothing was recorded before it is said. */
const QUIET = 30 * 60_000;

/** Where elapsed time counts from: first contact when known, else the first entry that stands. */
export function elapsedFrom(incident: Pick<RoomIncident, 'milestones'>, entries: readonly RoomEntry[]): string | null {
  const reported = incident.milestones.find((milestone) => milestone.kind === 'REPORTED');
  return reported?.at ?? entries.find((entry) => !entry.retracted)?.occurredAt ?? null;
}

export interface RowsInput {
  /** Those that are shown, by when they happened. */
  entries: readonly RoomEntry[];
  pending: readonly PendingCommand[];
  zone: string;
  from: string | null;
  left?: Left | null;
  /** Some entries are not shown: what is between two is not quiet then. */
  partial?: boolean;
}

/** Entries and what is still being sent, oldest first, with a row where a new day begins in the zone on screen, where nothing was recorded for long, and where the reader left. */
export function timelineRows({ entries, pending, zone, from, left = null, partial = false }: RowsInput): TimelineRow[] {
  const start = from === null ? null : Date.parse(from);
  const secondsIn = (at: number) => (start === null ? null : (at - start) / 1000);
  const news = left === null ? null : newsOf(entries, left);
  const waiting = [...pending].sort((a, b) => momentOf(a) - momentOf(b));
  const rows: TimelineRow[] = [];
  const firstDay = start === null ? null : dayNumber(dayOf(start, zone));
  let [endOfDay, before, next] = [-Infinity, null as number | null, 0];

  const place = (at: number, row: TimelineRow) => {
    if (at >= endOfDay) {
      const day = dayOf(at, zone);
      endOfDay = startOfDay(day, 1, zone);
      const nth = firstDay === null ? null : dayNumber(day) - firstDay + 1;
      rows.push({ type: 'day', key: `day-${day}`, day, nth: nth !== null && nth > 0 ? nth : null, elapsed: secondsIn(startOfDay(day, 0, zone)) });
    }
    if (before !== null && !partial && at - before >= QUIET) rows.push({ type: 'quiet', key: `quiet-${row.key}`, seconds: (at - before) / 1000 });
    if (news?.first === row.key && left) rows.push({ type: 'since', key: 'since', at: left.at, count: news.count });
    before = at;
    rows.push(row);
  };
  const placeWaiting = (until: number) => {
    for (let item = waiting[next]; item && momentOf(item) < until; item = waiting[++next]) place(momentOf(item), { type: 'pending', key: item.commandId, pending: item });
  };

  for (const entry of entries) {
    const at = momentOf(entry);
    placeWaiting(at);
    place(at, { type: 'entry', key: entry.id, entry, elapsed: secondsIn(at), isNew: news?.earlier.has(entry.id) ?? false });
  }
  placeWaiting(Infinity);
  return rows;
}

/** What others recorded since: before which entry the rule stands, and what of it happened earlier than the reader left. */
function newsOf(entries: readonly RoomEntry[], { at, seenVersion, who }: Left) {
  const leftAt = Date.parse(at);
  const news = entries.filter((entry) => entry.sequence > seenVersion && !entry.retracted && entry.recordedBy !== who);
  const first = news.find((entry) => momentOf(entry) >= leftAt);
  return { first: first?.id ?? null, count: news.length, earlier: new Set(news.filter((entry) => entry !== first && momentOf(entry) < leftAt).map(({ id }) => id)) };
}

const dayNumber = (day: string) => Math.round(Date.parse(`${day}T00:00:00Z`) / 86_400_000);

function startOfDay(day: string, later: number, zone: string): number {
  const date = new Date(Date.parse(`${day}T00:00:00Z`) + later * 86_400_000);
  return instantOfWallClock({ year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate(), hour: 0, minute: 0, second: 0 }, zone).epochMs;
}
