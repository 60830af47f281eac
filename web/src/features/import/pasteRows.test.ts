import { describe, expect, it } from 'vitest';
import { alike, correctionsOf, readRowTime, timeEdit } from './corrections';
import { entriesToImport, lessonsIn, rowProblem, rowsOf, speaksOfI, wordsForDay, type Edits, type PasteRow, type ReadEntry } from './pasteRows';

const zone = 'America/Chicago';
const now = Date.parse('2020-01-01T00:00:00Z');

const entry = (over: Partial<ReadEntry> = {}): ReadEntry => ({
  line: 1, lastLine: 1, occurredAt: '2014-05-14T03:02:00Z', typed: '10:02 PM', precision: 'MINUTE', text: 'The customer called', suggestedRole: 'REPORTED', guesses: [], facts: [], ...over,
});
const rows = (entries: ReadEntry[], edits: Edits = {}) => rowsOf(entries, [], zone, edits);
const only = (entries: ReadEntry[], edits: Edits = {}): PasteRow => { const [row] = rows(entries, edits); if (!row) throw new Error('no row'); return row; };
const imported = (entries: ReadEntry[], edits: Edits = {}) => entriesToImport(rows(entries, edits), zone, '');
/** The same rows after a correction of the first. */
const after = (entries: ReadEntry[], part: (row: PasteRow) => object) => { const row = only(entries); return rows(entries, { [row.key]: part(row) }); };

describe('the rows of a text', () => {
  it('begin with the suggested kind', () => {
    expect(only([entry({ author: 'Kim' })])).toMatchObject({ kind: 'REPORTED', time: '2014-05-13T22:02', author: 'Kim', who: 'Kim' });
  });

  it('leave out what the incident knows, and choosing a kind for a line that was taken away asks for it', () => {
    const entries = [
      entry(), entry({ line: 2, text: 'b', known: { state: 'STANDING', message: 'stands' } }),
      entry({ line: 3, text: 'c', known: { state: 'RETRACTED', message: 'was retracted' } }), entry({ line: 4, text: 'd', known: { state: 'MAY_BE_REDACTED', message: 'may be what was redacted' } }),
    ];
    expect(rows(entries).map(({ kind }) => kind)).toEqual(['REPORTED', 'OUT', 'OUT', 'OUT']);
    const all = Object.fromEntries(rows(entries).map(({ key }) => [key, { kind: 'NOTE' as const }]));
    expect(imported(entries, all).map(({ takeAnyway }) => takeAnyway ?? false)).toEqual([false, false, true, true]);
  });

  it('keep what was chosen when the text is read anew, also where lines were put before them', () => {
    const row = only([entry()]);
    const [, moved] = rows([entry({ line: 1, typed: '9:58 PM', text: 'An alarm' }), entry({ line: 2, occurredAt: '2014-05-13T20:02:00Z' })], { [row.key]: { kind: 'ENGAGED', who: 'Lee' } });
    expect(moved).toMatchObject({ kind: 'ENGAGED', who: 'Lee', instant: '2014-05-13T20:02:00Z' });
  });

  it('forget choices about a line that reads otherwise now', () => {
    expect(rows([entry({ typed: '11:02 PM' })], { [only([entry()]).key]: { kind: 'ENGAGED' } })[0]?.kind).toBe('REPORTED');
  });

  it('tell two equal lines apart', () => {
    expect(new Set(rows([entry(), entry({ line: 2 })]).map(({ key }) => key)).size).toBe(2);
  });

  it('show text that is in no entry in its place, and it can become an entry or a lesson', () => {
    const outside = [{ line: 2, lastLine: 3, text: 'note to self: they announce outages by e-mail' }];
    const read = rowsOf([entry(), entry({ line: 4, text: 'b' })], outside, zone, {});
    expect(read.map(({ kind }) => kind)).toEqual(['REPORTED', 'OUT', 'REPORTED']);
    const key = read[1]?.key ?? '';
    const lesson = rowsOf([entry(), entry({ line: 4, text: 'b' })], outside, zone, { [key]: { kind: 'LESSON' } });
    expect(lessonsIn(lesson).map(({ text }) => text)).toEqual(['note to self: they announce outages by e-mail']);
    expect(entriesToImport(lesson, zone, '')).toHaveLength(2);
    const asEntry = rowsOf([entry()], outside, zone, { [key]: { kind: 'NOTE', at: '2014-05-13T22:10' } });
    expect(entriesToImport(asEntry, zone, '')[1]).toMatchObject({ occurredAt: '2014-05-14T03:10:00Z', role: 'NOTE' });
  });

  it('give back the very instant that was read, seconds included', () => {
    expect(imported([entry({ occurredAt: '2014-05-14T03:02:31Z' })])[0]?.occurredAt).toBe('2014-05-14T03:02:31Z');
  });

  it('take a corrected time as said in the zone of the import, and move it with the day that is answered later', () => {
    const row = only([entry()]);
    const edit = { [row.key]: timeEdit(row, '2014-05-13T22:04') };
    expect(imported([entry()], edit)[0]?.occurredAt).toBe('2014-05-14T03:04:00Z');
    expect(imported([entry({ occurredAt: '2014-05-16T03:02:00Z' })], edit)[0]?.occurredAt).toBe('2014-05-16T03:04:00Z');
  });

  it('keep the clock time when a line moves over a change of the clocks', () => {
    const over = [entry({ occurredAt: '2021-03-13T04:30:10Z', occurredUntil: '2021-03-13T05:30:00Z' })];
    const [row] = after(over, () => ({ shift: 2 * 1440 }));
    expect(row).toMatchObject({ time: '2021-03-14T22:30', instant: '2021-03-15T03:30:10Z', until: '2021-03-15T04:30:00Z' });
  });

  it('say who only where the kind needs somebody', () => {
    const [note, attempt] = imported([entry({ suggestedRole: 'NOTE', author: 'Kim' }), entry({ text: 'b', suggestedRole: 'CONTACT_ATTEMPT', author: 'Kim', suggestedContact: { rung: 'SECONDARY', outcome: 'NO_ANSWER' } })]);
    expect(note).not.toHaveProperty('who');
    expect(attempt).toMatchObject({ who: 'Kim', rung: 'SECONDARY', channel: 'PHONE', outcome: 'NO_ANSWER' });
  });

  it.each(['I call the customer back', 'told my manager', 'then I\'ve joined', 'ich rufe zurück'])('know that %j is about whoever wrote it', (text) => {
    expect(speaksOfI(only([entry({ text })]))).toBe(true);
    expect(entriesToImport(rows([entry({ text })]), zone, 'Kim')[0]?.author).toBe('Kim');
  });

  it.each(['AI answered', 'IO is slow', 'Midnight', 'the Mye group'])('do not take %j for somebody', (text) => {
    expect(speaksOfI(only([entry({ text })]))).toBe(false);
  });

  it('do not put "I" over a name that the text says', () => {
    expect(entriesToImport(rows([entry({ text: 'I call', author: 'Lee' })]), zone, 'Kim')[0]?.author).toBe('Lee');
  });

  it('find the words for a day that only a person knows', () => {
    expect(wordsForDay('10:02 PM, last night, customer calls')).toBe('last night');
    expect(wordsForDay('10:02 PM customer calls')).toBeNull();
  });

  it.each([
    ['a missing time', entry({ occurredAt: null }), 'When was this?'],
    ['an empty text', entry({ text: ' ' }), 'It has no text.'],
    ['a contact attempt whose end nobody said', entry({ suggestedRole: 'CONTACT_ATTEMPT' }), 'How did it end?'],
    ['a time in the future', entry({ occurredAt: '2031-01-01T00:00:00Z' }), 'It lies in the future.'],
  ])('are not recorded with %s, unless left out', (_, read, problem) => {
    expect(rowProblem(only([read]), zone, now)).toBe(problem);
    expect(rowProblem({ ...only([read]), kind: 'OUT' }, zone, now)).toBeNull();
  });

  it('leave out what Timeline itself recorded, of its own document', () => {
    expect(rows([entry({ kind: 'SLA_BREACH', suggestedRole: 'NOTE' }), entry({ text: 'b', kind: 'HYPOTHESIS', suggestedRole: 'NOTE' })]).map(({ kind }) => kind)).toEqual(['OUT', 'NOTE']);
  });

  it('take the facts of its own document', () => {
    const [update] = imported([entry({ suggestedRole: 'UPDATE', facts: [{ name: 'audience', input: 'STAKEHOLDERS' }, { name: 'channel', input: 'EMAIL' }] })]);
    expect(update).toMatchObject({ audience: 'STAKEHOLDERS', channel: 'EMAIL' });
  });
});

describe('a guess', () => {
  const half = { code: 'HALF_OF_DAY' as const, message: 'read as 22:08' };
  const correct = (read: ReadEntry, code: ReadEntry['guesses'][number]['code'], which = 0) => after([read], (row) => correctionsOf(code, row)[which]?.edit(row) ?? {})[0];

  it('of the half of the day is turned around, and asks no more', () => {
    expect(correct(entry({ guesses: [half] }), 'HALF_OF_DAY')).toMatchObject({ time: '2014-05-13T10:02', instant: '2014-05-13T15:02:00Z', guesses: [] });
  });

  it('of a midnight, a day, a year, or the order of day and month is put right', () => {
    const at = (code: ReadEntry['guesses'][number]['code'], which = 0, occurredAt = '2014-05-06T17:00:00Z') => correct(entry({ occurredAt, guesses: [{ code, message: '' }] }), code, which)?.time;
    expect(at('MIDNIGHT_CROSSED')).toBe('2014-05-05T12:00');
    expect(at('DATE_FROM_TEXT', 1)).toBe('2014-05-07T12:00');
    expect(at('YEAR')).toBe('2013-05-06T12:00');
    expect(at('DAY_MONTH_ORDER')).toBe('2014-06-05T12:00');
    expect(at('DAY_MONTH_ORDER', 0, '2014-05-26T17:00:00Z')).toBe('2014-05-26T12:00');
  });

  it('is put right once for all lines that were guessed so', () => {
    const all = rows([entry({ guesses: [half] }), entry({ text: 'b' }), entry({ text: 'c', guesses: [half] })]);
    expect(alike(all, 'HALF_OF_DAY', all[0] as PasteRow).map(({ text }) => text)).toEqual(['The customer called', 'c']);
  });

  it('of a role is alike only among those with the same role', () => {
    const role = { code: 'ROLE' as const, message: '' };
    const all = rows([entry({ guesses: [role] }), entry({ text: 'b', suggestedRole: 'ENGAGED', guesses: [role] })]);
    expect(alike(all, 'ROLE', all[0] as PasteRow)).toHaveLength(1);
  });
});

describe('the time of a row', () => {
  it.each([
    ['22:06', '2014-05-13T22:06'], ['2206', '2014-05-13T22:06'], ['10:06 pm', '2014-05-13T22:06'], ['14 May 2014 01:16', '2014-05-14T01:16'],
  ])('%j is of the row\'s own day, unless it says another', (typed, time) => { expect(readRowTime(typed, '2014-05-13', zone, now)).toBe(time); });

  it('is not made up', () => { expect(readRowTime('soon', '2014-05-13', zone, now)).toBeNull(); });
});
