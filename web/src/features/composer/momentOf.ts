import { clockTime, dateWithYear, dayOf } from '@/time/formatting';
import { wallClockAt, type WallClock } from '@/time/zones';
import type { Precision } from '@/gql/graphql';
import { isDate, type ClockSaid, type SaidTime } from './saidTime';
import { cityOf, momentsOf, offsetWord, type Clocks } from './zoneWords';

const MINUTE = 60_000;
const DAY = 86_400_000;

/** When a line is read. Milliseconds since 1970. */
export interface ReadingMoment {
  now: number;
  /** When the first key was pressed: what `-10m` counts back from, and the time of a line that says none. */
  startedAt: number;
  /** The incident's. */
  zone: string;
}

/** A moment that a time can mean, and how it would be typed so that it can mean nothing else. */
export interface TimeOption { at: number; until: number | null; words: string; typed: string | null }

export interface ReadMoment extends TimeOption {
  precision: Precision;
  /** Both readings of a time that clocks showed twice or skipped; else empty. */
  readings: readonly TimeOption[];
  fits: 'once' | 'twice' | 'never';
}

/** How far a clock may be ahead: clocks differ, and a person rounds up. */
export const slack = 2 * MINUTE;

const floorMinute = (at: number) => Math.floor(at / MINUTE) * MINUTE;

/** The latest moment that a time can mean and that is not more than two minutes ahead. `ahead`: it is yet to come. `none`: there is none. */
export function momentOf(said: SaidTime, line: string, { now, startedAt, zone }: ReadingMoment): ReadMoment | 'ahead' | 'none' {
  if (said.is !== 'clock') {
    const whole = said.is === 'now' || said.seconds % 60 === 0;
    const at = said.is === 'now' ? floorMinute(startedAt) : (whole ? floorMinute : (ms: number) => Math.floor(ms / 1000) * 1000)(startedAt - said.seconds * 1000);
    if (at < 0) return 'none';
    return { at, until: null, words: momentWords(at, null, zone, now), typed: null, precision: whole ? 'MINUTE' : 'SECOND', readings: [], fits: 'once' };
  }
  const clocks: Clocks = said.clocks ?? { zone };
  const limit = now + slack;
  let ahead = false;
  for (const date of datesOf(said, now, zone)) {
    const { moments, fits } = momentsOf({ ...date, ...said.from }, clocks);
    const possible = moments.map((at) => ({ at, until: said.until && endOf(said.until, date, at, clocks) }));
    const past = possible.filter(({ at, until }) => at >= 0 && (until ?? at) <= limit);
    const read = past.at(-1);
    if (!read) { ahead ||= possible.some(({ at, until }) => (until ?? at) > limit); continue; }
    const options = past.map(({ at, until }): TimeOption => ({
      at, until, words: momentWords(at, until, zone, now, fits !== 'once'),
      typed: `${line.slice(said.body.start, said.body.end)} ${offsetWord((Date.UTC(date.year, date.month - 1, date.day, said.from.hour, said.from.minute, said.from.second) - at) / MINUTE)}`,
    }));
    const chosen = options[past.length - 1] as TimeOption;
    return {
      ...chosen, words: `${said.approximate ? '≈ ' : ''}${chosen.words}`, precision: said.approximate ? 'APPROXIMATE' : said.exact,
      readings: fits === 'once' ? [] : options, fits,
    };
  }
  return ahead ? 'ahead' : 'none';
}

interface Day { year: number; month: number; day: number }

const daysFrom = ({ year, month, day }: Day, days: number): Day => {
  const at = new Date(Date.UTC(year, month - 1, day + days));
  return { year: at.getUTCFullYear(), month: at.getUTCMonth() + 1, day: at.getUTCDate() };
};
const weekdayOfDay = ({ year, month, day }: Day) => new Date(Date.UTC(year, month - 1, day)).getUTCDay();

/** The days that were meant, the likeliest first. Today is what it is in the room. */
function datesOf(said: SaidTime & { is: 'clock' }, now: number, zone: string): readonly Day[] {
  const today = wallClockAt(now, zone);
  const { day } = said;
  switch (day.is) {
    case 'near': return [daysFrom(today, -day.back)];
    case 'none': return [1, 0, -1, -2].map((days) => daysFrom(today, days));
    case 'weekday': return Array.from({ length: 16 }, (_, i) => daysFrom(today, 1 - i)).filter((date) => weekdayOfDay(date) === day.weekday);
    case 'date':
      return (day.year === null ? Array.from({ length: 10 }, (_, i) => today.year + 1 - i) : [day.year])
        .filter((year) => isDate(year, day.month, day.day)).map((year) => ({ year, month: day.month, day: day.day }));
  }
}

/** The end of a range: the next time after its beginning that clocks show so. */
function endOf(until: ClockSaid, date: Day, from: number, clocks: Clocks): number | null {
  const both = [0, 1].flatMap((days) => momentsOf({ ...daysFrom(date, days), ...until }, clocks).moments);
  return both.find((at) => at >= from) ?? null;
}

/** The first moment after `from` that a time can mean: of what is expected or promised. Null: it can mean none. */
export function momentAfter(said: SaidTime & { is: 'clock' }, from: number, zone: string): number | null {
  const clocks: Clocks = said.clocks ?? { zone };
  const today = wallClockAt(from, zone);
  const { day } = said;
  const dates: readonly Day[] = day.is === 'none' ? [-1, 0, 1, 2].map((days) => daysFrom(today, days))
    : day.is === 'near' ? [daysFrom(today, -day.back)]
      : day.is === 'weekday' ? Array.from({ length: 15 }, (_, i) => daysFrom(today, i)).filter((date) => weekdayOfDay(date) === day.weekday)
        : (day.year === null ? [today.year, today.year + 1] : [day.year]).filter((year) => isDate(year, day.month, day.day)).map((year) => ({ year, month: day.month, day: day.day }));
  const wall = (date: Day): WallClock => ({ ...date, ...said.from });
  return dates.flatMap((date) => momentsOf(wall(date), clocks).moments).find((at) => at > from) ?? null;
}

/** The last second of the day that it is in the zone. */
export function endOfDay(at: number, zone: string): number {
  const { year, month, day } = wallClockAt(at, zone);
  return momentsOf({ year, month, day, hour: 23, minute: 59, second: 59 }, { zone }).moments.at(-1) ?? at;
}

const weekday = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', weekday: 'short' });
const dayAndMonth = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'short' });

/** `Tue 22:06, Houston`; with the date where it is not of the last six days, with the year where it is not this one, with the offset where clocks change. */
export function momentWords(at: number, until: number | null, zone: string, now: number, withOffset = false): string {
  const day = dayOf(at, zone);
  const noon = new Date(`${day.slice(-10)}T12:00:00Z`);
  const near = Math.abs(now - at) < 6 * DAY;
  const thisYear = day.slice(0, -6) === dayOf(now, zone).slice(0, -6);
  const date = near ? '' : ` ${thisYear ? dayAndMonth.format(noon) : dateWithYear(day)}`;
  const seconds = at % MINUTE !== 0;
  const wall = wallClockAt(at, zone);
  const ahead = (Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute, wall.second) - Math.floor(at / 1000) * 1000) / MINUTE;
  return `${weekday.format(noon)}${date} ${clockTime(at, zone, seconds)}${until === null ? '' : `–${clockTime(until, zone)}`}, ${cityOf(zone)}${withOffset ? ` (${offsetWord(ahead)})` : ''}`;
}
