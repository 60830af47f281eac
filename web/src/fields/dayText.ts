import { shortDay } from '@/time/formatting';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

function dayAt(year: number, month: number, date: number): string | null {
  const day = new Date(Date.UTC(year, month, date));
  // The 31st of June would be rolled over into July; a person meant something else.
  return day.getUTCMonth() === month && day.getUTCDate() === date && year >= 1970 && year <= 9999 ? day.toISOString().slice(0, 10) : null;
}

const after = (today: string, days: number) => new Date(Date.parse(`${today}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** A day as people write it: `2026-11-20`, `20 nov`, `20 Nov 2027`, `20.11.`, `today`, `tomorrow`, `+7`, `fri`. Null: it is none. Without a year the next such day, or one of the last 30. */
export function readDay(text: string, today: string): string | null {
  const said = text.trim().toLowerCase().replace(/\s+/g, ' ');
  const year = Number(today.slice(0, 4));
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(said);
  if (iso) return dayAt(Number(iso[1]), Number(iso[2]) - 1, Number(iso[3]));
  if (said === 'today') return today;
  if (said === 'tomorrow') return after(today, 1);
  const ahead = /^\+ ?(\d{1,3}) ?(d|w|days?|weeks?)?$/.exec(said);
  if (ahead) return after(today, Number(ahead[1]) * ((ahead[2] ?? 'd').startsWith('w') ? 7 : 1));
  const weekday = weekdays.indexOf(said.slice(0, 3));
  if (weekday >= 0 && /^(sun|mon|tue|wed|thu|fri|sat)(day|sday|nesday|rsday|urday)?$/.test(said)) {
    const from = new Date(`${today}T00:00:00Z`).getUTCDay();
    return after(today, ((weekday - from + 6) % 7) + 1);
  }
  // With its weekday before it, as this field writes a day.
  const named = /^(?:(?:sun|mon|tue|wed|thu|fri|sat)[a-z]* )?(\d{1,2})\.? ([a-z]{3})[a-z]*\.?(?: (\d{4}))?$/.exec(said);
  const numbered = /^(\d{1,2})\.(\d{1,2})\.(\d{4})?$/.exec(said);
  const found = named ? [Number(named[1]), months.indexOf(named[2] ?? ''), named[3]] as const : numbered ? [Number(numbered[1]), Number(numbered[2]) - 1, numbered[3]] as const : null;
  if (!found || found[1] < 0) return null;
  if (found[2] !== undefined) return dayAt(Number(found[2]), found[1], found[0]);
  const days = [year, year + 1, year + 2, year + 3, year + 4].map((each) => dayAt(each, found[1], found[0])).filter((day) => day !== null);
  return days.find((day) => day >= after(today, -30)) ?? days.at(-1) ?? null;
}

/** A day as the field shows it: `Fri 20 Nov`, with its year when that is not this one. */
export const dayText = (day: string): string => shortDay(day);
