import type { BoardClockKind, BoardLine_IncidentFragment } from '@/gql/graphql';
import { roughDuration, secondsBetween } from '@/time/durations';
import { clockTimeFrom, dateAndTime, dayOf } from '@/time/formatting';
import type { ClockState } from '@/ui/Clock';

export type BoardLine = BoardLine_IncidentFragment;
export type BoardClock = NonNullable<BoardLine['glance']>['clocks'][number];

/** From which share of its time on a clock is at risk, unless its policy says from when. */
const riskShare = 0.8;

export const clockKindWords: Record<BoardClockKind, string> = { UPDATE: 'update', TIME_BOX: 'time box', DEMAND: 'demand', ETA: 'estimate', TARGET: 'SLA' };

/** How a clock looks at a moment: in words, and how much of its time has gone. */
export interface ClockFace { label: string; state: ClockState; value: string; share?: number; title?: string }

const shareOf = ({ since, at }: { since: string; at: string }, now: number) => (now - Date.parse(since)) / Math.max(1, Date.parse(at) - Date.parse(since));

/** How a clock that runs stands. */
export function stateOf({ at, since, warnsAt }: Pick<BoardClock, 'since' | 'warnsAt'> & { at: string }, now: number): 'running' | 'risk' | 'late' {
  if (Date.parse(at) <= now) return 'late';
  return (warnsAt == null ? shareOf({ since, at }, now) >= riskShare : Date.parse(warnsAt) <= now) ? 'risk' : 'running';
}

/** `4 min late`, `31 min left`. */
export function remainingWords(at: string, now: number): string {
  const left = Math.round(secondsBetween(now, at));
  return left <= 0 ? `${roughDuration(-left)} late` : `${roughDuration(left)} left`;
}

export function faceOf(clock: BoardClock, zone: string, now: number): ClockFace {
  const { words: label, since, at, state } = clock;
  if (state === 'PAUSED' || at == null) return { label, state: 'paused', value: 'paused', ...(clock.share != null && { share: clock.share }), ...(clock.reason != null && { title: clock.reason }) };
  if (state === 'MET') return { label, state: 'met', value: `met, ${roughDuration(Math.max(0, secondsBetween(since, at)))}`, title: `${dateAndTime(since, zone)} → ${clockTimeFrom(dayOf(since, zone), at, zone)}` };
  const stands = stateOf({ since, at, warnsAt: clock.warnsAt }, now);
  return { label, state: stands, value: remainingWords(at, now), share: shareOf({ since, at }, now), title: `${stands === 'late' ? 'was due' : 'due'} ${dateAndTime(at, zone)}` };
}

/** The clock that a line shows: the first of what runs, else a pause, else what was met last. */
export const mostUrgent = ({ glance }: BoardLine): BoardClock | undefined => {
  const clocks = glance?.clocks ?? [];
  return clocks.find(({ state }) => state !== 'MET') ?? clocks.at(-1);
};

/** Without anything due: the clock of the one figure that every incident has. */
export function engagementFace({ ticketToEngagement: { status, seconds, from, reason } }: BoardLine, now: number): ClockFace {
  const label = 'Ticket to engagement';
  if (status === 'RECORDED' && seconds != null) return { label, state: 'running', value: roughDuration(seconds) };
  if (status === 'PENDING' && from) return { label, state: 'running', value: roughDuration(Math.max(0, secondsBetween(from.at, now))) };
  return { label, state: 'none', value: status === 'INVALID' ? 'times contradict' : from ? 'not applicable' : 'no first contact yet', ...(reason != null && { title: reason }) };
}

export const boardOrders = ['urgent', 'severity', 'newest'] as const;
export type BoardOrder = (typeof boardOrders)[number];
export const orderWords: Record<BoardOrder, string> = { urgent: 'Most urgent clock', severity: 'Severity', newest: 'Newest' };

const numberOf = ({ key }: BoardLine) => Number(key.split('-').at(-1));
const dueOf = (line: BoardLine) => {
  const clock = mostUrgent(line);
  return clock?.state === 'RUNNING' && clock.at != null ? Date.parse(clock.at) : Infinity;
};
// Where nothing is due, the clock that still runs comes first.
const waits = ({ ticketToEngagement: { status } }: BoardLine) => (status === 'PENDING' ? 0 : 1);
const bySeverity = (a: BoardLine, b: BoardLine) => a.severity.localeCompare(b.severity) || numberOf(b) - numberOf(a);

/** In an order that does not depend on now: what is late was due first. */
export function sorted(lines: readonly BoardLine[], order: BoardOrder): BoardLine[] {
  const compare = { urgent: (a: BoardLine, b: BoardLine) => { const [x, y] = [dueOf(a), dueOf(b)]; return x === y ? waits(a) - waits(b) || bySeverity(a, b) : x - y; }, severity: bySeverity, newest: (a: BoardLine, b: BoardLine) => numberOf(b) - numberOf(a) }[order];
  return [...lines].sort(compare);
}

export interface Due { id: string; line: BoardLine; clock: BoardClock & { at: string } }

/** What is due next over all lines, the earliest first. */
export function dueNext(lines: readonly BoardLine[]): Due[] {
  return lines
    .flatMap((line) => (line.glance?.clocks ?? []).flatMap((clock, index): Due[] => (clock.state === 'RUNNING' && clock.at != null ? [{ id: `${line.id} ${index}`, line, clock: { ...clock, at: clock.at } }] : [])))
    .sort((a, b) => Date.parse(a.clock.at) - Date.parse(b.clock.at));
}
