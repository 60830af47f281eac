import { describe, expect, it } from 'vitest';
import { durationSeconds, durationText, elapsedText, roughDuration, runningClock, secondsBetween } from './durations';
import { clockTime, clockTimeFrom, dateAndTime, dayOf, longDay, offsetName, shortDay } from './formatting';
import { cityOf } from './zones';
import { clockText, readWallClock, startOfMinute, toInstant, wallClockText } from './wallClockText';

describe('durations', () => {
  it.each([
    [0, '0 s'], [45, '45 s'], [18 * 60, '18 min'], [18 * 60 + 5, '18 min 5 s'], [8 * 3600 + 45 * 60, '8 h 45'],
    [3600, '1 h'], [5 * 3600 + 120, '5 h 02'], [36 * 3600, '1 d 12 h'], [-120, '−2 min'],
  ])('says %d seconds as %s', (seconds, text) => { expect(durationText(seconds)).toBe(text); });

  it('never rounds up to the next minute', () => {
    expect(roughDuration(119)).toBe('1 min');
    expect(roughDuration(-119)).toBe('−1 min');
  });

  it.each([[412, '6:52'], [12_128, '3:22:08'], [90_061, '25:01:01'], [-5, '0:00']])('lets a clock run: %d seconds as %s', (seconds, text) => { expect(runningClock(seconds)).toBe(text); });

  it('says how far after the anchor something was', () => {
    expect(elapsedText(secondsBetween('2014-05-14T03:02:00Z', '2014-05-14T03:20:00Z'))).toBe('+18 min');
    expect(elapsedText(-240)).toBe('−4 min');
    expect(elapsedText(0)).toBe('0');
  });

  it('counts a night in which the clocks change by real time', () => {
    const from = readWallClock('2021-10-31T00:30', 'Europe/Berlin');
    const to = readWallClock('2021-10-31T06:30', 'Europe/Berlin');
    expect(durationText(secondsBetween(from?.instant ?? '', to?.instant ?? ''))).toBe('7 h');
  });

  it('reads ISO durations', () => {
    expect(durationSeconds('PT8H45M')).toBe(31_500);
    expect(durationSeconds('-PT2M')).toBe(-120);
    expect(durationSeconds('PT')).toBeNull();
    expect(durationSeconds('18 min')).toBeNull();
  });
});

describe('formatting', () => {
  const call = '2014-05-14T03:02:31Z';
  it('shows a time in the zone asked for', () => {
    expect(clockTime(call, 'America/Chicago')).toBe('22:02');
    expect(clockTime(call, 'America/Chicago', true)).toBe('22:02:31');
    expect(dateAndTime(call, 'Europe/Berlin')).toBe('Wed 14 May 2014, 05:02');
  });
  it('puts the day where the zone has it', () => {
    expect(dayOf(call, 'America/Chicago')).toBe('2014-05-13');
    expect(dayOf(call, 'UTC')).toBe('2014-05-14');
    expect(longDay('2014-05-13')).toBe('Tuesday 13 May 2014');
  });
  it('says the day where it is not the one meant', () => {
    expect(clockTimeFrom('2014-05-13', call, 'America/Chicago')).toBe('22:02');
    expect(clockTimeFrom('2014-05-13', call, 'UTC')).toBe('Wed 14 May, 03:02');
  });
  it('says the year when it is not this one', () => {
    expect(shortDay('2014-05-13', Date.parse('2014-12-01T00:00:00Z'))).toBe('Tue 13 May');
    expect(shortDay('2014-05-13', Date.parse('2015-01-01T00:00:00Z'))).toBe('Tue 13 May 2014');
  });
  it('calls a zone by its city', () => {
    expect(['America/Argentina/Buenos_Aires', 'Europe/Berlin', 'UTC'].map(cityOf)).toEqual(['Buenos Aires', 'Berlin', 'UTC']);
  });
  it('names the offset that held then', () => {
    expect(offsetName(call, 'America/Chicago')).toBe('UTC−05:00');
    expect(offsetName('2014-01-14T03:02:00Z', 'America/Chicago')).toBe('UTC−06:00');
    expect(offsetName(call, 'UTC')).toBe('UTC');
  });
});

describe('wall-clock fields', () => {
  it('reads back what it wrote', () => {
    const text = wallClockText('2014-05-14T03:02:00Z', 'America/Chicago');
    expect(text).toBe('2014-05-13T22:02');
    expect(readWallClock(text, 'America/Chicago')).toEqual({ instant: '2014-05-14T03:02:00Z', warning: null });
  });
  it('warns when the clocks changed at that time', () => {
    expect(readWallClock('2021-10-31T02:30', 'Europe/Berlin')?.warning).toMatch(/twice/);
    expect(readWallClock('2021-03-28T02:30', 'Europe/Berlin')?.warning).toMatch(/skipped/);
  });
  it.each(['', 'yesterday', '2021-06-31T10:00', '2021-02-29T10:00', '2021-06-30T24:00', '2021-06-30'])(
    'refuses %j', (text) => { expect(readWallClock(text, 'UTC')).toBeNull(); });
  it('cuts to the minute', () => {
    expect(toInstant(startOfMinute(Date.parse('2014-05-14T03:02:59.999Z')))).toBe('2014-05-14T03:02:00Z');
  });
});

describe('a typed clock time', () => {
  it.each([
    ['22:06', '22:06'], ['2206', '22:06'], ['22.06', '22:06'], ['906', '09:06'], ['9', '09:00'], ['10:06 pm', '22:06'], ['10 PM', '22:00'],
    ['12:30 am', '00:30'], ['12 p.m.', '12:00'], ['22:06:31', '22:06:31'],
  ])('reads %j as %s', (typed, clock) => { expect(clockText(typed)).toBe(clock); });
  it.each(['', '24:00', '22:60', '13 pm', '0 am', 'ten', '22:6', '123456'])('refuses %j', (typed) => { expect(clockText(typed)).toBeNull(); });
});
