import { readSaid } from '../recording/saidMoment';

/** A time as it was typed, and when typing began: what "now" and "-10m" mean is a moment, whatever zone is chosen afterwards. */
export interface SaidContact { text: string; startedAt: number }

export const unsaid: SaidContact = { text: '', startedAt: 0 };

/** What it means in the incident's zone. Null: nothing was said. */
export function readFirstContact({ text, startedAt }: SaidContact, now: number, zone: string): { value: string; words: string } | { problem: string } | null {
  if (text.trim() === '') return null;
  const read = readSaid(text, { now, startedAt, zone, ahead: false });
  if (read === 'ahead') return { problem: `“${text.trim()}” has not come yet in that zone.` };
  return read ?? { problem: 'Write a time like 22:06, -10m or yesterday 23:40.' };
}
