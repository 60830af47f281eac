import { CompletionContext } from '@codemirror/autocomplete';
import { EditorState, type StateCommand } from '@codemirror/state';
import { describe, expect, it } from 'vitest';
import { around, before, goOn, link } from './formatting';
import { markdown } from './language';
import { completeReference, referenceText } from './references';

/** `[` and `]` stand for what is chosen, `|` for the caret. */
function stateOf(shown: string) {
  const caret = shown.indexOf('|');
  const [anchor, head] = caret >= 0 ? [caret, caret] : [shown.indexOf('«'), shown.indexOf('»') - 1];
  return EditorState.create({ doc: shown.replace(/[|«»]/g, ''), selection: { anchor, head }, extensions: markdown });
}
function run(command: StateCommand, shown: string): string | false {
  let state = stateOf(shown);
  if (!command({ state, dispatch: (transaction) => { state = transaction.state; } })) return false;
  const { from, to } = state.selection.main;
  const text = state.doc.toString();
  return from === to ? `${text.slice(0, from)}|${text.slice(from)}` : `${text.slice(0, from)}«${text.slice(from, to)}»${text.slice(to)}`;
}

describe('formatting', () => {
  it('puts a mark around what is chosen, and takes it off again', () => {
    expect(run(around('**'), 'a «b» c')).toBe('a **«b»** c');
    expect(run(around('**'), 'a **«b»** c')).toBe('a «b» c');
    expect(run(around('*'), 'a |')).toBe('a *|*');
  });
  it('begins lines with a mark, and takes it off where all have it', () => {
    expect(run(before('- '), '«one\ntwo»')).toBe('- «one\n- two»');
    expect(run(before('> '), '> |one')).toBe('|one');
  });
  it('makes a link with the place for its address chosen', () => {
    expect(run(link, 'see «this» now')).toBe('see [this](«https://») now');
  });
  it.each([
    ['- one|', '- one\n- |'], ['  * one|', '  * one\n  * |'], ['9. one|', '9. one\n10. |'], ['> said|', '> said\n> |'], ['- |', '|'], ['plain|', false], ['|- one', false],
  ])('Enter after %j gives %j', (shown, expected) => { expect(run(goOn, shown)).toBe(expected); });
});

describe('references', () => {
  const references = [
    { label: '14:05 the [mail] server stops', target: 'timeline:entry/e1', detail: 'Note, Fri 27 Nov' },
    { label: 'Time to detect', target: 'timeline:metric/TIME_TO_DETECT', detail: 'Figure' },
  ];
  const offered = (text: string) => {
    const found = completeReference(() => references)(new CompletionContext(EditorState.create({ doc: text }), text.length, false));
    return found === null ? null : { from: found.from, labels: found.options.map(({ label }) => label) };
  };
  it('are offered from @ on, by every word of label and kind', () => {
    expect(offered('see @')).toEqual({ from: 4, labels: ['14:05 the [mail] server stops', 'Time to detect'] });
    expect(offered('@server stop')).toEqual({ from: 0, labels: ['14:05 the [mail] server stops'] });
    expect(offered('(@figure')).toEqual({ from: 1, labels: ['Time to detect'] });
  });
  it('are not offered within an address, nor where nothing fits', () => {
    expect(offered('ada@mail')).toBeNull();
    expect(offered('@nothing')).toBeNull();
  });
  it('are links whose label no bracket ends', () => {
    expect(referenceText(references[0] as (typeof references)[number])).toBe('[@14:05 the \\[mail\\] server stops](timeline:entry/e1)');
  });
});
