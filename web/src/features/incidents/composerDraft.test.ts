import { describe, expect, it } from 'vitest';
import { composeCommand, emptyDraft, isEmpty, readDraft, writeDraft, type ComposerDraft } from './composerDraft';
import { isProblem } from './recording/command';

const zone = 'America/Chicago';
const now = '2014-05-14T04:00:00Z';
const compose = (over: Partial<ComposerDraft>) => composeCommand({ ...emptyDraft, ...over }, 'i', zone, now);

describe('a draft', () => {
  it('becomes an entry at the time that was typed in the zone of the incident', () => {
    expect(compose({ values: { text: ' down ' }, time: '2014-05-13T22:02' })).toMatchObject({ form: 'entry', input: { text: 'down' }, occurredAt: '2014-05-14T03:02:00Z' });
  });
  it('is now when no time stands there', () => {
    expect(compose({ values: { text: 'down' } })).toMatchObject({ occurredAt: now });
  });
  it.each([
    ['text', { form: 'entry', values: { text: '  ' } }], ['text', { form: 'update' }], ['text', { form: 'theory' }],
    ['who', { form: 'contact', values: { text: 'rang' } }], ['who', { form: 'engage' }],
    ['time', { values: { text: 'down' }, time: '2014-05-13T' }],
    ['nextUpdateDue', { form: 'update', values: { text: 'soon', nextUpdateDue: '2014-02-30T10:00' } }], ['hypothesisId', { form: 'refute', values: { text: 'no' } }],
  ] as [string, Partial<ComposerDraft>][])('asks for %s when it is missing or wrong', (field, over) => {
    const result = compose(over);
    expect(isProblem(result) && result.field).toBe(field);
  });
  it('needs no words to say that it is mitigated or resolved', () => {
    expect(isProblem(compose({ form: 'mitigate' }))).toBe(false);
    expect(isProblem(compose({ form: 'resolve' }))).toBe(false);
  });
  it('outlives the page', () => {
    writeDraft('i', { ...emptyDraft, values: { text: 'half a sen' } });
    expect(readDraft('i').values['text']).toBe('half a sen');
    writeDraft('i', emptyDraft);
    expect(localStorage.getItem('timeline.draft.i')).toBeNull();
  });
  it.each([
    ['a tick', { form: 'dataLoss', values: { none: 'true' } }],
    ['a choice that has no first one', { form: 'severity', values: { severity: 'SEV1' } }],
    ['another choice than the first', { form: 'contact', values: { outcome: 'NO_ANSWER' } }],
    ['a time', { form: 'eta', values: { by: '2014-05-13T23:00' } }],
    ['a number', { form: 'startImpact', values: { affected: '12' } }],
    ['an entry', { form: 'etaMet', values: { etaId: 'entry-1' } }],
  ] as [string, Partial<ComposerDraft>][])('with nothing but %s outlives the page too', (_, over) => {
    const draft = { ...emptyDraft, ...over };
    writeDraft('i', draft);
    expect(readDraft('i')).toEqual(draft);
  });
  it('is empty with what stands in a form from the beginning, or the kind of a note that was not written', () => {
    expect(isEmpty({ ...emptyDraft, values: { kind: 'OBSERVATION', text: '' } })).toBe(true);
    expect(isEmpty({ ...emptyDraft, form: 'contact', values: { outcome: 'REACHED' } })).toBe(true);
    expect(isEmpty({ ...emptyDraft, form: 'dataLoss', values: { none: 'false' } })).toBe(true);
    expect(isEmpty({ ...emptyDraft, values: { outcome: 'NO_ANSWER' } })).toBe(true);
  });
  it('of version 0.2 is read, which kept all fields beside each other', () => {
    localStorage.setItem('timeline.draft.i', JSON.stringify({ form: 'contact', text: 'rang', who: 'Lee', rung: 'SECONDARY', time: '', precision: 'MINUTE' }));
    expect(readDraft('i')).toMatchObject({ form: 'contact', values: { text: 'rang', who: 'Lee', rung: 'SECONDARY' } });
  });
  it('of a form that this version does not know keeps its words', () => {
    localStorage.setItem('timeline.draft.i', JSON.stringify({ ...emptyDraft, form: 'gone', values: { text: 'rang' } }));
    expect(readDraft('i')).toMatchObject({ form: 'entry', values: { text: 'rang' } });
  });
});
