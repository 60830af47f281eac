import type { ImportGuessCode } from '@/gql/graphql';
import { clockText } from '@/time/wallClockText';
import { readMoment } from '@/time/said';
import { wallClockText, type WallClockText } from '@/time/wallClockText';
import { minutesBetween, shifted, type PasteRow, type RowChoices } from './pasteRows';

/** Another reading than the one that was guessed. */
export interface Correction { words: string; edit: (row: PasteRow) => Partial<RowChoices> }

const DAY = 1440;
const hourOf = (time: WallClockText) => Number(time.slice(11, 13));

/** Moves a row, and takes the guess as settled. */
const move = (code: ImportGuessCode, minutes: (row: PasteRow) => number) => (row: PasteRow): Partial<RowChoices> => ({ shift: row.shift + minutes(row), settled: [...row.settled, code] });

const otherHalf = (row: PasteRow) => (hourOf(row.time) < 12 ? DAY / 2 : -DAY / 2);

/** To the same day and clock so many years on. */
function years(by: number) {
  return (row: PasteRow) => minutesBetween(row.time, `${String(Number(row.time.slice(0, 4)) + by).padStart(4, '0')}${row.time.slice(4)}`);
}

/** 5 June for 6 May; nothing where that is no day. */
function swap(row: PasteRow): number {
  const [month = '', day = ''] = row.time.slice(5, 10).split('-');
  return Number(day) > 12 ? 0 : minutesBetween(row.time, `${row.time.slice(0, 5)}${day}-${month}${row.time.slice(10)}`);
}

/** What else a guess may have meant. None: the row's own time, kind or zone is what to change. */
export function correctionsOf(code: ImportGuessCode, row: PasteRow): Correction[] {
  if (code === 'ROLE') return [{ words: 'Only a note', edit: (one) => ({ kind: 'NOTE', settled: [...one.settled, code] }) }];
  if (code === 'APPROXIMATE') return [{ words: 'It is exact', edit: (one) => ({ precision: 'MINUTE', settled: [...one.settled, code] }) }];
  if (row.time === '') return [];
  switch (code) {
    case 'HALF_OF_DAY': return [{ words: `It was ${shifted(row.time, otherHalf(row)).slice(11, 16)}`, edit: move(code, otherHalf) }];
    case 'MIDNIGHT_CROSSED': return [{ words: 'It was still the day before', edit: move(code, () => -DAY) }];
    case 'DATE_CARRIED': case 'DATE_FROM_TEXT': return [{ words: 'The day before', edit: move(code, () => -DAY) }, { words: 'The day after', edit: move(code, () => DAY) }];
    case 'YEAR': return [-1, 1].map((by) => ({ words: `It was ${Number(row.time.slice(0, 4)) + by}`, edit: move(code, years(by)) }));
    case 'DAY_MONTH_ORDER': return [{ words: 'Day and month the other way round', edit: move(code, swap) }];
    case 'CLOCK_CHANGE': return [{ words: 'An hour later', edit: move(code, () => 60) }, { words: 'An hour earlier', edit: move(code, () => -60) }];
    default: return [];
  }
}

/** The rows that were guessed in the same way: of roles, those that the same role was suggested for. */
export const alike = (rows: readonly PasteRow[], code: ImportGuessCode, row: PasteRow): PasteRow[] =>
  rows.filter((one) => one.kind !== 'OUT' && one.guesses.some((guess) => guess.code === code) && (code !== 'ROLE' || one.suggested === row.suggested));

/** What was typed as the time of a row: a clock alone is of the row's own day. Null when it is no time. */
export function readRowTime(typed: string, day: string | null, zone: string, now: number): WallClockText | null {
  const clock = clockText(typed);
  if (clock !== null && day !== null) return `${day}T${clock.slice(0, 5)}`;
  const moment = readMoment(typed, zone, now);
  return moment && wallClockText(moment.instant, zone);
}

/** The edit that puts a row at that wall clock. */
export const timeEdit = (row: PasteRow, to: WallClockText): Partial<RowChoices> =>
  (row.time === '' || row.at !== '' ? { at: to } : { shift: row.shift + minutesBetween(row.time, to), settled: [...new Set([...row.settled, ...row.guesses.filter(({ code }) => code !== 'ROLE').map(({ code }) => code)])] });
