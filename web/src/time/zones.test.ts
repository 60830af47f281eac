import { describe, expect, it } from 'vitest';
import { instantOfWallClock, isZone, offsetAt, wallClockAt } from './zones';

const at = (iso: string) => Date.parse(iso);
const wall = (year: number, month: number, day: number, hour: number, minute: number) =>
  ({ year, month, day, hour, minute, second: 0 });

describe('zones', () => {
  it('shows what the clocks on the wall show', () => {
    expect(wallClockAt(at('2014-05-14T03:02:00Z'), 'America/Chicago')).toEqual(wall(2014, 5, 13, 22, 2));
    expect(wallClockAt(at('2014-05-14T03:02:00Z'), 'UTC')).toEqual(wall(2014, 5, 14, 3, 2));
  });

  it('shows midnight as hour 0 of the new day', () => {
    expect(wallClockAt(at('2014-05-14T05:00:00Z'), 'America/Chicago')).toEqual(wall(2014, 5, 14, 0, 0));
  });

  it('knows half-hour offsets', () => {
    expect(offsetAt(at('2020-01-01T00:00:00Z'), 'Asia/Kolkata')).toBe(5.5 * 3_600_000);
  });

  it('finds the instant of an ordinary time', () => {
    expect(instantOfWallClock(wall(2014, 5, 13, 22, 2), 'America/Chicago'))
      .toEqual({ epochMs: at('2014-05-14T03:02:00Z'), fits: 'once' });
  });

  it('takes the first of a time that exists twice', () => {
    expect(instantOfWallClock(wall(2021, 10, 31, 2, 30), 'Europe/Berlin'))
      .toEqual({ epochMs: at('2021-10-31T00:30:00Z'), fits: 'twice' });
  });

  it('takes the time after the jump for one that was skipped', () => {
    expect(instantOfWallClock(wall(2021, 3, 28, 2, 30), 'Europe/Berlin'))
      .toEqual({ epochMs: at('2021-03-28T01:30:00Z'), fits: 'never' });
  });

  it('gives the same wall clock back around every change of the year', () => {
    for (let hour = 0; hour < 24 * 366; hour += 7) {
      const epochMs = at('2021-01-01T00:00:00Z') + hour * 3_600_000;
      const match = instantOfWallClock(wallClockAt(epochMs, 'Australia/Lord_Howe'), 'Australia/Lord_Howe');
      expect(match.fits).not.toBe('never');
      if (match.fits === 'once') expect(match.epochMs).toBe(epochMs);
    }
  });

  it('tells a zone from a typing mistake', () => {
    expect(isZone('Europe/Berlin')).toBe(true);
    expect(isZone('Europe/Berln')).toBe(false);
    expect(isZone(' ')).toBe(false);
  });
});
