import { EditorSelection, type ChangeSpec, type EditorState, type StateCommand, type TransactionSpec } from '@codemirror/state';

/** Puts a mark around what is chosen, or takes it off where it stands already. */
export function around(mark: string): StateCommand {
  return ({ state, dispatch }) => {
    const change = state.changeByRange((range) => {
      const before = state.sliceDoc(Math.max(0, range.from - mark.length), range.from);
      const after = state.sliceDoc(range.to, range.to + mark.length);
      if (before === mark && after === mark) {
        return {
          changes: [{ from: range.from - mark.length, to: range.from }, { from: range.to, to: range.to + mark.length }],
          range: EditorSelection.range(range.anchor - mark.length, range.head - mark.length),
        };
      }
      return {
        changes: [{ from: range.from, insert: mark }, { from: range.to, insert: mark }],
        range: EditorSelection.range(range.anchor + mark.length, range.head + mark.length),
      };
    });
    dispatch(state.update(change, { userEvent: 'input', scrollIntoView: true }));
    return true;
  };
}

/** Puts a mark before every line that is chosen, or takes it off where all have it. */
export function before(mark: string): StateCommand {
  return ({ state, dispatch }) => {
    const lines = chosenLines(state);
    const all = lines.every((line) => line.text.startsWith(mark));
    const changes: ChangeSpec[] = lines.map((line) => (all ? { from: line.from, to: line.from + mark.length } : { from: line.from, insert: mark }));
    dispatch(state.update({ changes, userEvent: 'input', scrollIntoView: true }));
    return true;
  };
}

/** A link around what is chosen, with the place for its address chosen. */
export const link: StateCommand = ({ state, dispatch }) => {
  const { from, to } = state.selection.main;
  const words = state.sliceDoc(from, to);
  const address = 'https://';
  const start = from + words.length + 3;
  dispatch(state.update({ changes: { from, to, insert: `[${words}](${address})` }, selection: { anchor: start, head: start + address.length }, userEvent: 'input', scrollIntoView: true }));
  return true;
};

const item = /^(\s*)(?:([-*+])|(\d{1,9})([.)])|(>))(\s+)/;

/** Enter in a list or a quotation goes on with it; in an item in which nothing stands it ends it. */
export const goOn: StateCommand = ({ state, dispatch }) => {
  const { main } = state.selection;
  const line = state.doc.lineAt(main.head);
  const found = item.exec(line.text);
  if (!main.empty || !found || main.head < line.from + found[0].length) return false;
  let change: TransactionSpec;
  if (line.text.trim() === found[0].trim()) change = { changes: { from: line.from, to: line.to }, selection: { anchor: line.from } };
  else {
    const [, indent = '', bullet, number, end = '', quote, space = ' '] = found;
    const next = `\n${indent}${bullet ?? quote ?? `${String(Number(number) + 1)}${end}`}${space}`;
    change = { changes: { from: main.head, insert: next }, selection: { anchor: main.head + next.length } };
  }
  dispatch(state.update(change, { userEvent: 'input', scrollIntoView: true }));
  return true;
};

function chosenLines(state: EditorState) {
  const numbers = new Set<number>();
  for (const range of state.selection.ranges) {
    for (let at = state.doc.lineAt(range.from).number; at <= state.doc.lineAt(range.to).number; at++) numbers.add(at);
  }
  return [...numbers].map((number) => state.doc.line(number));
}
