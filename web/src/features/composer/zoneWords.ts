import { instantOfWallClock, isZone, offsetAt, zoneName, type WallClock } from '@/time/zones';

/** Letters that people put after a time, with the minutes that such clocks are ahead of UTC. Left out: those that mean several, such as IST. */
const abbreviations: Readonly<Record<string, number>> = {
  utc: 0, gmt: 0, z: 0, bst: 60, cet: 60, mez: 60, cest: 120, mesz: 120, eet: 120, oez: 120, eest: 180, oesz: 180,
  est: -300, edt: -240, cst: -360, cdt: -300, mst: -420, mdt: -360, pst: -480, pdt: -420, jst: 540,
};

export const zonePattern = String.raw`(?:utc|gmt)\s?[+-]\d{1,2}(?::?\d{2})?|${Object.keys(abbreviations).sort((a, b) => b.length - a.length).join('|')}|[A-Z][A-Za-z]+(?:/[A-Z][A-Za-z_-]+){1,2}`;

/** The clocks that a time was read from: of a place, or so many minutes ahead of UTC. */
export type Clocks = { zone: string } | { ahead: number };

export function clocksNamed(name: string): Clocks | null {
  const ahead = abbreviations[name.toLowerCase()];
  if (ahead !== undefined) return { ahead };
  const offset = /^(?:utc|gmt)\s?([+-])(\d{1,2})(?::?(\d{2}))?$/i.exec(name);
  if (offset) {
    const minutes = Number(offset[2]) * 60 + Number(offset[3] ?? 0);
    return minutes <= 14 * 60 && Number(offset[3] ?? 0) < 60 ? { ahead: offset[1] === '-' ? -minutes : minutes } : null;
  }
  return name.includes('/') && isZone(name) ? { zone: name } : null;
}

const asUtc = ({ year, month, day, hour, minute, second }: WallClock) => Date.UTC(year, month - 1, day, hour, minute, second);

/** Every moment at which these clocks show `wall`; of a time that they skipped, both ways to read it: by the clock before the jump and by that after. */
export function momentsOf(wall: WallClock, clocks: Clocks): { moments: readonly number[]; fits: 'once' | 'twice' | 'never' } {
  if ('ahead' in clocks) return { moments: [asUtc(wall) - clocks.ahead * 60_000], fits: 'once' };
  const { epochMs, fits } = instantOfWallClock(wall, clocks.zone);
  if (fits === 'once') return { moments: [epochMs], fits };
  const day = 86_400_000;
  const both = [offsetAt(asUtc(wall) - day, clocks.zone), offsetAt(asUtc(wall) + day, clocks.zone)].map((offset) => asUtc(wall) - offset);
  return { moments: [...new Set(both)].sort((a, b) => a - b), fits };
}

/** `Houston` for `America/Houston`: what is said beside a time. */
export const cityOf = (zone: string): string => zoneName(zone).split('/').at(-1) ?? zone;

/** `UTC`, `UTC+2`, `UTC-3:30`: as it may be typed after a time. */
export function offsetWord(minutes: number): string {
  if (minutes === 0) return 'UTC';
  const size = Math.abs(minutes);
  return `UTC${minutes < 0 ? '-' : '+'}${Math.floor(size / 60)}${size % 60 === 0 ? '' : `:${String(size % 60).padStart(2, '0')}`}`;
}
