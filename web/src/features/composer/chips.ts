import type { Chip } from './lineReader';
import type { Choice } from './parts';

/** The line with another choice in the chip's place. What nobody had said is put where it would be read. */
export function withChoice(line: string, { span }: Pick<Chip, 'span'>, { typed }: Choice): string {
  const before = line.slice(0, span.start);
  const after = line.slice(span.end);
  const said = span.end > span.start;
  return `${before}${!said && /\S$/.test(before) ? ' ' : ''}${typed}${/^[^\s,;:.!?)]/.test(after) ? ' ' : ''}${after}`;
}

/** The line in which the chip's words are only words: a backslash before them says so, and is not recorded. */
export function asText(line: string, { span }: Pick<Chip, 'span'>): string {
  return span.end > span.start ? `${line.slice(0, span.start)}\\${line.slice(span.start)}` : line;
}

/** The choice that the arrow keys go to; round at the ends. Null: there is nothing to choose. */
export function nextChoice({ choices, value }: Pick<Chip, 'choices' | 'value'>, step: 1 | -1): Choice | null {
  const at = choices.findIndex((each) => each.value === value);
  const next = at < 0 ? (step > 0 ? 0 : choices.length - 1) : (at + step + choices.length) % choices.length;
  return choices[next] ?? null;
}
