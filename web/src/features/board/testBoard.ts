import type { FakeServer } from '@/testing/fakeClient';
import { nameOf } from '@/testing/fakeClient';
import type { BoardClock, BoardLine } from './clocks';

/** Now, in the tests of the board: a Wednesday. */
export const now = Date.parse('2026-11-11T14:09:00Z');
export const minutes = (from: number): string => new Date(now + from * 60_000).toISOString();

export const clockAt = (over: Partial<BoardClock> = {}): BoardClock => ({
  __typename: 'BoardClock', kind: 'UPDATE', words: 'Update to customers', state: 'RUNNING', since: minutes(-60), at: minutes(30), warnsAt: null, share: null, by: 'Leo', reason: null, entryId: 'e1', ...over,
} as BoardClock);

/** A line of the board, with what the test says of it. */
export function lineAt(number: number, title: string, over: Partial<BoardLine> = {}, clocks: readonly BoardClock[] = []): BoardLine {
  return {
    __typename: 'IncidentSummary', id: `line-${number}`, incidentId: `i${number}`, key: `INC-${number}`, title, severity: 'SEV2', status: 'DECLARED', kind: 'REAL', zone: 'UTC', declaredAt: minutes(-120), reportedAt: minutes(-125), private: false,
    ticketToEngagement: { __typename: 'DurationMetric', status: 'PENDING', seconds: null, reason: null, from: { __typename: 'MetricAnchor', at: minutes(-125) } },
    glance: { __typename: 'IncidentGlance', lastEntryAt: minutes(-9), lastEntryAuthor: 'Leo', lastEntryText: 'Held messages replayed', impact: [], engaged: [], newEntries: null, clocks },
    ...over,
  } as BoardLine;
}

export const boardOf = (lines: readonly BoardLine[], waiting: readonly object[] = [], totalCount = lines.length) => ({ data: { incidents: { totalCount, nodes: lines }, waiting } });
/** What lies below the first rows, with nothing in it. */
export const below = { data: { overlaps: { truncated: false, incidents: [] }, metricFigures: { from: minutes(-43_200), until: minutes(0), total: { n: 0, percentiles: null, values: [], pending: 0 }, points: { nodes: [] } }, linked: [], ended: [] } };
export const readings = (server: FakeServer) => server.sent.filter((operation) => nameOf(operation) === 'Board_Query');
