// @vitest-environment node
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { clockAfter, clockScale, monthTicks } from './clockScale';

interface Stretch { from: string; until: string; zone: string; left: number; width: number; ticks: { at: string; words: string; x: number }[] }

// The test of documents (`ChartClockTests`) reads the same file.
const stretches = JSON.parse(readFileSync(new URL('ticks.json', import.meta.url), 'utf8')) as Stretch[];

describe('time along a chart', () => {
  it.each(stretches)('from $from to $until in $zone has the clock times of documents', ({ from, until, zone, left, width, ticks }) => {
    const { x, ticks: read } = clockScale(Date.parse(from), Date.parse(until), zone, left, width);
    expect(read.map(({ at, words }) => ({ at: new Date(at).toISOString().replace('.000Z', 'Z'), words, x: Math.round(x(at) * 1000) / 1000 }))).toEqual(ticks);
  });
  it('over years counts whole days, and months by their first', () => {
    const [from, until] = [Date.parse('2019-02-10T00:00:00Z'), Date.parse('2026-11-11T00:00:00Z')];
    expect(clockScale(from, until, 'Pacific/Apia', 0, 480).ticks.every(({ words }) => /^\w{3} \d+ \w{3}$/.test(words))).toBe(true);
    expect(monthTicks(from, Date.parse('2019-08-11T00:00:00Z'), 'Europe/Berlin', 4).map(({ words }) => words)).toEqual(['Mar 2019', 'May', 'Jul']);
    expect(monthTicks(from, until, 'Europe/Berlin', 8).map(({ words }) => words)).toEqual(['Jan 2020', 'Jan 2021', 'Jan 2022', 'Jan 2023', 'Jan 2024', 'Jan 2025', 'Jan 2026']);
  });
  it('lets nothing stand outside of it', () => {
    const { x } = clockScale(1000, 2000, 'UTC', 10, 100);
    expect([x(0), x(1500), x(3000)]).toEqual([10, 60, 110]);
  });
  it('says the day where it is another', () => {
    const from = Date.parse('2026-11-11T03:35:00Z');
    expect(clockAfter(from, from + 60_000, 'America/Chicago')).toBe('21:36');
    expect(clockAfter(from, from + 3 * 3_600_000, 'America/Chicago')).toBe('Wed 11 Nov 00:35');
  });
});
