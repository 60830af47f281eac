import type { ResponseRole } from '@/gql/graphql';
import { secondsBetween } from '@/time/durations';
import type { RoomEntry, RoomIncident } from '../roomRecord';
import { isOver } from '../header/clocks';

export interface AtWork {
  name: string;
  /** What they hold, in words. */
  roles: readonly { role: ResponseRole; roleName: string | null; title: string }[];
  /** Seconds since they began, with hands on it where they have; null where no time was said. */
  seconds: number | null;
  handsOn: boolean;
  /** A warning stands that they work without a break. */
  unbroken: boolean;
  entryId: string | null;
}

type Engagement = RoomIncident['engagements'][number];

const key = ({ who, personId }: { who: string; personId?: string | null }) => personId ?? who.toLowerCase();

/** Engagements of which a warning stands: nobody took it back since. */
function warnedOf(entries: readonly RoomEntry[]): ReadonlySet<string> {
  const entryOf = (entry: RoomEntry, name: string) => entry.facts.find((fact) => fact.name === name)?.entryId;
  const withdrawn = new Set(entries.filter(({ kind, retracted }) => kind === 'FATIGUE_WARNING_WITHDRAWN' && !retracted).map((entry) => entryOf(entry, 'warning')));
  return new Set(entries.filter(({ id, kind, retracted }) => kind === 'FATIGUE_WARNING' && !retracted && !withdrawn.has(id)).flatMap((entry) => entryOf(entry, 'engagement') ?? []));
}

/** Who does what now: those who hold a role, then those with hands on it, each once, the longest first. */
export function peopleAtWork(incident: RoomIncident, entries: readonly RoomEntry[], now: number): readonly AtWork[] {
  if (isOver(incident)) return [];
  const warned = warnedOf(entries);
  const engaged = new Map<string, Engagement>();
  for (const one of incident.engagements) if (one.until == null && !engaged.has(key(one))) engaged.set(key(one), one);
  const current = incident.roles.filter((one) => one.current);
  const names = new Map([...current.map((one) => [key(one), one.who] as const), ...[...engaged].map(([who, one]) => [who, one.who] as const)]);
  return [...names].map(([who, name]): AtWork => {
    const held = current.filter((one) => key(one) === who);
    const hands = engaged.get(who);
    const since = hands?.at ?? held.flatMap((one) => one.since ?? []).sort((a, b) => Date.parse(a) - Date.parse(b))[0];
    return {
      name, roles: held.map(({ role, roleName, title }) => ({ role, roleName: roleName ?? null, title })), handsOn: hands !== undefined, entryId: hands?.entryId ?? held[0]?.takenBy ?? null,
      seconds: since === undefined ? null : Math.max(0, secondsBetween(since, now)), unbroken: hands !== undefined && warned.has(hands.entryId),
    };
  }).sort((a, b) => Number(b.roles.length > 0) - Number(a.roles.length > 0) || (b.seconds ?? 0) - (a.seconds ?? 0));
}

/** The roles that every incident has and nobody holds. */
export function freeRoles({ roles }: Pick<RoomIncident, 'roles'>): readonly ResponseRole[] {
  return (['COMMANDER', 'COMMUNICATIONS', 'SCRIBE', 'OPERATIONS'] as const).filter((role) => !roles.some((one) => one.current && one.role === role));
}

/** One rung of the ladder: a person who was tried, or a vendor who was asked. */
export interface Rung { entryId: string; name: string; rung: string; at: string; outcome: 'yes' | 'no' | 'wait'; words: string }

const engagedOf = ({ vendor, caseNumber }: RoomIncident['vendors'][number]) => `${vendor}${caseNumber != null ? ` case ${caseNumber}` : ''}`;

/** Who was tried, in their order, and which vendors were asked. */
export function ladderOf({ contactAttempts, vendors }: RoomIncident, words: { rung: Record<string, string>; outcome: Record<string, string> }): readonly Rung[] {
  const tries = contactAttempts.map(({ entryId, who, rung, at, outcome }): Rung => ({
    entryId, name: who, rung: (words.rung[rung] ?? '').toLowerCase(), at, outcome: outcome === 'REACHED' ? 'yes' : 'no', words: (words.outcome[outcome] ?? '').toLowerCase(),
  }));
  const asked = vendors.flatMap((vendor): Rung[] => {
    const at = vendor.openedAt ?? vendor.engagedAt;
    const entryId = vendor.openedBy ?? vendor.engagedBy;
    if (at == null || entryId == null) return [];
    return [{ entryId, name: engagedOf(vendor), rung: 'vendor', at, outcome: vendor.engagedAt == null ? 'wait' : 'yes', words: vendor.engagedAt == null ? 'not engaged yet' : 'engaged' }];
  });
  return [...tries, ...asked].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
}
