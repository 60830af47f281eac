import { describe, expect, it } from 'vitest';
import { entryAt } from '@/testing/room';
import { kindWords } from '@/words/words';
import type { EntryKind } from '@/gql/graphql';
import { isProblem, readFields, valuesOf } from './command';
import { formNamed, formOf, forms, isAmbiguous } from './forms';

/** Corrected by their words and time only (AmendEntryDialog), by another entry, or by the dialog of their own. */
const correctedElsewhere: EntryKind[] = ['STATUS', 'FILE', 'LINK', 'ACCESS', 'CUSTOMERS_TO_TELL'];
/** From Timeline itself: it withdraws them when the record changes. */
const found: EntryKind[] = [
  'UPDATE_OVERDUE', 'UPDATE_OVERDUE_WITHDRAWN', 'FATIGUE_WARNING', 'FATIGUE_WARNING_WITHDRAWN', 'TIME_BOX_EXPIRED', 'TIME_BOX_EXPIRED_WITHDRAWN',
  'DEMAND_MISSED', 'DEMAND_MISSED_WITHDRAWN', 'CHANNEL_WARNING_OVERRIDDEN', 'CHANNEL_WARNING_MISSED',
];
const zone = 'America/Chicago';
const fact = (name: string, input: string | null, over: { at?: string; entryId?: string } = {}) =>
  ({ __typename: 'EntryFact' as const, name, label: name, value: input ?? '', input, at: null, entryId: null, ...over });
const filled = (form: string, kind: EntryKind, facts: ReturnType<typeof fact>[]) => {
  const entry = entryAt(1, 2, { kind, facts, text: 'as said' });
  return readFields(formNamed(form), valuesOf(formNamed(form), entry, zone), zone);
};

describe('the forms', () => {
  it('are one for every kind of entry that a person records', () => {
    const without = (Object.keys(kindWords) as EntryKind[]).filter((kind) => formOf(kind) === null && !found.includes(kind));
    expect(without.sort()).toEqual([...correctedElsewhere].sort());
    expect(forms.flatMap(({ kinds }) => kinds).filter((kind, at, all) => all.indexOf(kind) !== at)).toEqual([]);
  });

  it('have names of their own', () => {
    const names = forms.map(({ form }) => form);
    expect(new Set(names).size).toBe(names.length);
    expect(new Set(forms.map(({ label }) => label)).size).toBe(names.length);
  });

  it('give back what an entry says, whatever it is', () => {
    expect(filled('decision', 'DECISION', [fact('assumption', 'the copy is good'), fact('options', 'wait'), fact('options', 'restore, now')])).toMatchObject({
      what: 'as said', decidedBy: 'Kim', assumption: 'the copy is good', onAdviceOf: null, options: ['wait', 'restore, now'],
    });
    expect(filled('eta', 'ETA', [fact('by', null, { at: '2014-05-14T04:00:00Z' })])).toMatchObject({ by: '2014-05-14T04:00:00Z', byLatest: null, for: null, givenBy: 'Kim' });
    expect(filled('endImpact', 'IMPACT_END', [fact('impactId', null, { entryId: 'entry-7' })])).toMatchObject({ impactId: 'entry-7' });
    expect(filled('kind', 'KIND_CHANGE', [fact('kind', 'DRILL')])).toMatchObject({ kind: 'DRILL' });
    expect(filled('startImpact', 'IMPACT_START', [fact('service', 'Mail'), fact('serviceId', 'service-1'), fact('level', 'DEGRADED'), fact('affected', '1200')])).toMatchObject({
      service: 'Mail', serviceId: 'service-1', level: 'DEGRADED', affected: 1200, segmentId: null,
    });
  });

  it('take no answer that was given to another question of the same name', () => {
    expect(isAmbiguous('kind')).toBe(true);
    expect(isAmbiguous('by')).toBe(true);
    expect(isAmbiguous('channel')).toBe(false);
    const asked = readFields(formNamed('kind'), { kind: 'OBSERVATION' }, zone);
    expect(isProblem(asked) && asked.message).toBe('Say which it is.');
  });
});
