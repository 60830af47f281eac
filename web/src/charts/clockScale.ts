import { scaleLinear } from 'd3-scale';
import { instantOfWallClock, wallClockAt } from '@/time/zones';

/** The same steps as in documents (`ChartTime`); a fixture holds the two together. */
const stepsInMinutes = [1, 2, 5, 10, 15, 30, 60, 120, 180, 360, 720, 1440, 2880, 7 * 1440, 14 * 1440, 30 * 1440, 90 * 1440];
const mostTicks = 8;
const MINUTE = 60_000;

export interface Tick { at: number; words: string }
export interface ClockScale { x: (at: number) => number; ticks: readonly Tick[] }

const days = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', weekday: 'short', day: 'numeric', month: 'short' });
const two = (n: number) => String(n).padStart(2, '0');

/** A stretch of time along a chart, to scale, with times as clocks in the zone show them; a day where it is midnight. Nothing stands outside of it. */
export function clockScale(from: number, until: number, zone: string, left: number, width: number, most = mostTicks): ClockScale {
  const x = scaleLinear([from, until], [left, left + width]).clamp(true);
  return { x: until > from ? x : () => left, ticks: until > from ? ticksOf(from, until, zone, most) : [] };
}

function ticksOf(from: number, until: number, zone: string, most: number): Tick[] {
  const minutes = (until - from) / MINUTE;
  const step = stepsInMinutes.find((each) => minutes / each <= most) ?? Math.trunc(minutes / most) + 1;
  const { year, month, day, hour, minute, second } = wallClockAt(from, zone);
  const skip = Math.ceil((hour * 60 + minute + second / 60) / step);
  const ticks: Tick[] = [];
  for (let n = skip; ; n++) {
    const wall = new Date(Date.UTC(year, month - 1, day) + n * step * MINUTE);
    const at = instantOfWallClock({
      year: wall.getUTCFullYear(), month: wall.getUTCMonth() + 1, day: wall.getUTCDate(), hour: wall.getUTCHours(), minute: wall.getUTCMinutes(), second: 0,
    }, zone).epochMs;
    if (at > until) return ticks;
    if (at >= from) ticks.push({ at, words: wall.getUTCHours() === 0 && wall.getUTCMinutes() === 0 ? days.format(wall).replace(',', '') : `${two(wall.getUTCHours())}:${two(wall.getUTCMinutes())}` });
  }
}

/** `22:06`, with the day where it is another than that of `from`. */
export function clockAfter(from: number, at: number, zone: string): string {
  const wall = wallClockAt(at, zone);
  const first = wallClockAt(from, zone);
  const clock = `${two(wall.hour)}:${two(wall.minute)}`;
  const same = wall.year === first.year && wall.month === first.month && wall.day === first.day;
  return same ? clock : `${days.format(new Date(Date.UTC(wall.year, wall.month - 1, wall.day))).replace(',', '')} ${clock}`;
}
