// The same characters as in Timeline.Markdown's VisibleText, which says why: controls, separators, embeddings, overrides, isolates, annotations, tags.
const hidden = /(\u{1F3F4}[\u{E0030}-\u{E0039}\u{E0061}-\u{E007A}]+\u{E007F})|[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u2028-\u202E\u2066-\u206F\uFFF9-\uFFFB\u{E0000}-\u{E007F}]/gu;

/** A text as people may read it: a character that shows nothing and steers what stands around it is shown as `[U+202E]`. */
export function visibleText(text: string): string {
  return text.replace(hidden, (found, flag: string | undefined) =>
    flag ?? `[U+${(found.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}]`);
}
