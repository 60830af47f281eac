import { offsetAt, wallClockAt } from './zones';

const epoch = (instant: string | number) => (typeof instant === 'number' ? instant : Date.parse(instant));
const two = (n: number) => String(n).padStart(2, '0');

/** `22:06`, or `22:06:31` when seconds are asked for. 24 hours, so that 2 and 14 cannot be mixed up at night. */
export function clockTime(instant: string | number, zone: string, seconds = false): string {
  const w = wallClockAt(epoch(instant), zone);
  return `${two(w.hour)}:${two(w.minute)}${seconds ? `:${two(w.second)}` : ''}`;
}

/** A calendar day in the zone as `2014-05-13`: the key for grouping by day. */
export function dayOf(instant: string | number, zone: string): string {
  const w = wallClockAt(epoch(instant), zone);
  return `${String(w.year).padStart(4, '0')}-${two(w.month)}-${two(w.day)}`;
}

const dayNames = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'UTC', weekday: 'long', day: 'numeric', month: 'long', year: 'numeric',
});
const shortDays = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', weekday: 'short', day: 'numeric', month: 'short' });

/** `Tuesday 13 May 2014` for a day given as `2014-05-13`. */
export const longDay = (day: string): string => dayNames.format(new Date(`${day}T00:00:00Z`)).replace(',', '');

const datesWithYear = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'short', year: 'numeric' });

/** `13 May 2014` for a day given as `2014-05-13`: the same whenever it is read. */
export const dateWithYear = (day: string): string => datesWithYear.format(new Date(`${day}T00:00:00Z`));

/** `Tue 13 May` for a day given as `2014-05-13`, with its year when that is not this one. */
export function shortDay(day: string, now = Date.now()): string {
  const year = day.slice(0, -6);
  const text = shortDays.format(new Date(`${day}T00:00:00Z`)).replace(',', '');
  return year === dayOf(now, 'UTC').slice(0, -6) ? text : `${text} ${year}`;
}

/** `Tue 13 May 2014, 22:06`. */
export function dateAndTime(instant: string | number, zone: string): string {
  return `${shortDay(dayOf(instant, zone))}, ${clockTime(instant, zone)}`;
}

/** `01:16`, or `Wed 14 May, 01:16` when that is another day than `day`: a bare clock time would be read as the same night. */
export function clockTimeFrom(day: string | null, instant: string | number, zone: string): string {
  const own = dayOf(instant, zone);
  return own === day ? clockTime(instant, zone) : `${shortDays.format(new Date(`${own}T00:00:00Z`)).replace(',', '')}, ${clockTime(instant, zone)}`;
}

/** `UTC−05:00`: how far the zone's clocks were from UTC at that moment. */
export function offsetName(instant: string | number, zone: string): string {
  const minutes = Math.round(offsetAt(epoch(instant), zone) / 60_000);
  if (minutes === 0) return 'UTC';
  const size = Math.abs(minutes);
  return `UTC${minutes < 0 ? '−' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

