import type { CompletionContext, CompletionResult } from '@codemirror/autocomplete';

/** Something that text may refer to by `@`. */
export interface Reference {
  /** What is read in the text. */
  label: string;
  /** What the link leads to. */
  target: string;
  /** What it is, beside it in the list. */
  detail: string;
}

const most = 40;

/** Brackets and lines would end the label of a link. */
const labelOf = (words: string) => words.replace(/\s+/g, ' ').replace(/([\\[\]])/g, '\\$1').trim();

export const referenceText = ({ label, target }: Reference): string => `[@${labelOf(label)}](${target})`;

/** What begins with `@` here: every word of it is looked for in label and detail. */
export function completeReference(references: () => readonly Reference[]) {
  return (context: CompletionContext): CompletionResult | null => {
    const typed = context.matchBefore(/(?:^|[\s(])@[^\s@[\]()]*(?: [^\s@[\]()]+)?/);
    if (!typed) return null;
    const at = typed.text.indexOf('@');
    const words = typed.text.slice(at + 1).toLowerCase().split(/\s+/).filter(Boolean);
    const found = references().filter(({ label, detail }) => { const all = `${label} ${detail}`.toLowerCase(); return words.every((word) => all.includes(word)); }).slice(0, most);
    if (found.length === 0) return null;
    return {
      from: typed.from + at, filter: false,
      options: found.map((one) => ({ label: one.label, detail: one.detail, apply: `${referenceText(one)} ` })),
    };
  };
}
