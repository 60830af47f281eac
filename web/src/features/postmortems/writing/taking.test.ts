import { expect, it } from 'vitest';
import { withTaken } from './taking';

const same = (text: string) => ({ kind: 'SAME' as const, before: text, after: text, words: [] });
const changed = (before: string, after: string) => ({ kind: 'CHANGED' as const, before, after, words: [] });
const added = (after: string) => ({ kind: 'ADDED' as const, before: null, after, words: [] });
const removed = (before: string) => ({ kind: 'REMOVED' as const, before, after: null, words: [] });

it.each([
  ['takes the place of a paragraph that stands as it was', 'A\n\nB\n\nC', [same('A'), changed('B', 'B2'), same('C')], [1], 'A\n\nB2\n\nC'],
  ['stands after the paragraph that it follows in the record', 'A\n\nC', [same('A'), added('B'), same('C')], [1], 'A\n\nB\n\nC'],
  ['stands at the end where the paragraph before it was rewritten', 'Quite other words', [same('A'), added('B')], [1], 'Quite other words\n\nB'],
  ['is added where the paragraph that it replaces was rewritten: no written word goes', 'My own B', [changed('B', 'B2')], [0], 'B2\n\nMy own B'],
  ['removes only what stands word for word', 'A\n\nB', [same('A'), removed('B')], [1], 'A'],
  ['removes nothing that was rewritten', 'A\n\nMy B', [same('A'), removed('B')], [1], 'A\n\nMy B'],
  ['leaves what is not taken', 'A\n\nB', [same('A'), changed('B', 'B2'), added('C')], [], 'A\n\nB'],
  ['begins the text where it begins the record', 'B', [added('A'), same('B')], [0], 'A\n\nB'],
])('a paragraph that is taken %s', (_, text, paragraphs, taken, expected) => {
  expect(withTaken(text, paragraphs, new Set(taken))).toBe(expected);
});
