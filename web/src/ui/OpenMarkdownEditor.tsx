import { autocompletion, closeCompletion, completionStatus, startCompletion } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap } from '@codemirror/commands';
import { Compartment, EditorState, Prec, type StateCommand } from '@codemirror/state';
import { drawSelection, EditorView, keymap, placeholder as placeholderOf } from '@codemirror/view';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { Button } from './Button';
import { Icon, type IconName } from './Icon';
import { around, before, goOn, link } from './markdown/formatting';
import { markdown } from './markdown/language';
import { completeReference, type Reference } from './markdown/references';
import './markdown-editor.css';

export interface OpenMarkdownEditorProps {
  label: string;
  /** What stands in it at first. Give another `key` to begin with another text. */
  initial: string;
  onChange: (text: string) => void;
  /** Ctrl Enter. */
  onDone?: () => void;
  /** Escape, once no list is open. */
  onLeave?: () => void;
  /** What `@` offers. */
  references?: readonly Reference[];
  /** Shows what differs from this text, each difference to be taken or left. */
  original?: string;
  placeholder?: string;
  autoFocus?: boolean;
  most?: number;
  /** Beside the formatting buttons. */
  end?: ReactNode;
}

const tools: readonly { words: string; icon: IconName; keys: string; run: StateCommand }[] = [
  { words: 'Bold', icon: 'bold', keys: 'Mod-b', run: around('**') },
  { words: 'Italic', icon: 'italic', keys: 'Mod-i', run: around('*') },
  { words: 'Code', icon: 'code', keys: 'Mod-e', run: around('`') },
  { words: 'Link', icon: 'link', keys: 'Mod-Shift-k', run: link },
  { words: 'List', icon: 'list', keys: 'Mod-Shift-8', run: before('- ') },
  { words: 'Quote', icon: 'quote', keys: 'Mod-Shift-9', run: before('> ') },
];

const spoken = (keys: string) => keys.replace('Mod', 'Ctrl').replaceAll('-', ' ');

const mergeWords = { accept: 'Take it', reject: 'Keep mine' } as const;

function mergeControls(what: keyof typeof mergeWords, act: (event: MouseEvent) => void): HTMLElement {
  const button = document.createElement('button');
  button.name = what;
  button.textContent = mergeWords[what];
  button.onmousedown = act;
  // Enter and Space press without a mouse.
  button.onkeydown = (event) => { if (event.key === 'Enter' || event.key === ' ') { event.preventDefault(); button.dispatchEvent(new MouseEvent('mousedown', { bubbles: true })); } };
  return button;
}

/** The editor behind `MarkdownEditor`. */
export function OpenMarkdownEditor(props: OpenMarkdownEditorProps) {
  const place = useRef<HTMLDivElement>(null);
  const [view, setView] = useState<EditorView | null>(null);
  const latest = useRef(props);
  useEffect(() => { latest.current = props; });

  useEffect(() => {
    if (!place.current) return;
    const { initial, label, placeholder, autoFocus, original, most } = latest.current;
    const merging = new Compartment();
    const made = new EditorView({
      parent: place.current,
      state: EditorState.create({
        doc: initial,
        extensions: [
          history(), drawSelection(), EditorView.lineWrapping, markdown, merging.of([]),
          autocompletion({ override: [completeReference(() => latest.current.references ?? [])], icons: false, maxRenderedOptions: 40 }),
          Prec.high(keymap.of([
            { key: 'Mod-Enter', run: () => { latest.current.onDone?.(); return true; } },
            { key: 'Escape', run: (editor) => { if (completionStatus(editor.state) !== null) return closeCompletion(editor); latest.current.onLeave?.(); return true; } },
            { key: 'Enter', run: (editor) => completionStatus(editor.state) !== 'active' && goOn(editor) },
            ...tools.map(({ keys, run }) => ({ key: keys, run, preventDefault: true })),
          ])),
          keymap.of([...defaultKeymap, ...historyKeymap]),
          EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'true', autocapitalize: 'sentences' }),
          ...(placeholder === undefined ? [] : [placeholderOf(placeholder)]),
          ...(most === undefined ? [] : [EditorState.changeFilter.of((change) => change.newDoc.length <= most)]),
          EditorView.updateListener.of((update) => { if (update.docChanged) latest.current.onChange(update.state.doc.toString()); }),
        ],
      }),
    });
    let gone = false;
    if (original !== undefined) {
      void import('@codemirror/merge').then(({ unifiedMergeView }) => {
        if (!gone) made.dispatch({ effects: merging.reconfigure(unifiedMergeView({ original, mergeControls, highlightChanges: true, gutter: false })) });
      });
    }
    if (autoFocus) made.focus();
    setView(made);
    return () => { gone = true; made.destroy(); };
  }, []);

  const press = (run: StateCommand) => { if (view) { run(view); view.focus(); } };
  const refer = () => {
    if (!view) return;
    const { head } = view.state.selection.main;
    const gap = head === 0 || /\s$/.test(view.state.sliceDoc(head - 1, head)) ? '@' : ' @';
    view.dispatch({ changes: { from: head, insert: gap }, selection: { anchor: head + gap.length }, userEvent: 'input' });
    view.focus();
    startCompletion(view);
  };

  return (
    <div className="markdown-editor">
      <div className="markdown-tools" role="toolbar" aria-label="Formatting">
        {tools.map(({ words, icon, keys, run }) => (
          <Button key={words} look="ghost" small icon aria-label={words} title={`${words} (${spoken(keys)})`} onClick={() => { press(run); }}><Icon name={icon} /></Button>
        ))}
        {props.references && <Button look="ghost" small icon aria-label="Refer to an entry, figure or action" title="Refer to an entry, figure or action (@)" onClick={refer}><Icon name="at" /></Button>}
        <span className="grow" />
        {props.end}
      </div>
      <div ref={place} className="markdown-text" />
    </div>
  );
}
