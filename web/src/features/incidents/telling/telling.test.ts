import { describe, expect, it } from 'vitest';
import { dueWords, latenessOf, latenessWords } from './lateness';
import { readDueText } from './dueText';
import { chosenAfter, waysOf, workingOf } from './ways';

const at = (minute: number) => new Date(Date.parse('2014-05-14T03:00:00Z') + minute * 60_000).toISOString();
const told = (entryId: string, minute: number, next: number | null, audience: 'CUSTOMER' | 'TEAM' = 'CUSTOMER') => ({ entryId, audience, at: at(minute), nextUpdateDue: next === null ? null : at(next) });

describe('how late an update is', () => {
  it('follows from the promise before it; what the team is told keeps none', () => {
    const lateness = latenessOf([told('first', 0, 30), told('among us', 20, null, 'TEAM'), told('late', 34, 90), told('in time', 80, null), told('unasked', 200, null)]);
    expect([...lateness]).toEqual([['first', null], ['among us', null], ['late', 240], ['in time', 0], ['unasked', null]]);
    expect([240, 0, 59, null].map(latenessWords)).toEqual(['4 min late', 'in time', 'in time', null]);
  });

  it('is said before one is written', () => {
    const clock = () => '01:31';
    expect(dueWords(at(30), Date.parse(at(24)), clock)).toBe('Due 01:31, in 6 min.');
    expect(dueWords(at(30), Date.parse(at(34)), clock)).toBe('Due 01:31, 4 min late.');
    expect(dueWords(null, 0, clock)).toBe('No update is promised.');
  });
});

describe('a time to come', () => {
  const now = Date.parse('2014-05-14T03:10:00Z');
  it.each([
    ['02:00', '2014-05-14T07:00:00Z'], ['+30m', '2014-05-14T03:40:00Z'], ['in 1 h', '2014-05-14T04:10:00Z'], ['22:05', '2014-05-15T03:05:00Z'], ['tomorrow 8:00', '2014-05-14T13:00:00Z'],
  ])('typed as %s is the next such one', (typed, instant) => {
    expect(readDueText(typed, now, 'America/Chicago')?.at).toBe(instant);
  });

  it.each(['soon', '02:00 or so, maybe', '', '-10m'])('is none where "%s" stands', (typed) => {
    expect(readDueText(typed, now, 'America/Chicago')).toBeNull();
  });
});

describe('the ways to tell people', () => {
  const mail = { id: 'c1', name: 'Company mail', channel: 'EMAIL' as const };
  const page = { id: 'c2', name: 'Status page', channel: 'STATUS_PAGE' as const };
  const ways = waysOf([mail, page], [{ atRisk: [{ channel: { id: 'c1', channel: 'EMAIL' }, why: 'E-mail is carried by Mail, which is affected.' }], working: [{ name: 'Status page' }] }, { atRisk: [], working: [{ name: 'Status page' }] }]);
  const [first, second, phone, sms] = ways;

  it('are the channels of the catalogue, each with why it is not to be relied on, then the kinds that it does not have', () => {
    expect(ways.map(({ name, risk }) => [name, risk])).toEqual([
      ['Company mail', 'E-mail is carried by Mail, which is affected.'], ['Status page', null], ['Phone', null], ['Text message', null], ['Chat', null], ['In person', null],
    ]);
    expect(workingOf([{ atRisk: [], working: [{ name: 'A' }] }, { atRisk: [], working: [{ name: 'A' }, { name: 'B' }] }])).toEqual(['A', 'B']);
  });

  it('are chosen several at once in the catalogue, and one by one otherwise', () => {
    if (!first || !second || !phone || !sms) throw new Error('There are six.');
    expect(chosenAfter([first], second)).toEqual([first, second]);
    expect(chosenAfter([first, second], first)).toEqual([second]);
    expect(chosenAfter([first, second], phone)).toEqual([phone]);
    expect(chosenAfter([phone], sms)).toEqual([sms]);
    expect(chosenAfter([phone], first)).toEqual([first]);
  });
});
