const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;

const two = (n: number) => String(n).padStart(2, '0');

/** `45 s`, `18 min`, `18 min 5 s`, `3 h 22`, `3 h`, `2 d 6 h`. Cut down, never rounded up; negative lengths carry a minus sign. */
export function durationText(seconds: number): string {
  const sign = seconds < 0 ? '−' : '';
  const s = Math.floor(Math.abs(seconds));
  const join = (big: string, small: number, smallText: string) => `${sign}${big}${small > 0 ? ` ${smallText}` : ''}`;
  if (s < MINUTE) return `${sign}${s} s`;
  if (s < HOUR) return join(`${Math.floor(s / MINUTE)} min`, s % MINUTE, `${s % MINUTE} s`);
  const minutes = Math.floor((s % HOUR) / MINUTE);
  if (s < DAY) return join(`${Math.floor(s / HOUR)} h`, minutes, two(minutes));
  const hours = Math.floor((s % DAY) / HOUR);
  return join(`${Math.floor(s / DAY)} d`, hours, `${hours} h`);
}

/** The same without seconds from a minute on, for timelines kept to the minute. */
export function roughDuration(seconds: number): string {
  const size = Math.abs(seconds);
  return durationText(size < MINUTE ? seconds : Math.sign(seconds) * Math.floor(size / MINUTE) * MINUTE);
}

/** `6:52`, `3:22:08`, for a clock that runs. Hours are not folded into days. */
export function runningClock(seconds: number): string {
  const s = Math.max(0, Math.floor(seconds));
  const minutes = Math.floor((s % HOUR) / MINUTE);
  return s < HOUR ? `${minutes}:${two(s % MINUTE)}` : `${Math.floor(s / HOUR)}:${two(minutes)}:${two(s % MINUTE)}`;
}

/** Seconds from one instant to another. */
export const secondsBetween = (from: string | number, to: string | number): number =>
  (new Date(to).getTime() - new Date(from).getTime()) / 1000;

/** `+18 min`, `−4 min`, `0`: how far after the anchor something was. */
export function elapsedText(seconds: number): string {
  if (Math.abs(seconds) < MINUTE) return '0';
  return seconds > 0 ? `+${roughDuration(seconds)}` : roughDuration(seconds);
}

const isoDuration = /^(-?)PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)(?:\.\d+)?S)?$/;

/** Seconds in an ISO-8601 duration of hours, minutes and seconds. Null when it is none. */
export function durationSeconds(iso: string): number | null {
  const match = isoDuration.exec(iso);
  if (!match || iso.endsWith('T')) return null;
  const [hours, minutes, seconds] = match.slice(2).map((part) => Number(part ?? 0)) as [number, number, number];
  return (match[1] === '-' ? -1 : 1) * (hours * HOUR + minutes * MINUTE + seconds);
}
