import type { Span } from './span';

/** What a stretch of a line was read as. */
export interface Piece extends Span { is: 'time' | 'command' | 'part' | 'glue' | 'escape' | 'text' }

/** The pieces of a line without gaps: what nothing was read from is text. */
export function wholeLine(line: string, cuts: readonly Piece[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const cut of [...cuts].sort((a, b) => a.start - b.start || a.end - b.end)) {
    if (cut.start > at) pieces.push({ is: 'text', start: at, end: cut.start });
    if (cut.end > cut.start) pieces.push(cut);
    at = Math.max(at, cut.end);
  }
  if (at < line.length) pieces.push({ is: 'text', start: at, end: line.length });
  return pieces;
}

/** The words that are left when these kinds are cut out. */
export function textOf(line: string, pieces: readonly Piece[], cut: readonly Piece['is'][]): string {
  let text = '';
  let joins = true;
  for (const piece of pieces) {
    if (cut.includes(piece.is)) { joins &&= piece.is === 'escape'; continue; }
    const said = line.slice(piece.start, piece.end);
    text = joins ? text + said : `${text.trimEnd()}${/^\s*[.,;:!?)]/.test(said) || text.trim() === '' ? '' : ' '}${said.trimStart()}`;
    joins = true;
  }
  return text.trim();
}
