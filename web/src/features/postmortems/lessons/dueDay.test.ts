import { expect, it } from 'vitest';
import { dueDay } from './dueDay';

it.each([
  ['2026-12-11', '2026-12-11'], ['11 Dec', '2026-12-11'], ['11. december 2027', '2027-12-11'], ['+14', '2026-12-11'], ['3 days', '2026-11-30'], ['2 weeks', '2026-12-11'], ['1w', '2026-12-04'],
  ['1 Jan', '2027-01-01'], ['27 Nov', '2026-11-27'], ['31 Feb', null], ['2026-13-01', null], ['soon', null], ['', null],
])('%s is %s', (typed, day) => { expect(dueDay(typed, '2026-11-27')).toBe(day); });
