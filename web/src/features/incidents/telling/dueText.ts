import { due } from '../../composer/parts';
import { readWallClock } from '@/time/wallClockText';

const reader = due('due', '');

/** A moment to come as somebody types it: `02:00`, `+30m`, `in 1 h`, `tomorrow 8:00`; a bare clock time is the next such time. Null: it is none. */
export function readDueText(typed: string, now: number, zone: string): { at: string; words: string } | null {
  const text = typed.trim().replace(/^(?:\+|in\s+)/iu, '');
  const context = { now, startedAt: now, from: now, zone, people: [], services: [], customers: [], entries: [], loose: false, stopsAt: () => false };
  const found = reader.read(text, 0, context);
  if (!found || found.span.end < text.length) return null;
  const at = readWallClock(found.value, zone);
  return at && { at: at.instant, words: found.words.trim() };
}
