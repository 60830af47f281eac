import { describe, expect, it } from 'vitest';
import { entryAt } from '@/testing/room';
import { everything, filtered, filterOf, isFiltered, laneCounts, turned, withFilter } from './timelineFilter';

const entries = [
  entryAt(1, 0, { kind: 'REPORT' }), entryAt(2, 5, { kind: 'CONTACT_ATTEMPT', facts: [{ __typename: 'EntryFact', name: 'who', label: 'who', value: 'Priya Raman', input: 'Priya Raman', at: null, entryId: null }] }),
  entryAt(3, 10, { text: 'The Queue of relay2 grows' }), entryAt(4, 60, { kind: 'HYPOTHESIS', starred: true }),
];
const ids = (over: Partial<typeof everything>) => filtered(entries, { ...everything, ...over }).map(({ sequence }) => sequence);

describe('what of a timeline is shown', () => {
  it('is everything to begin with, counted by lane', () => {
    expect(ids({})).toEqual([1, 2, 3, 4]);
    expect(laneCounts(entries)).toEqual({ people: 1, impact: 1, cause: 1, promises: 0, telling: 0, notes: 1 });
  });

  it('leaves out the lanes that are hidden, and all that are not starred', () => {
    expect(ids({ hidden: ['impact', 'notes'] })).toEqual([2, 4]);
    expect(ids({ starred: true })).toEqual([4]);
  });

  it('finds words in texts and facts, each of them, however they are written', () => {
    expect(ids({ find: 'RELAY2 queue' })).toEqual([3]);
    expect(ids({ find: 'priya' })).toEqual([2]);
    expect(ids({ find: 'relay2 priya' })).toEqual([]);
  });

  it('is what happened in a span, both ends with it', () => {
    const at = (minute: number) => Date.parse(entryAt(0, minute).occurredAt);
    expect(ids({ span: { from: at(5), until: at(10) } })).toEqual([2, 3]);
  });

  it('holds what is always shown', () => {
    expect(filtered(entries, { ...everything, hidden: ['notes'] }, ({ sequence }) => sequence === 3)).toHaveLength(4);
  });

  it('hides a lane and shows it; alone, and everything again', () => {
    expect(turned(everything, 'cause', false)).toEqual(['cause']);
    expect(turned({ ...everything, hidden: ['cause'] }, 'cause', false)).toEqual([]);
    const alone = turned(everything, 'cause', true);
    expect(alone).toEqual(['people', 'impact', 'promises', 'telling', 'notes']);
    expect(turned({ ...everything, hidden: alone }, 'cause', true)).toEqual([]);
  });

  it('stands in the address, beside what else stands there', () => {
    const filter = { hidden: ['impact' as const, 'notes' as const], starred: true, find: 'a b', span: { from: Date.parse('2014-05-14T03:10:00Z'), until: Date.parse('2014-05-14T03:20:30Z') } };
    const address = withFilter(new URLSearchParams('at=2014-05-14T04:00:00Z'), filter);
    expect(address.get('at')).toBe('2014-05-14T04:00:00Z');
    expect(filterOf(new URLSearchParams(address.toString()))).toEqual(filter);
    expect(withFilter(address, everything).toString()).toBe('at=2014-05-14T04%3A00%3A00Z');
  });

  it('passes over what it does not understand in an address', () => {
    expect(isFiltered(filterOf(new URLSearchParams('hide=colours&span=soon/later')))).toBe(false);
  });
});
