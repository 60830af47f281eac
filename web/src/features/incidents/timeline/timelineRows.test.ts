import { describe, expect, it } from 'vitest';
import { entryAt, incidentAt } from '@/testing/room';
import { elapsedFrom, timelineRows, type RowsInput } from './timelineRows';

const entries = [entryAt(1, 2), entryAt(2, 119), entryAt(3, 120), entryAt(4, 196)];
const rowsOf = (over: Partial<RowsInput> = {}) => timelineRows({ entries, pending: [], zone: 'America/Chicago', from: null, ...over });
const types = (over: Partial<RowsInput> = {}) => rowsOf(over).map(({ type }) => type);
const days = (zone: string) => rowsOf({ zone }).filter((row) => row.type === 'day').map((row) => row.day);

describe('the rows of a timeline', () => {
  it('have a line where a day begins in the zone on screen', () => {
    expect(days('America/Chicago')).toEqual(['2014-05-13', '2014-05-14']);
    expect(types({ partial: true })).toEqual(['day', 'entry', 'entry', 'day', 'entry', 'entry']);
  });

  it('have the days of the zone, not those of the incident', () => {
    expect(days('UTC')).toEqual(['2014-05-14']);
  });

  it('say which day of the incident begins, and how far in', () => {
    const found = rowsOf({ from: '2014-05-14T03:02:00Z' }).filter((row) => row.type === 'day');
    expect(found.map(({ nth, elapsed }) => [nth, elapsed])).toEqual([[1, -(22 * 60 + 2) * 60], [2, 118 * 60]]);
  });

  it('find the beginning of a day on which the clocks change', () => {
    const night = [entryAt(1, 0, { occurredAt: '2021-10-30T23:30:00Z' }), entryAt(2, 0, { occurredAt: '2021-10-31T01:30:00Z' }), entryAt(3, 0, { occurredAt: '2021-10-31T23:10:00Z' })];
    expect(rowsOf({ entries: night, zone: 'Europe/Berlin' }).filter((row) => row.type === 'day').map((row) => row.day)).toEqual(['2021-10-31', '2021-11-01']);
  });

  it('count from first contact when that is known, else from the first entry that stands', () => {
    expect(elapsedFrom(incidentAt(1), entries)).toBe(entries[0]?.occurredAt);
    expect(elapsedFrom(incidentAt(1), [entryAt(1, 2, { retracted: true }), entryAt(2, 4)])).toBe(entryAt(2, 4).occurredAt);
    const reported = { __typename: 'Milestone' as const, kind: 'REPORTED' as const, at: '2014-05-14T03:01:00Z', precision: 'MINUTE' as const, entryId: null };
    expect(elapsedFrom(incidentAt(1, { milestones: [reported] }), entries)).toBe('2014-05-14T03:01:00Z');
  });

  it('hold what is still being sent at the time it happened', () => {
    const pending = { commandId: 'c', occurredAt: '2014-05-14T04:00:00Z', problem: null, command: {
      form: 'mitigate', incidentId: 'i', occurredAt: '2014-05-14T04:00:00Z', precision: 'MINUTE' as const, words: '', input: {} } };
    expect(types({ pending: [pending], zone: 'UTC', partial: true })).toEqual(['day', 'entry', 'pending', 'entry', 'entry', 'entry']);
  });

  it('say where nothing was recorded for half an hour, unless some entries are not shown', () => {
    expect(rowsOf().filter((row) => row.type === 'quiet').map(({ seconds }) => seconds / 60)).toEqual([117, 76]);
    expect(types({ partial: true })).not.toContain('quiet');
  });

  it('have a rule where the reader left, before what others recorded since; what is older and new says so itself', () => {
    const left = { at: '2014-05-14T04:00:00Z', seenVersion: 2, who: 'Lee' };
    const since = [entryAt(1, 2), entryAt(5, 30), entryAt(2, 58), entryAt(3, 120), entryAt(4, 196), entryAt(6, 197, { recordedBy: 'Lee' })];
    const rows = rowsOf({ entries: since, left, partial: true });
    const at = rows.findIndex(({ type }) => type === 'since');
    expect(rows[at]).toMatchObject({ at: left.at, count: 3 });
    expect(rows[at + 1]).toMatchObject({ key: 'entry-3' });
    expect(rows.flatMap((row) => (row.type === 'entry' && row.isNew ? [row.key] : []))).toEqual(['entry-5']);
  });

  it('have no such rule where only oneself recorded', () => {
    expect(types({ left: { at: '2014-05-14T03:00:00Z', seenVersion: 0, who: 'Kim' } })).not.toContain('since');
  });
});
