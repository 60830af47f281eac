import type { Paragraph } from '../postmortem';

const blank = /\n\s*\n/;
const split = (text: string): string[] => text.split(blank).map((paragraph) => paragraph.trim()).filter(Boolean);

/**
 * A written text with what the record says now in the paragraphs that are taken: in the place of the paragraph that it followed from where that stands as it was, else after the
 * one that it follows in the record, else at the end. Nothing else of the text is touched, and no written paragraph goes but one that says word for word what went.
 */
export function withTaken(text: string, paragraphs: readonly Pick<Paragraph, 'kind' | 'before' | 'after'>[], taken: ReadonlySet<number>): string {
  const result = split(text);
  let after = -1;
  paragraphs.forEach((paragraph, index) => {
    const at = result.indexOf((paragraph.before ?? paragraph.after ?? '').trim());
    if (!taken.has(index)) {
      if (at >= 0) after = at;
      return;
    }
    if (paragraph.kind === 'REMOVED') {
      if (at >= 0) result.splice(at, 1);
      if (after >= at && at >= 0) after--;
    } else if (paragraph.kind === 'CHANGED' && at >= 0) {
      result[at] = (paragraph.after ?? '').trim();
      after = at;
    } else if (paragraph.after !== null) {
      after = after < 0 && result.length > 0 && index > 0 ? result.length : after + 1;
      result.splice(after, 0, paragraph.after.trim());
    }
  });
  return result.join('\n\n');
}
