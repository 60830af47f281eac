import { dayOf } from './formatting';
import { clockText, readWallClock, toInstant, type ReadInstant } from './wallClockText';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const weekdayNames = /^(sun|mon|tues?|wed|thu(rs?)?|fri|sat)(day|nesday|urday)?$/;
const two = (n: number) => String(n).padStart(2, '0');
const DAY = 86_400_000;

/** `2026-05-22`, so many days later. */
export const daysAfter = (day: string, days: number): string => new Date(Date.parse(`${day}T00:00:00Z`) + days * DAY).toISOString().slice(0, 10);

/** How many days from one to the other. */
export const daysBetween = (from: string, to: string): number => Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY);

function dayFrom(year: number, month: number, day: number): string | null {
  const date = new Date(Date.UTC(year, month - 1, day));
  return year >= 1900 && year <= 2199 && date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? `${year}-${two(month)}-${two(day)}` : null;
}

const monthOf = (word: string) => months.indexOf(word.slice(0, 3).toLowerCase()) + 1;
const yearOf = (digits: string | undefined, today: string) => (digits === undefined ? Number(today.slice(0, 4)) : Number(digits));

/** The first such day that is not more than a month ago: a day without a year, of what is to come. */
function nextSuch(today: string, month: number, day: number): string | null {
  const year = Number(today.slice(0, 4));
  const days = [0, 1, 2, 3, 4].map((later) => dayFrom(year + later, month, day)).filter((each) => each !== null);
  return days.find((each) => each >= daysAfter(today, -30)) ?? null;
}

/**
 * A day as people write it: `22 May 2026`, `Fri 22 May`, `22.5.2026`, `2026-05-22`, `today`, `yesterday`, `+7`, `+2w`, `mon`. Null when it is none.
 * @param ahead Of what is to come: a weekday is the next, and a day without a year the next such day. Else the weekday is the latest, and the year this one.
 */
export function readDay(text: string, today: string, ahead = false): string | null {
  const said = text.trim().toLowerCase().replaceAll(',', ' ').replace(/\s+/g, ' ');
  const named = { today: 0, yesterday: -1, tomorrow: 1 }[said];
  if (named !== undefined) return daysAfter(today, named);
  const weekday = weekdays.indexOf(said.slice(0, 3));
  const present = new Date(`${today}T00:00:00Z`).getUTCDay();
  if (weekday >= 0 && weekdayNames.test(said)) return daysAfter(today, ahead ? ((weekday - present + 6) % 7) + 1 : -((present - weekday + 7) % 7));
  const later = /^\+ ?(\d{1,3}) ?(d|w|days?|weeks?)?$/.exec(said);
  if (later) return daysAfter(today, Number(later[1]) * ((later[2] ?? 'd').startsWith('w') ? 7 : 1));
  const rest = weekday >= 0 ? said.replace(/^[a-z]+\.? /, '') : said;
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(rest);
  if (iso) return dayFrom(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const dotted = /^(\d{1,2})\.(\d{1,2})\.(\d{4})?$/.exec(rest);
  if (dotted) return ahead && dotted[3] === undefined ? nextSuch(today, Number(dotted[2]), Number(dotted[1])) : dayFrom(yearOf(dotted[3], today), Number(dotted[2]), Number(dotted[1]));
  const worded = /^(\d{1,2})\.? ([a-z]{3,9})\.?(?: (\d{4}))?$/.exec(rest);
  const month = monthOf(worded?.[2] ?? '');
  if (worded && month > 0) return ahead && worded[3] === undefined ? nextSuch(today, month, Number(worded[1])) : dayFrom(yearOf(worded[3], today), month, Number(worded[1]));
  return null;
}

const ago = /^-(?:(\d+)h)?\s?(?:(\d+)\s?m?)?$/;

/** A moment as people say it: `22:06`, `Fri 22 May 2026 16:40`, `yesterday 23:40`, `-10m`, `-1h20`, `now`. A time alone is the latest not ahead. Null when it is none. */
export function readMoment(text: string, zone: string, now: number): ReadInstant | null {
  const said = text.trim().replaceAll(',', ' ').replace(/\s+/g, ' ');
  if (said.toLowerCase() === 'now') return { instant: toInstant(Math.floor(now / 1000) * 1000), warning: null };
  const back = ago.exec(said);
  if (back && said !== '-') return { instant: toInstant(Math.floor(now / 60_000) * 60_000 - (Number(back[1] ?? 0) * 60 + Number(back[2] ?? 0)) * 60_000), warning: null };
  const today = dayOf(now, zone);
  const parts = said.split(' ');
  // `10:06 pm` is one time of two words.
  const words = /^[ap]\.?m\.?$/i.test(parts.at(-1) ?? '') ? 2 : 1;
  const clock = clockText(parts.slice(-words).join(''));
  if (clock === null) return null;
  const dayWords = parts.slice(0, -words).join(' ');
  const day = dayWords === '' ? today : readDay(dayWords, today);
  if (day === null) return null;
  const read = readWallClock(`${day}T${clock}`, zone);
  const ahead = read !== null && dayWords === '' && Date.parse(read.instant) > now + 120_000;
  return ahead ? readWallClock(`${daysAfter(day, -1)}T${clock}`, zone) : read;
}
