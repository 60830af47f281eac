// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { readDay } from './dayText';

// A Wednesday.
const today = '2026-11-11';

describe('a day as people write it', () => {
  it.each([
    ['2026-11-20', '2026-11-20'], ['20 nov', '2026-11-20'], ['Fri 20 Nov', '2026-11-20'], ['20 November 2027', '2027-11-20'], ['20.11.', '2026-11-20'], ['1.2.2027', '2027-02-01'],
    ['today', today], ['tomorrow', '2026-11-12'], ['+7', '2026-11-18'], ['+2w', '2026-11-25'], ['fri', '2026-11-13'], ['Wednesday', '2026-11-18'],
    ['5 nov', '2026-11-05'], ['3 feb', '2027-02-03'], ['29 feb', '2028-02-29'],
  ])('%s', (text, day) => { expect(readDay(text, today)).toBe(day); });
  it.each(['', '31 jun', 'soon', '2026-13-01', '32.1.', 'monkey', '+', '30 feb 2026'])('“%s” is none', (text) => { expect(readDay(text, today)).toBeNull(); });
});
