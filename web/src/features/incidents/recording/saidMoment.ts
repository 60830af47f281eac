import { wallClockText, type WallClockText } from '@/time/wallClockText';
import { clockTime, dayOf } from '@/time/formatting';
import { momentOf, momentWords } from '../../composer/momentOf';
import { timeAt } from '../../composer/saidTime';
import { readDueText } from '../telling/dueText';

export interface SaidMoment { value: WallClockText; words: string; approximate: boolean }

interface Moment {
  now: number;
  /** When typing began: what `-10m` counts back from. */
  startedAt: number;
  zone: string;
  /** It is something to come: a bare clock time is the next such one. */
  ahead: boolean;
}

/** A time as people say it: `22:06`, `-10m`, `yesterday 23:40`, `9 Nov 22:06`, `~22:40`, `now`; of what is to come also `+30m`. `ahead`: it has not come yet. Null: it is no time. */
export function readSaid(typed: string, { now, startedAt, zone, ahead }: Moment): SaidMoment | 'ahead' | null {
  const text = typed.trim();
  if (ahead) {
    const due = readDueText(text, now, zone);
    if (due) return { value: wallClockText(due.at, zone), words: due.words, approximate: false };
  }
  const said = timeAt(text, 0);
  if (!said || said.span.end < text.length) return null;
  const read = momentOf(said, text, { now, startedAt, zone });
  if (read === 'ahead' || read === 'none') return read === 'ahead' ? 'ahead' : null;
  const seconds = new Date(read.at).getUTCSeconds();
  const value = wallClockText(read.at, zone) + (seconds === 0 ? '' : `:${String(seconds).padStart(2, '0')}`);
  return { value, words: momentWords(read.at, null, zone, now, read.fits !== 'once'), approximate: read.precision === 'APPROXIMATE' };
}

const dates = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'short' });

/** How a moment is typed so that it is read as that: `22:06` of today, else with its date. */
export function saidText(at: string, now: number, zone: string): string {
  const day = dayOf(at, zone);
  const today = dayOf(now, zone);
  if (day === today) return clockTime(at, zone);
  const year = day.slice(0, -6);
  return `${dates.format(new Date(`${day.slice(-10)}T12:00:00Z`))}${year === today.slice(0, -6) ? '' : ` ${year}`} ${clockTime(at, zone)}`;
}
