import type { Gap, Part } from '../postmortem';

/** What the sign beside a section says: the gravest of what is true of it. */
export type SectionSign = 'missing' | 'moved' | 'written' | 'generated' | 'empty';

export const signWords: Record<SectionSign, string> = {
  generated: 'generated', written: 'written by a person', moved: 'record moved on since', missing: 'missing before publishing', empty: 'nothing stands in it',
};

export function signOf(part: Part, gaps: readonly Gap[]): SectionSign {
  if (gaps.some(({ section, commentId }) => section === part.section && commentId === null)) return 'missing';
  if (part.outdated) return 'moved';
  if (part.written) return 'written';
  return part.generated.trim() === '' ? 'empty' : 'generated';
}

/** How much of it, at the end of the line: what is missing, else threads that nobody resolved. */
export function countOf(part: Part, gaps: readonly Gap[]): string {
  const missing = gaps.filter(({ section, commentId }) => section === part.section && commentId === null).length;
  if (missing > 0) return String(missing);
  const open = part.comments.filter((comment) => comment.open).length;
  return open > 0 ? String(open) : '';
}
