import { daysBack, longWeekdayPattern, monthOf, monthPattern, nearDayPattern, weekdayOf, weekdayPattern } from './dayWords';
import { clocksNamed, zonePattern, type Clocks } from './zoneWords';
import type { Span } from './span';

export interface ClockSaid { hour: number; minute: number; second: number }

/** Which day was said: none, so many before today, a day of the week, or a date, with its year or without. */
export type DaySaid =
  | { is: 'none' }
  | { is: 'near'; back: number }
  | { is: 'weekday'; weekday: number }
  | { is: 'date'; year: number | null; month: number; day: number };

/** A time as it was said, not yet a moment. */
export type SaidTime = { span: Span } & (
  | { is: 'now' }
  | { is: 'ago'; seconds: number }
  | {
    is: 'clock'; day: DaySaid; from: ClockSaid; until: ClockSaid | null; approximate: boolean;
    exact: 'SECOND' | 'MINUTE' | 'HOUR';
    clocks: Clocks | null;
    /** Four digits with nothing around: also a year or a number of something. */
    bare: boolean;
    /** What is written without the zone: what another reading is typed with. */
    body: Span;
  });

// German `Uhr`, `22h06` and `22.06 Uhr` too; a point alone is a decimal one.
const clock = (n: number) => String.raw`(?:(?<bh${n}>\d{2})(?<bm${n}>\d{2})(?![\d])|(?<h${n}>\d{1,2})(?:(?<sep${n}>[:.h])(?<m${n}>\d{2})(?::(?<s${n}>\d{2}))?)?)(?<half${n}>\s?[ap](?:m\b|\.m\.))?(?<uhr${n}>\s?uhr\b)?`;
const day = (n: 1 | 2) => String.raw`(?:(?<near${n}>${nearDayPattern})|(?:last\s|am\s|on\s|letzten\s)?(?<week${n}>${n === 1 ? weekdayPattern : longWeekdayPattern})\.?|(?<d${n}>\d{1,2})(?:st|nd|rd|th|\.)?\s?(?<mon${n}>${monthPattern})\.?(?:\s(?<y${n}>\d{4}))?|(?<mon2${n}>${monthPattern})\.?\s(?<d2${n}>\d{1,2})(?:st|nd|rd|th)?(?:,?\s(?<y2${n}>\d{4}))?|(?<d3${n}>\d{1,2})\.(?<m3${n}>\d{1,2})\.(?<y3${n}>\d{4})?|(?<y4${n}>\d{4})-(?<m4${n}>\d{2})-(?<d4${n}>\d{2}))`;
const there = String.raw`(?=$|\s|[,;:.!?)–—-](?:$|\s))`;
const zoned = String.raw`(?<zone>\s?(?:${zonePattern})(?![\w+/-]))?`;
const timePattern = (zone: string) => new RegExp(String.raw`(?:(?:at|um|from|von)\s)?(?<approx>[~≈]\s?|(?:about|around|circa|ca\.|ca|approx\.?|gegen)\s)?(?:${day(1)}(?:[,T]\s?|\s)(?:at\s|um\s)?)?(?<approx2>[~≈]\s?)?${clock(1)}(?:(?:\s?[-–—]\s?|\s(?:to|bis|until)\s)(?=\d{4}|\d{1,2}(?:[:.h]\d{2}|\s?[ap]\.?m|\s?uhr))${clock(2)})?${zone}(?:,?\s(?:on\s|am\s)?${day(2)})?${there}`, 'iuy');
const pattern = timePattern(zoned);
/** For words that only look like a zone: `22:06 and/or`. */
const unzoned = timePattern('');
const relative = /(?:[-−–](?=\d)|(?<vor>vor\s))(?:(?<h>\d{1,3})\s?(?:hours?|std|h)(?:\s?(?<hm>\d{1,2})(?:\s?(?:minuten|minutes|mins?|m))?)?|(?<m>\d{1,4})\s?(?:minuten|minutes|mins?|m)|(?<s>\d{1,5})\s?(?:seconds|sec|s))(?=$|\s|[,;:.!?)–—-](?:$|\s))/iuy;
const ago = /(?:(?<h>\d{1,3})\s?(?:hours?|h)(?:\s?(?<hm>\d{1,2})(?:\s?(?:minutes|mins?|m))?)?|(?<m>\d{1,4})\s?(?:minutes|mins?|m)|(?<s>\d{1,5})\s?(?:seconds|sec|s))\sago(?=$|\s|[,;:.!?)–—-](?:$|\s))/iuy;
const now = /(?:now|jetzt)(?=$|\s|[,;:.!?)–—-](?:$|\s))/iuy;

function matchAt(regex: RegExp, line: string, at: number): { groups: Record<string, string | undefined>; end: number } | null {
  regex.lastIndex = at;
  const match = regex.exec(line);
  return match && { groups: match.groups ?? {}, end: at + match[0].length };
}

/** The longest time that begins at `at`, or null. */
export function timeAt(line: string, at: number): SaidTime | null {
  for (const regex of [relative, ago]) {
    const match = matchAt(regex, line, at);
    if (match) return { is: 'ago', seconds: secondsOf(match.groups), span: { start: at, end: match.end } };
  }
  const word = matchAt(now, line, at);
  if (word) return { is: 'now', span: { start: at, end: word.end } };
  for (const regex of [pattern, unzoned]) {
    const match = matchAt(regex, line, at);
    const said = match && clockSaid(match.groups, line, at, match.end);
    if (said) return said;
  }
  return null;
}

/** Hours, minutes or seconds of a length as it was typed. */
export const secondsOf = (groups: Record<string, string | undefined>): number =>
  Number(groups['h'] ?? 0) * 3600 + Number(groups['hm'] ?? groups['m'] ?? 0) * 60 + Number(groups['s'] ?? 0);

function clockSaid(groups: Record<string, string | undefined>, line: string, at: number, end: number): SaidTime | null {
  const before = daySaid(groups, 1);
  const after = daySaid(groups, 2);
  if (before === 'wrong' || after === 'wrong' || (before && after)) return null;
  const day: DaySaid = before ?? after ?? { is: 'none' };
  const ranged = groups['h2'] !== undefined || groups['bh2'] !== undefined;
  // `10-11 pm`: the half of the day that is said last holds for both.
  const half = groups['half1'] ?? (ranged ? groups['half2'] : undefined);
  const uhr = groups['uhr1'] ?? groups['uhr2'];
  const from = clockOf(groups, 1, half, uhr, day.is !== 'none');
  const until = ranged ? clockOf(groups, 2, groups['half2'] ?? undefined, uhr, day.is !== 'none') : null;
  if (!from || (ranged && !until)) return null;
  const zone = groups['zone'];
  const clocks = zone === undefined ? null : clocksNamed(zone.trim());
  if (zone !== undefined && (!clocks || /\sz$/i.test(zone))) return null;
  const exact = groups['s1'] !== undefined ? 'SECOND' : groups['m1'] === undefined && groups['bm1'] === undefined ? 'HOUR' : 'MINUTE';
  const body = zone === undefined ? end : line.indexOf(zone, at);
  return {
    is: 'clock', day, from, until, exact, clocks, approximate: groups['approx'] !== undefined || groups['approx2'] !== undefined,
    bare: groups['bh1'] !== undefined && day.is === 'none' && !half && !uhr && !zone && !ranged && groups['approx'] === undefined,
    body: { start: at, end: body }, span: { start: at, end },
  };
}

function clockOf(groups: Record<string, string | undefined>, n: 1 | 2, half: string | undefined, uhr: string | undefined, dated: boolean): ClockSaid | null {
  const bare = groups[`bh${n}`];
  const separator = groups[`sep${n}`];
  if (bare === undefined && separator === undefined && !half && !uhr) return null;
  if (separator === '.' && !uhr && !half && !dated) return null;
  let hour = Number(bare ?? groups[`h${n}`]);
  const minute = Number(groups[`bm${n}`] ?? groups[`m${n}`] ?? 0);
  const second = Number(groups[`s${n}`] ?? 0);
  if (half) {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (/p/i.test(half) ? 12 : 0);
  }
  return hour > 23 || minute > 59 || second > 59 ? null : { hour, minute, second };
}

function daySaid(groups: Record<string, string | undefined>, n: 1 | 2): DaySaid | 'wrong' | null {
  const { [`near${n}`]: near, [`week${n}`]: week } = groups;
  if (near) return { is: 'near', back: daysBack(near) ?? 0 };
  if (week) return { is: 'weekday', weekday: weekdayOf(week) ?? 0 };
  const name = groups[`mon${n}`] ?? groups[`mon2${n}`];
  const month = name === undefined ? Number(groups[`m3${n}`] ?? groups[`m4${n}`] ?? 0) : monthOf(name) ?? 0;
  if (month === 0) return null;
  const day = Number(groups[`d${n}`] ?? groups[`d2${n}`] ?? groups[`d3${n}`] ?? groups[`d4${n}`]);
  const year = groups[`y${n}`] ?? groups[`y2${n}`] ?? groups[`y3${n}`] ?? groups[`y4${n}`];
  // 2024 had a 29 February: whether this year has one is asked when the year is known.
  return isDate(year === undefined ? 2024 : Number(year), month, day) ? { is: 'date', year: year === undefined ? null : Number(year), month, day } : 'wrong';
}

/** True for a day that the calendar has. */
export function isDate(year: number, month: number, day: number): boolean {
  const real = new Date(Date.UTC(year, month - 1, day));
  return real.getUTCMonth() === month - 1 && real.getUTCDate() === day;
}
