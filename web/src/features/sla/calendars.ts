import { graphql } from '@/gql';
import type { DayOfWeek, Sla_CalendarFragment, SlaCalendarInput } from '@/gql/graphql';
import type { CountedAs, CountedDay } from '@/charts/countedDays';
import { dayOf, shortDay } from '@/time/formatting';
import { daysAfter } from '@/time/said';
import { instantOfWallClock, offsetAt } from '@/time/zones';
import { days as week, minutesOf, type Hours, type Range } from './hours';

export const Sla_Calendar = graphql(`
  fragment Sla_Calendar on SlaCalendar {
    id name zone retired { at }
    versions { validFrom always hours { day from until } holidays { date name } exceptions { date hours { from until } } }
  }
`);
export type Calendar = Sla_CalendarFragment;

/** When somebody is at work, from a date on. */
export interface Times { zone: string; always: boolean; hours: readonly Hours[]; holidays: readonly { date: string; name: string | null }[]; exceptions: readonly { date: string; hours: readonly Range[] }[] }

/** What counts on a day: of the versions that count by then the newest, else the first. */
export function timesOn({ zone, versions }: Calendar, day: string): Times {
  const version = versions.filter(({ validFrom }) => validFrom <= day).at(-1) ?? versions[0];
  return {
    zone, always: version?.always ?? false, hours: version?.hours ?? [], exceptions: version?.exceptions ?? [],
    holidays: (version?.holidays ?? []).map(({ date, name }) => ({ date, name: name ?? null })),
  };
}

export const calendarInput = ({ zone, always, hours, holidays, exceptions }: Times): SlaCalendarInput => ({
  zone, always, ...(always ? {} : { hours: hours.map(({ day, from, until }) => ({ day, from, until })) }),
  namedHolidays: holidays.map(({ date, name }) => ({ date, name })), exceptions: exceptions.map(({ date, hours: own }) => ({ date, hours: own.map(({ from, until }) => ({ from, until })) })),
});

const HOUR = 3_600_000;
const weekdayOf = (day: string): DayOfWeek => week[(new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7] ?? 'MONDAY';

/** The instant at which clocks show so many minutes of a date; beyond a day: of those after it. */
function instantOf(day: string, minutes: number, zone: string): number {
  const date = daysAfter(day, Math.floor(minutes / 1440));
  const left = minutes % 1440;
  return instantOfWallClock({ year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)), hour: Math.floor(left / 60), minute: left % 60, second: 0 }, zone).epochMs;
}

const holidayOn = ({ holidays, exceptions }: Times, day: string) => (exceptions.some(({ date }) => date === day) ? undefined : holidays.find(({ date }) => date === day));

/** The hours that begin on a date. */
function rangesOn(times: Times, day: string): readonly Range[] {
  const exception = times.exceptions.find(({ date }) => date === day);
  if (exception) return exception.hours;
  if (holidayOn(times, day)) return [];
  return times.always ? [{ from: '00:00', until: '24:00' }] : times.hours.filter((each) => each.day === weekdayOf(day));
}

interface Stretch { from: number; until: number }
const cut = (stretches: readonly Stretch[], { from, until }: Stretch) => stretches.map((each) => ({ from: Math.max(each.from, from), until: Math.min(each.until, until) })).filter((each) => each.until > each.from);
const without = (stretches: readonly Stretch[], holes: readonly Stretch[]) => holes.reduce<Stretch[]>((left, hole) => left.flatMap((each) => cut([{ from: each.from, until: Math.min(each.until, hole.from) }, { from: Math.max(each.from, hole.until), until: each.until }], each)), [...stretches]);

function union(stretches: readonly Stretch[]): Stretch[] {
  const all: Stretch[] = [];
  for (const each of [...stretches].sort((a, b) => a.from - b.from)) {
    const last = all.at(-1);
    if (last && each.from <= last.until) last.until = Math.max(last.until, each.until);
    else all.push({ ...each });
  }
  return all;
}

/** The hours of a date that are open, those of the date before that run into it among them. */
function openOn(times: Times, day: string): Stretch[] {
  const midnights = { from: instantOf(day, 0, times.zone), until: instantOf(day, 1440, times.zone) };
  const stretches = [daysAfter(day, -1), day].flatMap((date) => rangesOn(times, date).map(({ from, until }) => {
    const [start, end] = [minutesOf(from), minutesOf(until)];
    return { from: instantOf(date, start, times.zone), until: instantOf(date, end > start ? end : end + 1440, times.zone) };
  }));
  return union(cut(stretches, midnights));
}

/** Each day from the start to where it ends: what counted, what was closed, a holiday or a pause. The picture of what the server says in words. */
export function countedDays(times: Times, start: number, end: number, pauses: readonly Stretch[]): (CountedDay & { why?: string })[] {
  const found: (CountedDay & { why?: string })[] = [];
  const last = dayOf(end, times.zone);
  for (let day = dayOf(start, times.zone); day <= last; day = daysAfter(day, 1)) {
    const midnights = { from: instantOf(day, 0, times.zone), until: instantOf(day, 1440, times.zone) };
    const open = openOn(times, day);
    const running = cut(open, { from: start, until: end });
    const holiday = holidayOn(times, day);
    const parts: [CountedAs, Stretch[]][] = [['COUNTED', without(running, pauses)], ['PAUSED', union(pauses.flatMap((pause) => cut(running, pause)))], [holiday ? 'HOLIDAY' : 'CLOSED', without([midnights], open)]];
    found.push({
      name: shortDay(day), hours: (midnights.until - midnights.from) / HOUR, ...(holiday && { why: holiday.name ?? 'holiday' }),
      stretches: parts.flatMap(([as, stretches]) => stretches.map(({ from, until }) => ({ from: (from - midnights.from) / HOUR, until: (until - midnights.from) / HOUR, as }))),
    });
  }
  return found;
}

/** Days of a year from now on which the zone's clocks change, and by how much. */
export function clockChanges(zone: string, from: string, count = 366): { day: string; minutes: number }[] {
  const changes: { day: string; minutes: number }[] = [];
  let before = offsetAt(Date.parse(`${from}T00:00:00Z`), zone);
  for (let n = 0; n < count; n++) {
    const day = daysAfter(from, n);
    const after = offsetAt(instantOf(day, 1440, zone), zone);
    if (after !== before) changes.push({ day, minutes: (after - before) / 60_000 });
    before = after;
  }
  return changes;
}
