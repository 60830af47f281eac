const MINUTE = 60;
const HOUR = 3600;
const DAY = 86_400;

/** `18 min`, `8 h 45 min`, `45 s`, `2 d 3 h`. Cut down, never rounded up; negative lengths carry a minus sign. */
export function durationText(seconds: number): string {
  const sign = seconds < 0 ? '−' : '';
  const s = Math.floor(Math.abs(seconds));
  const join = (big: number, bigUnit: string, small: number, smallUnit: string) =>
    `${sign}${big} ${bigUnit}${small > 0 ? ` ${small} ${smallUnit}` : ''}`;
  if (s < MINUTE) return `${sign}${s} s`;
  if (s < HOUR) return join(Math.floor(s / MINUTE), 'min', s % MINUTE, 's');
  if (s < DAY) return join(Math.floor(s / HOUR), 'h', Math.floor((s % HOUR) / MINUTE), 'min');
  return join(Math.floor(s / DAY), 'd', Math.floor((s % DAY) / HOUR), 'h');
}

/** The same without seconds from a minute on, for timelines kept to the minute. */
export function roughDuration(seconds: number): string {
  const size = Math.abs(seconds);
  return durationText(size < MINUTE ? seconds : Math.sign(seconds) * Math.floor(size / MINUTE) * MINUTE);
}

/** `0:18:03`, for a clock that runs. Hours are not folded into days. */
export function runningClock(seconds: number): string {
  const s = Math.max(0, Math.floor(seconds));
  const two = (n: number) => String(n).padStart(2, '0');
  return `${Math.floor(s / HOUR)}:${two(Math.floor((s % HOUR) / MINUTE))}:${two(s % MINUTE)}`;
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
