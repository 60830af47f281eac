// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { readDay, readMoment } from './said';

describe('a day as people write it', () => {
  it.each([
    ['22 May 2026', '2026-05-22'], ['Fri 22 May', '2026-05-22'], ['Friday, 22 may 2026', '2026-05-22'], ['22.5.2026', '2026-05-22'], ['2026-05-22', '2026-05-22'],
    ['today', '2026-11-27'], ['yesterday', '2026-11-26'], ['mon', '2026-11-23'], ['Friday', '2026-11-27'], ['29 feb 2024', '2024-02-29'],
  ])('%s is %s', (text, day) => { expect(readDay(text, '2026-11-27')).toBe(day); });
  it.each(['', '31 June 2026', '29 feb 2026', '5/22/2026', 'soon', '22', '22 mai-tag'])('“%s” is none', (text) => { expect(readDay(text, '2026-11-27')).toBeNull(); });
});

describe('a moment as people say it', () => {
  const now = Date.parse('2026-11-27T09:00:00Z');
  it.each([
    ['08:30', '2026-11-27T07:30:00Z'], ['22:06', '2026-11-26T21:06:00Z'], ['2206', '2026-11-26T21:06:00Z'], ['10:06 pm', '2026-11-26T21:06:00Z'], ['-10m', '2026-11-27T08:50:00Z'], ['-1h20', '2026-11-27T07:40:00Z'],
    ['Fri 22 May 2026 16:40', '2026-05-22T14:40:00Z'], ['yesterday 23:40', '2026-11-26T22:40:00Z'], ['2026-12-01 00:00', '2026-11-30T23:00:00Z'], ['now', '2026-11-27T09:00:00Z'],
  ])('%s is %s in Berlin', (text, instant) => { expect(readMoment(text, 'Europe/Berlin', now)?.instant).toBe(instant); });
  it('says that clocks showed it twice', () => { expect(readMoment('25 Oct 2026 02:30', 'Europe/Berlin', now)?.warning).toMatch(/twice/); });
  it.each(['', '-', '22 May', '25:00', 'tea at 4'])('“%s” is none', (text) => { expect(readMoment(text, 'Europe/Berlin', now)).toBeNull(); });
});

describe('a day that is to come', () => {
  // A Wednesday.
  const today = '2026-11-11';
  it.each([
    ['2026-11-20', '2026-11-20'], ['20 nov', '2026-11-20'], ['Fri 20 Nov', '2026-11-20'], ['20 November 2027', '2027-11-20'], ['20.11.', '2026-11-20'], ['1.2.2027', '2027-02-01'],
    ['today', today], ['tomorrow', '2026-11-12'], ['+7', '2026-11-18'], ['+2w', '2026-11-25'], ['fri', '2026-11-13'], ['Wednesday', '2026-11-18'],
    ['5 nov', '2026-11-05'], ['3 feb', '2027-02-03'], ['29 feb', '2028-02-29'],
  ])('%s', (text, day) => { expect(readDay(text, today, true)).toBe(day); });
  it.each(['', '31 jun', 'soon', '2026-13-01', '32.1.', 'monkey', '+', '30 feb 2026'])('“%s” is none', (text) => { expect(readDay(text, today, true)).toBeNull(); });
});
