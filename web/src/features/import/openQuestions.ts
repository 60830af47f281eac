import { rowProblem, speaksOfI, type PasteRow } from './pasteRows';
import type { Preview } from './useReading';

export interface OpenQuestion { about: 'title' | 'zone' | 'day' | 'self' | 'line' | 'row'; words: string }

type Asked = Preview['questions'][number];

/** Told, and no answer is needed: what is over the limit is pasted after this. */
const onlyTold = new Set(['TOO_MANY']);
/** What is answered on top, and not line by line. */
const onTop = new Set(['ZONE_UNKNOWN', 'ZONE_INVALID', 'DATE_UNKNOWN']);
/** Only another text answers them. */
const byText = new Set(['NO_TIMES', 'TOO_LONG', 'ANCHOR_UNKNOWN']);

export const keyOf = ({ code, message }: Asked): string => `${code} ${message}`;
export const isOnTop = ({ code }: Asked): boolean => onTop.has(code);
/** A person can say that the line is as it should be. */
export const canSettle = ({ code }: Asked): boolean => !onTop.has(code) && !byText.has(code) && !onlyTold.has(code);

interface Known { preview: Preview | null; rows: readonly PasteRow[]; zone: string; self: string; settled: ReadonlySet<string>; title: string | null }

/** What stands in the way of recording, the most general first. */
export function openQuestions({ preview, rows, zone, self, settled, title }: Known): OpenQuestion[] {
  const asks = (...codes: string[]) => preview?.questions.some(({ code }) => codes.includes(code)) ?? false;
  const open: OpenQuestion[] = [];
  if (title !== null && title.trim() === '') open.push({ about: 'title', words: 'Say what was wrong: the new incident needs a title.' });
  if (asks('ZONE_UNKNOWN', 'ZONE_INVALID')) open.push({ about: 'zone', words: 'Say in which zone the times were said.' });
  if (asks('DATE_UNKNOWN')) open.push({ about: 'day', words: 'Say on which day the first time was.' });
  if (self === '' && rows.some(speaksOfI)) open.push({ about: 'self', words: 'Say who “I” is.' });
  for (const question of preview?.questions ?? []) {
    if (isOnTop(question) || onlyTold.has(question.code) || settled.has(keyOf(question))) continue;
    // Without times a lesson can be recorded all the same.
    if (question.code === 'NO_TIMES' && rows.some(({ kind }) => kind !== 'OUT')) continue;
    open.push({ about: 'line', words: question.message });
  }
  const now = Date.now();
  const answered = !open.some(({ about }) => about === 'zone' || about === 'day');
  for (const row of answered ? rows : []) {
    const problem = rowProblem(row, zone, now);
    if (problem) open.push({ about: 'row', words: `Line ${row.line}: ${problem}` });
  }
  return open;
}
