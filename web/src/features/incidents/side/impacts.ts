import type { ImpactLevel } from '@/gql/graphql';
import type { RoomIncident } from '../roomRecord';

export type Impact = RoomIncident['impacts'][number];

const worst: Record<ImpactLevel, number> = { DOWN: 0, DEGRADED: 1, AT_RISK: 2 };

/** What suffers and has not ended, the worst first; once nothing does, all that suffered. */
export function impactsNow({ impacts }: Pick<RoomIncident, 'impacts'>): readonly Impact[] {
  const open = impacts.filter(({ until }) => until == null);
  return [...(open.length > 0 ? open : impacts)].sort((a, b) => worst[a.level] - worst[b.level] || Date.parse(a.from) - Date.parse(b.from));
}
