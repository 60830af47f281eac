import { describe, expect, it } from 'vitest';
import { editTime, entriesToImport, importProblem, keepChoices, rowsOf, shiftDays, type PreviewedEntry } from './importTable';

const zone = 'America/Chicago';
const now = Date.parse('2020-01-01T00:00:00Z');

const entry = (over: Partial<PreviewedEntry> = {}): PreviewedEntry => ({
  line: 1, occurredAt: '2014-05-14T03:02:00Z', typed: '10:02 PM', precision: 'MINUTE', text: 'The customer called', suggestedRole: 'REPORTED', guesses: [], ...over,
});

describe('the import table', () => {
  it('begins with every line included and the suggested role', () => {
    const [row] = rowsOf([entry({ author: 'Kim' })], zone);
    expect(row).toMatchObject({ included: true, role: 'REPORTED', time: '2014-05-13T22:02', author: 'Kim', who: 'Kim' });
  });

  it('leaves out what the incident knows, and including a line that was taken away asks for it', () => {
    const rows = rowsOf([
      entry(),
      entry({ line: 2, known: { state: 'STANDING', message: 'stands' } }),
      entry({ line: 3, known: { state: 'RETRACTED', message: 'was retracted' } }),
      entry({ line: 4, known: { state: 'MAY_BE_REDACTED', message: 'may be what was redacted' } }),
    ], zone);
    expect(rows.map((row) => row.included)).toEqual([true, false, false, false]);
    expect(entriesToImport(rows.map((row) => ({ ...row, included: true })), zone).map(({ takeAnyway }) => takeAnyway ?? false)).toEqual([false, false, true, true]);
  });

  it('keeps what was chosen, but not over what another day makes known', () => {
    const known = { state: 'RETRACTED' as const, message: 'was retracted' };
    const taken = rowsOf([entry({ known })], zone).map((row) => ({ ...row, included: true }));
    expect(keepChoices(rowsOf([entry({ known })], zone), taken)[0]?.included).toBe(true);
    expect(keepChoices(rowsOf([entry({ known })], zone), rowsOf([entry()], zone))[0]?.included).toBe(false);
    expect(keepChoices(rowsOf([entry()], zone), rowsOf([entry({ known })], zone))[0]?.included).toBe(true);
  });

  it('gives back the very instant that was previewed, seconds included', () => {
    const rows = rowsOf([entry({ occurredAt: '2014-05-14T03:02:31Z' })], zone);
    expect(entriesToImport(rows, zone)[0]?.occurredAt).toBe('2014-05-14T03:02:31Z');
  });

  it('takes a corrected time as said in the zone of the import', () => {
    const rows = rowsOf([entry()], zone).map((row) => editTime(row, '2014-05-13T22:04'));
    expect(entriesToImport(rows, zone)[0]?.occurredAt).toBe('2014-05-14T03:04:00Z');
  });

  it('leaves out lines that are not wanted', () => {
    const rows = rowsOf([entry(), entry({ line: 2, text: 'second' })], zone).map((row) => ({ ...row, included: row.line === 2 }));
    expect(entriesToImport(rows, zone).map(({ text }) => text)).toEqual(['second']);
  });

  it('says who only where the role needs somebody', () => {
    const [note, attempt] = entriesToImport(
      rowsOf([entry({ suggestedRole: 'NOTE', author: 'Kim' }), entry({ suggestedRole: 'CONTACT_ATTEMPT', author: 'Kim', suggestedContact: { rung: 'SECONDARY', outcome: 'NO_ANSWER' } })], zone), zone);
    expect(note).not.toHaveProperty('who');
    expect(attempt).toMatchObject({ who: 'Kim', rung: 'SECONDARY', channel: 'PHONE', outcome: 'NO_ANSWER' });
  });

  it('keeps the clock time when all lines move over a change of the clocks', () => {
    const rows = shiftDays(rowsOf([entry({ occurredAt: '2021-03-13T04:30:10Z', occurredUntil: '2021-03-13T05:30:00Z' })], zone), 2, zone);
    expect(rows[0]?.time).toBe('2021-03-14T22:30');
    expect(entriesToImport(rows, zone)[0]).toMatchObject({ occurredAt: '2021-03-15T03:30:10Z', occurredUntil: '2021-03-15T04:30:00Z' });
  });

  it('leaves a line without a time alone when the others move', () => {
    expect(shiftDays(rowsOf([entry({ occurredAt: null })], zone), 1, zone)[0]?.time).toBe('');
  });

  it('keeps what a person chose when the zone changes', () => {
    const before = rowsOf([entry()], zone).map((row) => ({ ...row, role: 'ENGAGED' as const, who: 'Lee', included: false }));
    const [row] = keepChoices(rowsOf([entry({ occurredAt: '2014-05-13T20:02:00Z' })], 'Europe/Berlin'), before);
    expect(row).toMatchObject({ role: 'ENGAGED', who: 'Lee', included: false, instant: '2014-05-13T20:02:00Z' });
  });

  it('forgets choices about lines that read otherwise now', () => {
    const before = rowsOf([entry()], zone).map((row) => ({ ...row, role: 'ENGAGED' as const }));
    expect(keepChoices(rowsOf([entry({ typed: '11:02 PM' })], zone), before)[0]?.role).toBe('REPORTED');
  });

  it.each([
    ['no line', (): ReturnType<typeof rowsOf> => [], /No line/],
    ['a missing time', () => rowsOf([entry({ occurredAt: null, line: 7 })], zone), /Line 7 has no date/],
    ['an empty text', () => rowsOf([entry({ text: ' ', line: 3 })], zone), /Line 3 has no text/],
    ['a contact attempt whose end nobody said', () => rowsOf([entry({ suggestedRole: 'CONTACT_ATTEMPT', line: 4 })], zone), /Line 4: say how/],
    ['a time in the future', () => rowsOf([entry({ occurredAt: '2031-01-01T00:00:00Z' })], zone), /Line 1 lies in the future/],
  ])('is not recorded with %s', (_, rows, message) => { expect(importProblem(rows(), zone, now)).toMatch(message); });

  it('does not mind what is wrong with a line that is left out', () => {
    const rows = rowsOf([entry(), entry({ occurredAt: null, line: 2 })], zone).map((row) => ({ ...row, included: row.line === 1 }));
    expect(importProblem(rows, zone, now)).toBeNull();
  });
});
