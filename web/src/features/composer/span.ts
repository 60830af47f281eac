/** A stretch of a line in UTF-16 units: start inclusive, end exclusive. */
export interface Span { start: number; end: number }

export const covers = (span: Span, at: number): boolean => span.start <= at && at < span.end;

/** Where the blanks end that begin at `at`. Line breaks count. */
export function afterBlanks(line: string, at: number): number {
  let end = at;
  while (end < line.length && /\s/.test(line.charAt(end))) end++;
  return end;
}

/** Where the blanks begin that end at `at`. */
export function beforeBlanks(line: string, at: number): number {
  let start = at;
  while (start > 0 && /\s/.test(line.charAt(start - 1))) start--;
  return start;
}

/** True where a word may begin or end: at the edges of the line, beside blanks, and beside what closes a phrase. */
export const isEdge = (line: string, at: number): boolean => at <= 0 || at >= line.length || /[\s,;:.!?()]/.test(line.charAt(at)) || /\s/.test(line.charAt(at - 1));

export const cutAt = (line: string, at: number, length: number): string => line.slice(at, at + length);

/** For comparing: case and accents tell nothing apart. */
export const folded = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replaceAll('ß', 'ss');
