import type { DayOfWeek } from '@/gql/graphql';

/** Hours of every week: they begin on the day, and end on the next where `until` is not after `from`. */
export interface Hours { day: DayOfWeek; from: string; until: string }
export type Range = Pick<Hours, 'from' | 'until'>;

export const days: readonly DayOfWeek[] = ['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'];
export const dayWords: Record<DayOfWeek, string> = { MONDAY: 'Mon', TUESDAY: 'Tue', WEDNESDAY: 'Wed', THURSDAY: 'Thu', FRIDAY: 'Fri', SATURDAY: 'Sat', SUNDAY: 'Sun' };

const two = (n: number) => String(n).padStart(2, '0');
export const minutesOf = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
export const clockOf = (minutes: number): string => `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
/** How long a range is, as clocks show it. */
export const lengthOf = ({ from, until }: Range): number => { const long = minutesOf(until) - minutesOf(from); return long > 0 ? long : long + 1440; };
export const hoursAWeek = (hours: readonly Hours[]): number => hours.reduce((sum, each) => sum + lengthOf(each), 0) / 60;

const order = (a: Hours, b: Hours) => days.indexOf(a.day) - days.indexOf(b.day) || minutesOf(a.from) - minutesOf(b.from);
export const sorted = (hours: readonly Hours[]): Hours[] => [...hours].sort(order);

const short = (clock: string) => (clock.endsWith(':00') ? String(Number(clock.slice(0, 2))) : clock);
const rangeText = ({ from, until }: Range) => `${short(from)}–${short(until)}`;
export const rangesText = (ranges: readonly Range[]): string => ranges.map(rangeText).join(', ');

/** `Mon–Fri 8–18, Sat 9–13`. */
export function hoursText(hours: readonly Hours[]): string {
  const byDay = days.map((day) => rangesText(sorted(hours).filter((each) => each.day === day)));
  const parts: string[] = [];
  for (let first = 0; first < days.length;) {
    let last = first;
    while (last + 1 < days.length && byDay[last + 1] === byDay[first]) last++;
    const [from, to] = [days[first], days[last]];
    if (from && to && byDay[first] !== '') parts.push(`${first === last ? dayWords[from] : `${dayWords[from]}–${dayWords[to]}`} ${byDay[first] ?? ''}`);
    first = last + 1;
  }
  return parts.join(', ');
}

const clock = String.raw`(\d{1,2})(?:[:.](\d{2}))?`;
const range = new RegExp(String.raw`^${clock}\s*(?:-|–|to)\s*${clock}$`);
const dayName = '(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*';
const daySpan = new RegExp(String.raw`^(${dayName})(?:\s*(?:-|–|to)\s*(${dayName}))?\s*(.*)$`);

export function readRange(text: string): Range | null {
  const match = range.exec(text.trim().toLowerCase());
  if (!match) return null;
  const [from, until] = [Number(match[1]) * 60 + Number(match[2] ?? 0), Number(match[3]) * 60 + Number(match[4] ?? 0)];
  if (from > 1439 || until > 1440 || Number(match[2] ?? 0) > 59 || Number(match[4] ?? 0) > 59) return null;
  return { from: clockOf(from), until: clockOf(until) };
}

/** Hours of one date: `8–12, 13–17`; nothing: closed. */
export function readRanges(text: string): { ranges: Range[] } | { wrong: string } {
  const ranges: Range[] = [];
  for (const part of text.split(/,|;|\band\b/).map((each) => each.trim()).filter((each) => each !== '')) {
    const read = readRange(part);
    if (!read) return { wrong: part };
    ranges.push(read);
  }
  return { ranges };
}

const dayAt = (name: string) => days.findIndex((day) => day.startsWith(name.slice(0, 3).toUpperCase()));

/** Weekly hours as people write them: `Mon–Fri 8–18`, `Mon–Fri 8–12, 13–18; Sat 9–13`, `Sun 22–6`. */
export function readHours(text: string): { hours: Hours[] } | { wrong: string } {
  const hours: Hours[] = [];
  let waiting: DayOfWeek[] = [];
  let current: DayOfWeek[] = [];
  for (const part of text.toLowerCase().split(/,|;|\n|\band\b/).map((each) => each.trim()).filter((each) => each !== '')) {
    const match = daySpan.exec(part);
    const rest = match ? match[3] ?? '' : part;
    if (match) {
      const [first, last] = [dayAt(match[1] ?? ''), dayAt(match[2] ?? match[1] ?? '')];
      // `Sat–Mon` goes over the end of the week.
      const named = days.filter((_, index) => (first <= last ? index >= first && index <= last : index >= first || index <= last));
      waiting = [...waiting, ...named];
      if (rest === '') continue;
      current = waiting;
      waiting = [];
    }
    const read = readRange(rest);
    if (!read || current.length === 0) return { wrong: part };
    hours.push(...current.map((day) => ({ day, ...read })));
  }
  if (waiting.length > 0) return { wrong: text.trim() };
  return { hours: sorted(hours) };
}
