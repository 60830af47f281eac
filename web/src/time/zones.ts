/** Wall-clock reading of an instant in a zone. Month and day count from 1. */
export interface WallClock {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
}

const readers = new Map<string, Intl.DateTimeFormat>();

function readerFor(zone: string): Intl.DateTimeFormat {
  let reader = readers.get(zone);
  if (!reader) {
    reader = new Intl.DateTimeFormat('en-CA-u-ca-iso8601-nu-latn', {
      timeZone: zone,
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    readers.set(zone, reader);
  }
  return reader;
}

/** True when the browser's time zone database knows the name. */
export function isZone(name: string): boolean {
  if (name.trim() === '') return false;
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** The zone this device is set to. */
export const deviceZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';

/** Every zone name the browser knows, UTC first. */
export function knownZones(): string[] {
  return ['UTC', ...Intl.supportedValuesOf('timeZone').filter((zone) => zone !== 'UTC')];
}

/** What a clock on the wall shows in `zone` at `epochMs`. */
export function wallClockAt(epochMs: number, zone: string): WallClock {
  const read = { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0 };
  for (const part of readerFor(zone).formatToParts(epochMs)) {
    if (part.type in read) read[part.type as keyof WallClock] = Number(part.value);
  }
  return read;
}

/** Milliseconds that the zone's clocks are ahead of UTC at that moment. */
export function offsetAt(epochMs: number, zone: string): number {
  const w = wallClockAt(epochMs, zone);
  const asUtc = Date.UTC(w.year, w.month - 1, w.day, w.hour, w.minute, w.second);
  return asUtc - Math.floor(epochMs / 1000) * 1000;
}

/** How a wall-clock time maps to an instant: once, twice (clocks went back) or never (clocks went forward). */
export type WallClockMatch = { epochMs: number; fits: 'once' | 'twice' | 'never' };

/**
 * The instant at which clocks in `zone` show `wall`. A time that exists twice gives the first; a time that was
 * skipped gives the moment that is as far after the jump as the time was into it.
 */
export function instantOfWallClock(wall: WallClock, zone: string): WallClockMatch {
  const asUtc = Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute, wall.second);
  const day = 86_400_000;
  const before = offsetAt(asUtc - day, zone);
  const after = offsetAt(asUtc + day, zone);
  const matches = [...new Set([asUtc - before, asUtc - after])]
    .filter((at) => at + offsetAt(at, zone) === asUtc)
    .sort((a, b) => a - b);
  const [first, second] = matches;
  if (first === undefined) return { epochMs: asUtc - before, fits: 'never' };
  return { epochMs: first, fits: second === undefined ? 'once' : 'twice' };
}

/** Zone names are shown with spaces: `America/New York`. */
export const zoneName = (zone: string): string => zone.replaceAll('_', ' ');

/** `New York`: how a zone is called where there is little room. */
export const cityOf = (zone: string): string => zoneName(zone.slice(zone.lastIndexOf('/') + 1));
