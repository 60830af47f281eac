import { visibleText } from '@/ui/visibleText';
import type { Paragraph } from '../postmortem';

/** A paragraph with what went and what came marked in it: struck out and set off, not by colour alone. */
export function ChangedParagraph({ paragraph }: { paragraph: Paragraph }) {
  const { kind, before, after, words } = paragraph;
  if (words.length > 0) {
    return (
      <p className="diff">
        {words.map(({ kind: what, text }, i) => (what === 'REMOVED' ? <del key={i}>{visibleText(text)}</del> : what === 'ADDED' ? <ins key={i}>{visibleText(text)}</ins> : <span key={i}>{visibleText(text)}</span>))}
      </p>
    );
  }
  return (
    <>
      {before !== null && kind !== 'SAME' && <p className="diff"><del>{visibleText(before)}</del></p>}
      {after !== null && <p className="diff">{kind === 'SAME' ? visibleText(after) : <ins>{visibleText(after)}</ins>}</p>}
    </>
  );
}
