import type { MilestoneKind } from '@/gql/graphql';
import type { RoomIncident } from '../roomRecord';

/** What somebody waits for in every incident, in the order in which it comes. */
const expected: readonly MilestoneKind[] = ['REPORTED', 'ENGAGED', 'FIRST_UPDATE', 'DIAGNOSED', 'MITIGATED', 'RESOLVED', 'VERIFIED'];

export type MilestoneLine = { kind: MilestoneKind; known: RoomIncident['milestones'][number] | null };

/** The known ones by when they were, then what is still to come. One that was passed over (resolved without having been mitigated) comes no more. */
export function milestoneLines({ milestones, cancelled }: Pick<RoomIncident, 'milestones' | 'cancelled'>): readonly MilestoneLine[] {
  const known = [...milestones].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const reached = Math.max(-1, ...known.map(({ kind }) => expected.indexOf(kind)));
  const closed = known.some(({ kind }) => kind === 'CLOSED');
  const missing = cancelled || closed ? [] : expected.filter((kind, i) => !known.some((one) => one.kind === kind) && (i > reached || kind === 'REPORTED' || kind === 'ENGAGED'));
  return [...known.map((one) => ({ kind: one.kind, known: one })), ...missing.map((kind) => ({ kind, known: null }))];
}
