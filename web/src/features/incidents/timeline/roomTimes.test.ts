import { expect, it } from 'vitest';
import { entryAt } from '@/testing/room';
import { nearestTo } from './roomTimes';

const night = [entryAt(1, 2), entryAt(2, 6), entryAt(3, 119), entryAt(4, 125)];

it.each([['22:06', 2], ['22:05', 2], ['23:58', 3], ['00:04', 4], ['21:00', 1], ['00:02', 3]])('finds the entry nearest to %s', (clock, sequence) => {
  expect(nearestTo(night, clock, 'America/Chicago')?.sequence).toBe(sequence);
});

it('finds none where there are none', () => { expect(nearestTo([], '22:06', 'UTC')).toBeNull(); });
