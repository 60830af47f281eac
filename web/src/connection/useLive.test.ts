import { expect, it } from 'vitest';
import { waitBefore } from './useLive';

it('waits longer after each failure, but never longer than ten seconds and a quarter', () => {
  expect(waitBefore(0, 0.5)).toBe(300);
  expect(waitBefore(3, 0.5)).toBe(2400);
  expect(waitBefore(40, 1)).toBe(12_500);
});
