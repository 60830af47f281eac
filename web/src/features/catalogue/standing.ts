import type { ImpactLevel, IncidentStatus, Severity } from '@/gql/graphql';

/** An incident that hits a service now. */
export interface Hit { key: string; title: string; severity: Severity; level: ImpactLevel }

interface Windowed { key: string; windows: { nodes: readonly { key: string; level: ImpactLevel; until?: string | null; incident: { severity: Severity; title: string; status: IncidentStatus } }[] } }

const over: readonly IncidentStatus[] = ['RESOLVED', 'CLOSED'];
const levels: readonly ImpactLevel[] = ['DOWN', 'DEGRADED', 'AT_RISK'];

/** What hits each service now, the worst first: impacts that nobody ended, of incidents that are open. */
export function hitsNow(services: readonly Windowed[]): ReadonlyMap<string, readonly Hit[]> {
  const all = services.map(({ key, windows }): [string, Hit[]] => [key, windows.nodes
    .filter(({ until, incident }) => !until && !over.includes(incident.status))
    .map(({ key: incidentKey, level, incident: { title, severity } }) => ({ key: incidentKey, title, severity, level }))
    .sort((a, b) => levels.indexOf(a.level) - levels.indexOf(b.level) || a.severity.localeCompare(b.severity))]);
  return new Map(all.filter(([, hits]) => hits.length > 0));
}

export interface ChannelStanding {
  state: 'works' | 'risk' | 'down';
  why: string;
  hits: readonly Hit[];
}

interface Affected { channel: { id: string }; way: readonly { id: string }[]; why: string }

/** Whether a channel is to be relied on today, and why. One that stands on an affected service by way of others may still work. */
export function channelStanding(channel: { id: string; carriedBy: readonly { id: string }[] }, affected: readonly Affected[], hits: ReadonlyMap<string, readonly Hit[]>): ChannelStanding {
  const found = affected.find((one) => one.channel.id === channel.id);
  if (!found) return { state: 'works', why: channel.carriedBy.length === 0 ? 'stands on nothing of ours' : 'nothing that it stands on is affected', hits: [] };
  const behind = found.way.at(-1);
  const incidents = behind ? hits.get(behind.id) ?? [] : [];
  return { state: found.way.length === 1 && incidents[0]?.level === 'DOWN' ? 'down' : 'risk', why: found.why, hits: incidents };
}
