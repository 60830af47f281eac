import { scaleLinear } from 'd3-scale';
import { instantOfWallClock, wallClockAt } from '@/time/zones';

/** The same steps as in documents (`ChartTime`); a fixture holds the two together. */
const stepsInMinutes = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2880, 7 * 1440, 14 * 1440, 30 * 1440, 90 * 1440];
const mostTicks = 8;
const MINUTE = 60_000;

export interface Tick { at: number; words: string }
export interface ClockScale { x: (at: number) => number; ticks: readonly Tick[] }

// Not British: that writes Sept, which documents do not.
const weekday = new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', weekday: 'short' });
const month = new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', month: 'short' });
const dayWords = (day: Date) => `${weekday.format(day)} ${day.getUTCDate()} ${month.format(day)}`;
const two = (n: number) => String(n).padStart(2, '0');

/** A stretch of time along a chart, to scale, with times as clocks in the zone show them; a day where it is midnight. Nothing stands outside of it. */
export function clockScale(from: number, until: number, zone: string, left: number, width: number, most = mostTicks): ClockScale {
  const x = scaleLinear([from, until], [left, left + width]).clamp(true);
  return { x: until > from ? x : () => left, ticks: until > from ? ticksOf(from, until, zone, most) : [] };
}

function ticksOf(from: number, until: number, zone: string, most: number): Tick[] {
  const minutes = (until - from) / MINUTE;
  const step = stepsInMinutes.find((each) => minutes / each <= most) ?? Math.ceil(minutes / most / 1440) * 1440;
  const first = wallClockAt(from, zone);
  const skip = Math.ceil((first.hour * 60 + first.minute + first.second / 60) / step);
  const ticks: Tick[] = [];
  for (let n = skip; ; n++) {
    const wall = new Date(Date.UTC(first.year, first.month - 1, first.day) + n * step * MINUTE);
    const at = instantOfWallClock({
      year: wall.getUTCFullYear(), month: wall.getUTCMonth() + 1, day: wall.getUTCDate(), hour: wall.getUTCHours(), minute: wall.getUTCMinutes(), second: 0,
    }, zone).epochMs;
    if (at > until) return ticks;
    if (at >= from) ticks.push({ at, words: wall.getUTCHours() === 0 && wall.getUTCMinutes() === 0 ? dayWords(wall) : `${two(wall.getUTCHours())}:${two(wall.getUTCMinutes())}` });
  }
}

/** The first of months, at most so many: the year stands with January, and with the first that is named. */
export function monthTicks(from: number, until: number, zone: string, most: number): Tick[] {
  const first = wallClockAt(from, zone);
  const last = wallClockAt(until, zone);
  const months = (last.year - first.year) * 12 + last.month - first.month + 1;
  const step = [1, 2, 3, 6, 12, 24, 60].find((each) => months / each <= most) ?? 120;
  const ticks: Tick[] = [];
  for (let n = 0; n <= months; n++) {
    const day = new Date(Date.UTC(first.year, first.month - 1 + n, 1));
    if (day.getUTCMonth() % Math.min(step, 12) !== 0 || (step > 12 && day.getUTCFullYear() % (step / 12) !== 0)) continue;
    const at = instantOfWallClock({ year: day.getUTCFullYear(), month: day.getUTCMonth() + 1, day: 1, hour: 0, minute: 0, second: 0 }, zone).epochMs;
    if (at < from || at > until) continue;
    ticks.push({ at, words: day.getUTCMonth() === 0 || ticks.length === 0 ? `${month.format(day)} ${day.getUTCFullYear()}` : month.format(day) });
  }
  return ticks;
}

/** `22:06`, with the day where it is another than that of `from`. */
export function clockAfter(from: number, at: number, zone: string): string {
  const wall = wallClockAt(at, zone);
  const first = wallClockAt(from, zone);
  const clock = `${two(wall.hour)}:${two(wall.minute)}`;
  const same = wall.year === first.year && wall.month === first.month && wall.day === first.day;
  return same ? clock : `${dayWords(new Date(Date.UTC(wall.year, wall.month - 1, wall.day)))} ${clock}`;
}

/** The same in few letters, for a word at a mark: `Wed 00:35`. */
export const clockLabel = (from: number, at: number, zone: string): string => clockAfter(from, at, zone).replace(/^(\w+) \d+ \w+ /, '$1 ');
