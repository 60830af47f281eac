import { describe, expect, it } from 'vitest';
import { composeCommand, emptyDraft, isProblem, readDraft, writeDraft, type ComposerDraft } from './composerDraft';

const zone = 'America/Chicago';
const now = '2014-05-14T04:00:00Z';
const compose = (over: Partial<ComposerDraft>) => composeCommand({ ...emptyDraft, ...over }, 'i', zone, now);

describe('a draft', () => {
  it('becomes an entry at the time that was typed in the zone of the incident', () => {
    expect(compose({ text: ' down ', time: '2014-05-13T22:02' })).toMatchObject({ form: 'entry', text: 'down', occurredAt: '2014-05-14T03:02:00Z' });
  });
  it('is now when no time stands there', () => {
    expect(compose({ text: 'down' })).toMatchObject({ occurredAt: now });
  });
  it.each([
    ['text', { form: 'entry', text: '  ' }], ['text', { form: 'update' }], ['text', { form: 'theory' }],
    ['who', { form: 'contact', text: 'rang' }], ['who', { form: 'engage' }],
    ['time', { text: 'down', time: '2014-05-13T' }], ['nextUpdateDue', { form: 'update', text: 'soon', nextUpdateDue: '2014-02-30T10:00' }],
  ] as [string, Partial<ComposerDraft>][])('asks for %s when it is missing or wrong', (field, over) => {
    const result = compose(over);
    expect(isProblem(result) && result.field).toBe(field);
  });
  it('needs no words to say that it is mitigated or resolved', () => {
    expect(isProblem(compose({ form: 'mitigate' }))).toBe(false);
    expect(isProblem(compose({ form: 'resolve' }))).toBe(false);
  });
  it('outlives the page', () => {
    writeDraft('i', { ...emptyDraft, text: 'half a sen' });
    expect(readDraft('i').text).toBe('half a sen');
    writeDraft('i', emptyDraft);
    expect(localStorage.getItem('timeline.draft.i')).toBeNull();
  });
});
