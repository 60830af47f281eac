/** Now, in the tests of the library. */
export const now = Date.parse('2026-11-11T12:00:00Z');
const day = (from: number) => new Date(now + from * 86_400_000).toISOString();

const incident = (number: number) => ({ __typename: 'IncidentSummary', id: `line-${number}`, incidentId: `i${number}`, key: `INC-${number}`, title: `Title ${number}`, severity: 'SEV2', status: 'RESOLVED', zone: 'UTC', private: false });

/** A lesson that was learnt so many days ago, each time in another incident. */
export const lessonAt = (id: string, text: string, times: readonly number[], over: object = {}) => ({
  __typename: 'LearntLesson', id, lessonId: id, category: 'DO_DIFFERENTLY', text, recordedAt: day(times[0] ?? 0), recordedBy: 'Kim', services: ['Mail'], incident: incident(1),
  occurrences: times.map((at, i) => ({ __typename: 'LessonOccurrence', lessonId: i === 0 ? id : `${id}-${i}`, at: day(at), daysSincePrevious: i === 0 ? null : at - (times[i - 1] ?? 0), text: i === 0 ? text : `${text} Again.`, incident: incident(i + 1) })),
  actionItems: [] as object[], ...over,
});

export const itemAt = (id: string, text: string, over: object = {}) => ({
  __typename: 'ActionItem', id, text, type: 'PREVENT', owner: 'Kim', due: '2026-11-08', dueEnds: '2026-11-09T00:00:00Z', status: 'OPEN', settledAt: null, settledBecause: null, doneLate: false, trackerUrl: null, ...over,
});
export type TestItem = ReturnType<typeof itemAt>;
export const followed = (item: TestItem | null, daysOverdue: number | null = 3) => ({ __typename: 'FollowedActionItem', daysOverdue, actionItem: item, incident: incident(1) });

export const pageOf = (name: string, nodes: readonly object[]) => ({ data: { [name]: { totalCount: nodes.length, pageInfo: { hasNextPage: false }, edges: nodes.map((node, i) => ({ cursor: `c${i}`, node })) } } });
export const sums = { data: { lessons: { totalCount: 38 }, back: { totalCount: 9 }, open: { totalCount: 21 }, overdue: { totalCount: 6 }, mine: { totalCount: 2 } } };
