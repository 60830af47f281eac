import { instantOfWallClock, wallClockAt, type WallClock } from './zones';

/** The value of an `<input type="datetime-local">`: `2014-05-13T22:06`, with seconds only when they were given. */
export type WallClockText = string;

const pattern = /^(\d{4,6})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?$/;
const two = (n: number) => String(n).padStart(2, '0');

/** What the clocks in `zone` showed at `instant`, to the minute, for an input field. */
export function wallClockText(instant: string | number, zone: string): WallClockText {
  const w = wallClockAt(typeof instant === 'number' ? instant : Date.parse(instant), zone);
  return `${String(w.year).padStart(4, '0')}-${two(w.month)}-${two(w.day)}T${two(w.hour)}:${two(w.minute)}`;
}

function parseWallClock(text: WallClockText): WallClock | null {
  const match = pattern.exec(text.trim());
  if (!match) return null;
  const [year, month, day, hour, minute, second] = match.slice(1).map((part) => Number(part ?? 0)) as [
    number, number, number, number, number, number,
  ];
  const real = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  // Date.UTC rolls the 31st of June over into July; a person meant something else.
  const rolled = real.getUTCDate() !== day || real.getUTCMonth() !== month - 1 || hour > 23 || minute > 59 || second > 59;
  return rolled ? null : { year, month, day, hour, minute, second };
}

export interface ReadInstant {
  /** ISO-8601 in UTC. */
  instant: string;
  /** What to tell the person when the clocks changed at that time; null on an ordinary day. */
  warning: string | null;
}

/** Reads a field's wall-clock time as said in `zone`. Null when it is no date and time. */
export function readWallClock(text: WallClockText, zone: string): ReadInstant | null {
  const wall = parseWallClock(text);
  if (!wall) return null;
  const match = instantOfWallClock(wall, zone);
  const warning = {
    once: null,
    twice: 'The clocks went back: this time was twice that night. The first is taken.',
    never: 'The clocks went forward: this time was skipped. The time after the jump is taken.',
  }[match.fits];
  return { instant: toInstant(match.epochMs), warning };
}

/** ISO-8601 in UTC, without fractions when there are none. */
export function toInstant(epochMs: number): string {
  return new Date(epochMs).toISOString().replace('.000Z', 'Z');
}

/** The start of the minute that `epochMs` is in. */
export const startOfMinute = (epochMs: number): number => Math.floor(epochMs / 60_000) * 60_000;

const clockPattern = /^(\d{1,2})(?:[:.h]?(\d{2}))?(?::(\d{2}))?\s*([ap])?\.?m?\.?$/i;

/** What a person typed as a clock time, as `22:06`: `2206`, `22.06` and `10:06 pm` are understood. Null when it is none. */
export function clockText(typed: string): string | null {
  const match = clockPattern.exec(typed.trim());
  if (!match) return null;
  const [, hours = '', minutes = '00', seconds, half] = match;
  let hour = Number(hours);
  if (half !== undefined) {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (half.toLowerCase() === 'p' ? 12 : 0);
  }
  if (hour > 23 || Number(minutes) > 59 || Number(seconds ?? 0) > 59) return null;
  return `${two(hour)}:${minutes}${seconds === undefined ? '' : `:${seconds}`}`;
}
