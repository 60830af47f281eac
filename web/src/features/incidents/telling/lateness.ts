import type { Audience } from '@/gql/graphql';
import { roughDuration, secondsBetween } from '@/time/durations';

interface Told { entryId: string; audience: Audience; at: string; nextUpdateDue?: string | null }

/** How an update stood to what had been promised before it: seconds late, 0 in time, null where nothing had been promised. */
export function latenessOf(updates: readonly Told[]): ReadonlyMap<string, number | null> {
  const byTime = [...updates].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  const said = new Map<string, number | null>();
  let promised: string | null = null;
  for (const update of byTime) {
    // What the team is told among itself keeps no promise to others.
    const keeps = update.audience !== 'TEAM';
    said.set(update.entryId, keeps && promised !== null ? Math.max(0, secondsBetween(promised, update.at)) : null);
    if (update.nextUpdateDue != null) promised = update.nextUpdateDue;
    else if (keeps) promised = null;
  }
  return said;
}

/** `4 min late`, `in time`, or nothing where nothing was promised. */
export function latenessWords(seconds: number | null): string | null {
  if (seconds === null) return null;
  return seconds < 60 ? 'in time' : `${roughDuration(seconds)} late`;
}

/** `Due 01:31, in 6 min.` or `Due 01:31, 4 min late.`; without a promise, that there is none. */
export function dueWords(due: string | null, now: number, clock: (at: string) => string): string {
  if (due === null) return 'No update is promised.';
  const left = secondsBetween(now, due);
  return `Due ${clock(due)}, ${left < 0 ? `${roughDuration(-left)} late` : `in ${roughDuration(left)}`}.`;
}
