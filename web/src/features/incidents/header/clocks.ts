import { durationText, roughDuration, runningClock, secondsBetween } from '@/time/durations';
import { clockTimeFrom } from '@/time/formatting';
import type { ClockState } from '@/ui/Clock';
import type { RoomIncident } from '../roomRecord';

/** What one clock of the header says at a moment. */
export interface RoomClock {
  of: 'open' | 'engagement' | 'update' | 'target' | 'timeBox' | 'demand';
  label: string;
  state: ClockState;
  value: string;
  /** Whether its value changes by itself. */
  runs: boolean;
  anchors?: string;
  share?: number;
  /** When what it counts to is due. */
  dueAt?: string;
  /** The entry that promised it. */
  entryId?: string;
  /** Which target, of which customer. */
  target?: { target: string; customer: string | null };
  /** Late, and another clock is the loud one. */
  quiet: boolean;
}

type Said = Omit<RoomClock, 'quiet'>;

interface Looked {
  /** Milliseconds since 1970. */
  now: number;
  zone: string;
  day: string | null;
  /** The moment is an earlier one. */
  then: boolean;
}

/** When a clock asks to be looked at: the last fifth of its time. */
const risk = 0.8;

/** At most four: how long it is open, how long until hands were on it, the next update, and whatever else is nearest. At most one of them is loud. */
export function roomClocks(incident: RoomIncident, looked: Looked): RoomClock[] {
  const all = [openClock(incident, looked), engagementClock(incident, looked), updateClock(incident, looked), nearestOf(incident, looked)].filter((clock) => clock !== null);
  const loud = all.find(({ state }) => state === 'late');
  return all.map((clock) => ({ ...clock, quiet: clock.state === 'late' && clock !== loud }));
}

const milestoneAt = ({ milestones }: RoomIncident, kind: RoomIncident['milestones'][number]['kind']) => milestones.find((one) => one.kind === kind)?.at;

export const isOver = ({ status, cancelled }: Pick<RoomIncident, 'status' | 'cancelled'>): boolean => cancelled || status === 'RESOLVED' || status === 'CLOSED';

/** From two days on the hours say more than the seconds. */
const long = 2 * 86_400;
const clockOf = (seconds: number) => (seconds >= long ? roughDuration(seconds) : runningClock(seconds));

function openClock(incident: RoomIncident, { now, zone, day, then }: Looked): Said {
  const reported = milestoneAt(incident, 'REPORTED');
  const from = reported ?? incident.declaredAt;
  const since = `since ${reported ? 'first contact' : 'declared'} ${clockTimeFrom(day, from, zone)}`;
  const end = milestoneAt(incident, 'RESOLVED') ?? milestoneAt(incident, 'CLOSED');
  if (isOver(incident) && end) {
    const seconds = secondsBetween(from, end);
    const anchors = `${clockTimeFrom(day, from, zone)} → ${clockTimeFrom(day, end, zone)}`;
    // Resolved before it was reported: the record says so among what does not fit, and there is no length.
    if (seconds < 0) return { of: 'open', label: 'Was open', state: 'none', value: 'Times contradict', runs: false, anchors };
    return { of: 'open', label: 'Was open', state: 'met', value: roughDuration(seconds), runs: false, anchors };
  }
  if (incident.cancelled) return { of: 'open', label: 'Open', state: 'none', value: 'Not counted', runs: false };
  return { of: 'open', label: then ? 'Open then' : 'Open', state: 'running', value: clockOf(secondsBetween(from, now)), runs: true, anchors: since };
}

function engagementClock({ metrics: { ticketToEngagement: metric } }: RoomIncident, { now, zone, day }: Looked): Said {
  const about = { of: 'engagement', label: 'Ticket to engagement' } as const;
  const said = [metric.from, metric.to].flatMap((anchor) => (anchor ? [clockTimeFrom(day, anchor.at, zone)] : []));
  if (metric.status === 'RECORDED' && metric.seconds != null) return { ...about, state: 'met', value: durationText(metric.seconds), runs: false, anchors: said.join(' → ') };
  if (metric.status === 'PENDING' && metric.from) {
    return { ...about, state: 'running', value: clockOf(secondsBetween(metric.from.at, now)), runs: true, anchors: `since ${said.join()}, nobody yet` };
  }
  const missing = metric.from ? 'Not applicable' : 'No first contact yet';
  return { ...about, state: 'none', value: metric.status === 'INVALID' ? 'Times contradict' : missing, runs: false, ...(said.length > 0 && { anchors: said.join(' → ') }) };
}

/** Down to what is due; once that has passed, how much too late it is. */
function countDown(dueAt: string, from: string | null, now: number): Pick<Said, 'state' | 'value' | 'runs' | 'share' | 'dueAt'> {
  const left = secondsBetween(now, dueAt);
  const whole = from === null ? null : secondsBetween(from, dueAt);
  const share = whole !== null && whole > 0 ? Math.min(1, Math.max(0, 1 - left / whole)) : undefined;
  const state = left < 0 ? 'late' : share !== undefined && share >= risk ? 'risk' : 'running';
  return { state, value: clockOf(Math.abs(left)), runs: true, dueAt, ...(share !== undefined && { share }) };
}

function updateClock(incident: RoomIncident, { now, zone, day, then }: Looked): Said | null {
  const due = incident.due.find(({ kind }) => kind === 'UPDATE');
  const about = { of: 'update', label: then ? 'Next update then in' : 'Next update in' } as const;
  if (!due) {
    if (isOver(incident)) return null;
    const last = incident.updates.at(-1);
    return { ...about, label: 'Next update', state: 'none', value: 'Not promised', runs: false, anchors: last ? `last ${clockTimeFrom(day, last.at, zone)}` : 'nobody told yet' };
  }
  const promise = incident.updates.find(({ entryId }) => entryId === due.entryId);
  const every = promise ? `, every ${roughDuration(secondsBetween(promise.at, due.at))}` : '';
  const down = countDown(due.at, promise?.at ?? null, now);
  return { ...about, label: down.state === 'late' ? 'Next update' : about.label, ...down, anchors: `due ${clockTimeFrom(day, due.at, zone)}${every}`, entryId: due.entryId };
}

/** Of targets, time boxes and demands the one that is nearest in time, to come or passed. */
function nearestOf(incident: RoomIncident, looked: Looked): Said | null {
  const waited = [...targetClocks(incident, looked), ...promiseClocks(incident, looked)];
  const apart = ({ dueAt }: Said) => (dueAt === undefined ? Number.MAX_SAFE_INTEGER : Math.abs(Date.parse(dueAt) - looked.now));
  return waited.sort((a, b) => apart(a) - apart(b))[0] ?? null;
}

function promiseClocks({ due, timeBoxes, demands }: RoomIncident, { now, zone, day }: Looked): Said[] {
  return due.flatMap((one): Said[] => {
    const at = clockTimeFrom(day, one.at, zone);
    if (one.kind === 'TIME_BOX') {
      const from = timeBoxes.find(({ entryId }) => entryId === one.entryId)?.setAt ?? null;
      return [{ of: 'timeBox', label: 'Time box', ...countDown(one.at, from, now), anchors: one.whatThen ? `${at}, else ${one.whatThen}` : `until ${at}`, entryId: one.entryId }];
    }
    if (one.kind === 'DEMAND') {
      const demand = demands.find(({ entryId }) => entryId === one.entryId);
      return [{ of: 'demand', label: 'Demand', ...countDown(one.at, demand?.receivedAt ?? null, now), anchors: `${at}${demand ? `, ${demand.fromWhom}` : ''}`, entryId: one.entryId }];
    }
    return [];
  });
}

function targetClocks({ sla }: RoomIncident, { now, zone, day }: Looked): Said[] {
  return sla.flatMap((clock): Said[] => {
    if (clock.target == null || clock.to != null) return [];
    const about = { of: 'target', label: `${clock.target} (SLA)`, target: { target: clock.target, customer: clock.customer ?? null } } as const;
    const left = clock.remainingSeconds ?? 0;
    if (clock.status === 'PAUSED') return [{ ...about, state: 'paused', value: roughDuration(left), runs: false, ...(clock.reason != null && { anchors: clock.reason }) }];
    if (clock.dueAt == null || !['RUNNING', 'AT_RISK', 'BREACHED'].includes(clock.status)) return [];
    const whole = (clock.countedSeconds ?? 0) + left;
    const share = whole > 0 ? Math.min(1, (clock.countedSeconds ?? 0) / whole) : undefined;
    const risky = clock.status === 'AT_RISK' || (clock.warnsAt != null && Date.parse(clock.warnsAt) <= now);
    const late = clock.status === 'BREACHED' || Date.parse(clock.dueAt) < now;
    // Until its due time the hours that count may be fewer than those on the wall: the due time says which day.
    return [{
      ...about, state: late ? 'late' : risky ? 'risk' : 'running', value: clockOf(Math.abs(secondsBetween(now, clock.dueAt))), runs: true, dueAt: clock.dueAt,
      anchors: `due ${clockTimeFrom(day, clock.dueAt, zone)}`, ...(share !== undefined && { share }),
    }];
  });
}
