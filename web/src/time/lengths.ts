const MINUTE = 60;
const HOUR = 3600;

/** `30 min`, `4 h`, `1 h 30`, `100 h`: never in days, which have as many working hours as their calendar says. */
export function workingText(seconds: number): string {
  const [hours, minutes, rest] = [Math.floor(seconds / HOUR), Math.floor((seconds % HOUR) / MINUTE), seconds % MINUTE];
  if (rest > 0) return [hours > 0 && `${hours} h`, minutes > 0 && `${minutes} min`, `${rest} s`].filter(Boolean).join(' ');
  if (hours === 0) return `${minutes} min`;
  return minutes === 0 ? `${hours} h` : `${hours} h ${String(minutes).padStart(2, '0')}`;
}

const length = /^(?:(\d{1,6})\s?h(?:ours?)?)?\s?(?:(\d{1,6})\s?(?:m|min|minutes?)?)?$/i;
const clockLength = /^(\d{1,5}):([0-5]\d)$/;

/** Seconds in a length as people write it: `30 min`, `4 h`, `1 h 30`, `1:30`; a number alone is minutes. Null when it is none, or nothing. */
export function readLength(text: string): number | null {
  const said = text.trim();
  const clock = clockLength.exec(said);
  const match = clock ?? length.exec(said);
  if (!match || said === '') return null;
  const seconds = Number(match[1] ?? 0) * HOUR + Number(match[2] ?? 0) * MINUTE;
  return seconds > 0 ? seconds : null;
}

export const lengthHint = 'Minutes or hours, such as 30 min, 4 h or 1 h 30.';

/** As the API takes it: `PT4H`, `PT90M`. */
export const isoLength = (seconds: number): string => (seconds % HOUR === 0 ? `PT${seconds / HOUR}H` : seconds % MINUTE === 0 ? `PT${seconds / MINUTE}M` : `PT${seconds}S`);
