import { useEffect, useMemo, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { useClient } from 'urql';
import { uuidv7 } from '@/commands/uuidv7';
import { useNow } from '@/time/useNow';
import { wallClockText } from '@/time/wallClockText';
import { useViewer } from '@/viewer/ViewerContext';
import { writeDraft } from '../incidents/composerDraft';
import { isProblem, sendRecording } from '../incidents/recording/command';
import { actOf } from './acts';
import { asText, withChoice } from './chips';
import { commandOf } from './commandOf';
import { lineCommands } from './commands';
import { readLineDraft, writeLineDraft } from './lineDraft';
import type { Chip } from './lineReader';
import type { LineComposerProps } from './LineComposer';
import type { Choice } from './parts';
import { readLine } from './readLine';
import { suggestionsAt, type Suggestions } from './suggestions';
import { useKnownNames } from './useLineContext';

const states = ['mitigated', 'resolved', 'impact', 'stage', 'severity'];
/** From so many lines on, notes are pasted rather than a sentence. */
const many = 5;

interface Typed { line: string; startedAt: number; caret: number }

/** Everything that the line knows and does. */
export function useLine({ incidentId, zone, entries, onGive, onAnswer, field, onFiles }: LineComposerProps & { field: RefObject<HTMLTextAreaElement | null>; onFiles: () => void }) {
  const client = useClient();
  const known = useKnownNames(entries, useViewer().name);
  const [typed, setTyped] = useState<Typed>(() => ({ ...readLineDraft(incidentId), caret: 0 }));
  const [active, setActive] = useState(-1);
  const [closed, setClosed] = useState<string | null>('');
  const [offered, setOffered] = useState<Suggestions | null>(null);
  const [asked, setAsked] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [manyLines, setManyLines] = useState(0);
  const caretTo = useRef<[number, number] | null>(null);
  const sending = useRef<{ line: string; id: string } | null>(null);
  const clock = useNow(5000);
  const { line, startedAt } = typed;
  const empty = line.trim() === '';

  useEffect(() => { writeLineDraft(incidentId, { line, startedAt }); }, [incidentId, line, startedAt]);
  useEffect(() => {
    if (!caretTo.current) return;
    field.current?.focus();
    field.current?.setSelectionRange(...caretTo.current);
    caretTo.current = null;
  }, [typed, field]);

  const context = useMemo(() => {
    const began = empty ? clock : startedAt;
    return { ...known, entries, zone, startedAt: began, now: Math.max(clock, began) };
  }, [known, entries, zone, clock, startedAt, empty]);
  const reading = useMemo(() => readLine(line, context), [line, context]);
  const found = useMemo(() => suggestionsAt(line, typed.caret, context), [line, typed.caret, context]);
  const suggestions = offered ?? (closed === line ? null : found);

  const put = (next: string, caret: number, selectTo = caret) => {
    setProblem(null);
    setOffered(null);
    setActive(-1);
    if (next.trim() === '') setManyLines(0);
    setTyped((before) => ({ line: next, caret, startedAt: before.line.trim() === '' ? Date.now() : before.startedAt }));
    if (selectTo >= 0) caretTo.current = [caret, selectTo];
  };
  const choose = (index: number) => {
    const option = suggestions?.options[index];
    if (!suggestions || !option) return;
    const { start, end } = suggestions.span;
    const next = `${line.slice(0, start)}${option.typed}${line.slice(end).replace(/^ /, '')}`;
    setClosed(next);
    put(next, start + option.typed.length);
  };
  const clear = () => {
    setTyped({ line: '', startedAt: 0, caret: 0 });
    setAsked(null);
    setProblem(null);
    setManyLines(0);
    setClosed('');
  };

  const act = async () => {
    if (reading.does === 'file') { clear(); onFiles(); return; }
    if (sending.current?.line !== line) sending.current = { line, id: uuidv7() };
    const command = actOf(reading, incidentId);
    if (!command) return;
    if (!navigator.onLine) { onGive(command); clear(); return; }
    const { payload, failure } = await sendRecording(client, command, sending.current.id);
    if (payload) { onAnswer(payload); clear(); } else setProblem(failure?.message ?? 'It was not recorded.');
  };
  const record = () => {
    // Read anew: what is a minute ahead now was not when the last key was pressed.
    const newest = readLine(line, { ...context, now: Math.max(Date.now(), context.startedAt) });
    if (newest.warnings.some(({ asks }) => asks) && asked !== line) { setAsked(line); return; }
    if (newest.does) { void act(); return; }
    const command = commandOf(newest, incidentId, zone);
    if (isProblem(command)) { setProblem(command.message); return; }
    onGive(command);
    clear();
    field.current?.focus();
  };

  const key = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    // Enter ends a word of an input method before it ends the line.
    if (event.nativeEvent.isComposing) return;
    const options = suggestions?.options.length ?? 0;
    if (options > 0 && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      setActive((at) => (event.key === 'ArrowDown' ? (at + 1) % options : (Math.max(at, 0) - 1 + options) % options));
    } else if (options > 0 && (event.key === 'Enter' || event.key === 'Tab') && active >= 0 && !event.shiftKey) {
      event.preventDefault();
      choose(active);
    } else if (event.key === 'Enter' && !event.shiftKey) {
      event.preventDefault();
      record();
    } else if (event.key === 'Escape') {
      if (suggestions) { setOffered(null); setClosed(line); setActive(-1); } else field.current?.blur();
    }
  };

  return {
    text: line, reading, suggestions, active, asked: asked !== null && asked === line, problem, manyLines, choose, record, key,
    type: (next: string, caret: number) => { setClosed(null); put(next, caret, -1); },
    moved: (caret: number) => { setTyped((before) => (before.caret === caret ? before : { ...before, caret })); },
    left: () => { setOffered(null); setClosed(line); },
    pasted: (text: string) => { const lines = text.trim().split('\n').filter((each) => each.trim() !== '').length; if (lines >= many) setManyLines(lines); },
    change: (chip: Chip, choice: Choice) => { put(withChoice(line, chip, choice), chip.span.start, -1); },
    unread: (chip: Chip) => { put(asText(line, chip), chip.span.end + 1); },
    select: ({ span }: Chip) => { field.current?.focus(); field.current?.setSelectionRange(span.start, span.end); },
    /** A command at the beginning, before what stands there already. */
    begin: (command: string) => { const next = `${command}${line.trimStart()}`; setClosed(next); put(next, next.length); },
    offerStates: () => {
      const options = lineCommands.filter(({ names }) => states.includes(names[0])).map(({ names, label }) => ({ words: label, hint: `/${names[0]}`, typed: `/${names[0]} ` }));
      put(line, 0);
      setOffered({ span: { start: 0, end: 0 }, kind: 'command', options });
    },
    /** What was read, for the form with all its fields. The line is empty then. */
    toFields: () => {
      const { form, values, time, does } = reading;
      if (does) return;
      // The form asks for no end: it stays in the words.
      const said = time.until !== null && form === 'entry' ? { ...values, text: `${time.words}: ${values['text'] ?? ''}` } : values;
      if (!empty) writeDraft(incidentId, { form, values: said, time: wallClockText(time.at, zone), precision: time.precision });
      // The line is gone from the page before an effect could say so.
      writeLineDraft(incidentId, { line: '', startedAt: 0 });
      clear();
    },
  };
}
