import { expect, it } from 'vitest';
import { entryAt, incidentAt } from '@/testing/room';
import { elapsedFrom, timelineRows } from './timelineRows';

const entries = [entryAt(1, 2), entryAt(2, 119), entryAt(3, 120), entryAt(4, 196)];
const days = (zone: string) => timelineRows(entries, [], zone, null).filter((row) => row.type === 'day').map((row) => row.day);

it('puts a line where a day begins in the zone on screen', () => {
  expect(days('America/Chicago')).toEqual(['2014-05-13', '2014-05-14']);
  expect(timelineRows(entries, [], 'America/Chicago', null).map(({ type }) => type)).toEqual(['day', 'entry', 'entry', 'day', 'entry', 'entry']);
});
it('has the days of the zone, not those of the incident', () => {
  expect(days('UTC')).toEqual(['2014-05-14']);
});
it('counts elapsed time from first contact when it is known', () => {
  const incident = incidentAt(4, { milestones: [{ __typename: 'Milestone', kind: 'REPORTED', at: '2014-05-14T03:00:00Z', precision: 'MINUTE', entryId: null }] });
  const row = timelineRows(entries, [], 'UTC', elapsedFrom(incident, entries)).find(({ type }) => type === 'entry');
  expect(row).toMatchObject({ elapsed: 120 });
});
it('counts from the first entry that stands when nobody said when first contact was', () => {
  expect(elapsedFrom(incidentAt(1), [entryAt(1, 0, { retracted: true }), entryAt(2, 5)])).toBe('2014-05-14T03:05:00Z');
  expect(elapsedFrom(incidentAt(1), [])).toBeNull();
});
it('shows what is still being sent at the time it happened', () => {
  const pending = { commandId: 'c', occurredAt: '2014-05-14T04:00:00Z', problem: null, command: {
    form: 'mitigate', incidentId: 'i', occurredAt: '2014-05-14T04:00:00Z', precision: 'MINUTE' as const, words: '', input: {} } };
  expect(timelineRows(entries, [pending], 'UTC', null).map(({ type }) => type)).toEqual(['day', 'entry', 'pending', 'entry', 'entry', 'entry']);
});
