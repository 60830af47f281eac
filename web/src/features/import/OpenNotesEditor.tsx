import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { EditorState, RangeSetBuilder, StateEffect, StateField, type Text } from '@codemirror/state';
import { Decoration, drawSelection, EditorView, keymap, lineNumbers, placeholder as placeholderOf, type DecorationSet } from '@codemirror/view';
import { useEffect, useRef } from 'react';
import { textOfHtml } from './files';

/** From one line to another, both included, from 1. */
export interface Lines { from: number; to: number }

export interface NotesEditorProps {
  label: string;
  value: string;
  onChange: (text: string) => void;
  /** The lines of the row that is looked at. */
  marked: Lines | null;
  /** Lines that are in no entry. */
  quiet: readonly Lines[];
  /** The line that is pointed at, or written in. */
  onLine: (line: number | null) => void;
  /** Ctrl Enter. */
  onDone: () => void;
  placeholder: string;
  describedBy: string;
}

interface Marks { marked: Lines | null; quiet: readonly Lines[] }

const setMarks = StateEffect.define<Marks>();
const markedLine = Decoration.line({ class: 'paste-marked' });
const quietLine = Decoration.line({ class: 'paste-quiet' });

/** Line numbers are those of the text that was read: after a change there may be fewer lines. */
function decorate(doc: Text, { marked, quiet }: Marks): DecorationSet {
  const lines = new Map<number, Decoration[]>();
  const add = ({ from, to }: Lines, decoration: Decoration) => {
    for (let line = Math.max(1, from); line <= Math.min(to, doc.lines); line++) lines.set(line, [...(lines.get(line) ?? []), decoration]);
  };
  for (const piece of quiet) add(piece, quietLine);
  if (marked) add(marked, markedLine);
  const builder = new RangeSetBuilder<Decoration>();
  for (const line of [...lines.keys()].sort((a, b) => a - b)) {
    const { from } = doc.line(line);
    for (const decoration of lines.get(line) ?? []) builder.add(from, from, decoration);
  }
  return builder.finish();
}

const marks = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update: (before, transaction) => {
    const set = transaction.effects.find((effect) => effect.is(setMarks));
    return set ? decorate(transaction.state.doc, set.value as Marks) : before.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** The text with its lines numbered as they are counted in what was read. */
export function OpenNotesEditor(props: NotesEditorProps) {
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView | null>(null);
  const latest = useRef(props);
  useEffect(() => { latest.current = props; });

  useEffect(() => {
    if (!place.current) return;
    const { value, label, placeholder, describedBy } = latest.current;
    const made = new EditorView({
      parent: place.current,
      state: EditorState.create({
        doc: value,
        extensions: [
          history(), lineNumbers(), drawSelection(), EditorView.lineWrapping, marks, placeholderOf(placeholder),
          keymap.of([{ key: 'Mod-Enter', run: () => { latest.current.onDone(); return true; } }, ...defaultKeymap, ...historyKeymap]),
          EditorView.contentAttributes.of({ 'aria-label': label, 'aria-describedby': describedBy, spellcheck: 'false', autocapitalize: 'off' }),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) latest.current.onChange(update.state.doc.toString());
            if (update.selectionSet && update.view.hasFocus) latest.current.onLine(update.state.doc.lineAt(update.state.selection.main.head).number);
          }),
          EditorView.domEventHandlers({
            mousemove: (event, editor) => {
              const at = editor.posAtCoords({ x: event.clientX, y: event.clientY });
              latest.current.onLine(at === null ? null : editor.state.doc.lineAt(at).number);
            },
            // A table of a document or a page is lost in the plain text that comes with it.
            paste: (event, editor) => {
              const copied = textOfHtml(event.clipboardData?.getData('text/html') ?? '');
              if (copied === null) return false;
              event.preventDefault();
              editor.dispatch(editor.state.replaceSelection(copied), { userEvent: 'input.paste' });
              return true;
            },
            mouseleave: () => { latest.current.onLine(null); },
          }),
        ],
      }),
    });
    view.current = made;
    return () => { view.current = null; made.destroy(); };
  }, []);

  // A file that was dropped, or a draft, comes from outside.
  useEffect(() => {
    const editor = view.current;
    if (editor && editor.state.doc.toString() !== props.value) editor.dispatch({ changes: { from: 0, to: editor.state.doc.length, insert: props.value } });
  }, [props.value]);

  const { marked, quiet } = props;
  useEffect(() => { view.current?.dispatch({ effects: setMarks.of({ marked, quiet }) }); }, [marked, quiet]);
  const first = marked?.from ?? 0;
  useEffect(() => {
    const [editor, box] = [view.current, place.current];
    if (!editor || !box || first === 0 || editor.hasFocus || first > editor.state.doc.lines) return;
    const { top, bottom } = editor.lineBlockAt(editor.state.doc.line(first).from);
    // Only the text scrolls: the editor's own way would move the page under the pointer too.
    if (top < box.scrollTop || bottom > box.scrollTop + box.clientHeight) box.scrollTop = Math.max(0, top - 24);
  }, [first]);

  return <div ref={place} className="paste-text" />;
}
