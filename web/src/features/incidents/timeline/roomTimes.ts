import { clockTime } from '@/time/formatting';
import type { RoomEntry } from '../roomRecord';

const minutesOf = (clock: string) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));
const day = 24 * 60;

/** The entry whose clock time in the zone is nearest to `22:06`, past midnight too; of equally near ones the first. Null: there are none. */
export function nearestTo(entries: readonly RoomEntry[], clock: string, zone: string): RoomEntry | null {
  let best: { entry: RoomEntry; apart: number } | null = null;
  for (const entry of entries) {
    const apart = Math.abs(minutesOf(clockTime(entry.occurredAt, zone)) - minutesOf(clock));
    const shorter = Math.min(apart, day - apart);
    if (!best || shorter < best.apart) best = { entry, apart: shorter };
  }
  return best?.entry ?? null;
}
