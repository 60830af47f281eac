import { getFragmentData, graphql, type FragmentType } from '@/gql';
import type { IncidentTimes } from '@/charts/incidentLanes';
import type { DeadlineKind } from '@/gql/graphql';
import { clockTime } from '@/time/formatting';
import { visibleText } from '@/ui/visibleText';
import type { RoomIncident } from '../roomRecord';

export const Overview_Incident = graphql(`
  fragment Overview_incident on Incident {
    impacts { entryId service steps { level from until } }
    engagements { entryId until endAssumed }
  }
`);

const ms = (instant: string) => Date.parse(instant);
const endOf = (instant: string | null | undefined) => (instant == null ? null : ms(instant));
const laneOf: Record<DeadlineKind, 'service' | 'people' | 'telling'> = { UPDATE: 'telling', DEMAND: 'telling', TIME_BOX: 'people', ETA: 'service' };
const promiseWords: Record<DeadlineKind, string> = { UPDATE: 'due', DEMAND: 'demanded by', TIME_BOX: 'time box', ETA: 'ETA' };

/** What the lanes of a room are drawn of. */
export function overviewTimes(incident: RoomIncident, zone: string): IncidentTimes {
  const { impacts, engagements } = getFragmentData(Overview_Incident, incident as FragmentType<typeof Overview_Incident>);
  const ends = new Map(engagements.map(({ entryId, until, endAssumed }) => [entryId, endAssumed ? null : endOf(until)]));
  return {
    milestones: Object.fromEntries(incident.milestones.map(({ kind, at }) => [kind, ms(at)])),
    impacts: impacts.map(({ service, steps }) => ({ service: visibleText(service), steps: steps.map(({ level, from, until }) => ({ level, from: ms(from), until: endOf(until) })) })),
    engagements: incident.engagements.map(({ entryId, who, at }) => ({ who: visibleText(who), from: ms(at), until: ends.get(entryId) ?? null })),
    theories: incident.hypotheses.map(({ statement, raisedAt, settledAt, status }) => ({ words: visibleText(statement), raised: ms(raisedAt), settled: endOf(settledAt), status })),
    updates: incident.updates.map(({ at }) => ms(at)),
    promises: incident.due.map(({ kind, at }) => ({ lane: laneOf[kind], at: ms(at), words: `${promiseWords[kind]} ${clockTime(at, zone)}` })),
  };
}

/** The stretch of time that the lanes stand on: what is to come has at most a third of it. */
export function overviewSpan(times: IncidentTimes, declaredAt: string, now: number, over: boolean): { from: number; now: number; until: number } {
  const { milestones, impacts, engagements, theories, updates, promises = [] } = times;
  const known = Object.values(milestones);
  const begins = [...known, ...impacts.flatMap(({ steps }) => steps.map(({ from }) => from)), ...engagements.map(({ from }) => from), ...theories.map(({ raised }) => raised), ...updates];
  const from = Math.min(...begins, begins.length > 0 ? Infinity : ms(declaredAt), now);
  const end = over ? Math.max(...known, ...updates, ...engagements.flatMap(({ until }) => until ?? []), from + 60_000) : now;
  const passed = Math.max(end - from, 10 * 60_000);
  const ahead = Math.min(Math.max(0, ...promises.map(({ at }) => at - end)), Math.max(passed / 2, 3_600_000));
  return { from, now: end, until: end + Math.max(ahead * 1.1, passed * 0.03) };
}
