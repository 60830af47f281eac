import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { ImportGuessCode, ImportOrder } from '@/gql/graphql';
import { useCommands, type Command } from '@/keys/registry';
import { deviceZone } from '@/time/zones';
import { Button, buttonClass } from '@/ui/Button';
import { LoadError, Notice } from '@/ui/feedback';
import { Icon } from '@/ui/Icon';
import { Screen } from '@/ui/Screen';
import { Tag } from '@/ui/Tag';
import { useViewer } from '@/viewer/ViewerContext';
import { alike, type Correction } from './corrections';
import { keepText, keptText } from './draft';
import { FilePicker, useDroppedFiles } from './FilePicker';
import { Figures } from './Figures';
import { NotesEditor, type Lines } from './NotesEditor';
import { OnceForAll } from './OnceForAll';
import { openQuestions } from './openQuestions';
import { entriesIn, lessonsIn, rowsOf, speaksOfI, type Edits, type KnownLine, type PasteRow, type RowChoices } from './pasteRows';
import { Questions } from './Questions';
import { RowsTable } from './RowsTable';
import { useReading } from './useReading';
import { useRecordNotes, type Stored, type Target } from './useRecordNotes';
import './paste.css';

export interface PasteIncident { id: string; key: string; title: string; zone: string; private: boolean }

const counted = (entries: number, lessons: number) =>
  [entries > 0 || lessons === 0 ? `${entries.toLocaleString('en')} ${entries === 1 ? 'entry' : 'entries'}` : '', lessons > 0 ? `${lessons} ${lessons === 1 ? 'lesson' : 'lessons'}` : ''].filter(Boolean).join(' and ');

const placeholder = '10:02 PM  A customer calls: no mail at all\n10:06 PM  Tried the engineer on call, no answer\n…';

/** Text left, what was read right. Nothing is stored before “Record”. */
export function PasteScreen({ incident }: { incident: PasteIncident | null }) {
  const viewer = useViewer();
  const navigate = useNavigate();
  const [text, setText] = useState(() => keptText(incident?.id ?? null));
  const [fileName, setFileName] = useState<string | null>(null);
  const [answers, setAnswers] = useState<{ zone: string | null; date: string | null; order: ImportOrder | null; self: string }>({ zone: null, date: null, order: null, self: '' });
  const [edits, setEdits] = useState<Edits>({});
  const [known, setKnown] = useState<ReadonlyMap<string, KnownLine>>(new Map());
  const [settled, setSettled] = useState<ReadonlySet<string>>(new Set());
  const [target, setTarget] = useState<Target>({ title: '', severity: 'SEV3' });
  const [line, setLine] = useState<number | null>(null);
  const [pointed, setPointed] = useState<string | null>(null);
  const [asked, setAsked] = useState(false);
  const [stored, setStored] = useState<Stored | null>(null);
  const notes = useRef<HTMLDivElement>(null);

  const reading = useReading({ text, zone: answers.zone, date: answers.date, order: answers.order, fileName }, incident);
  const { preview } = reading;
  const zone = answers.zone ?? preview?.zone ?? incident?.zone ?? deviceZone();
  const rows = useMemo(() => (preview ? rowsOf(preview.entries, preview.outside, zone, edits).map((row) => (known.has(row.key) ? { ...row, known: known.get(row.key) ?? row.known } : row)) : []), [preview, zone, edits, known]);
  const open = useMemo(() => openQuestions({ preview, rows, zone, self: answers.self, settled, title: incident ? null : target.title }), [preview, rows, zone, answers.self, settled, incident, target.title]);
  const record = useRecordNotes(incident);
  const [entries, lessons] = [entriesIn(rows).length, lessonsIn(rows).length];

  const write = useCallback((next: string, name: string | null = null) => {
    setText(next);
    setFileName((before) => name ?? (next === '' ? null : before));
    keepText(incident?.id ?? null, next);
    setStored(null);
  }, [incident?.id]);
  const dropping = useDroppedFiles((dropped) => { write(dropped.text, dropped.fileName); });

  const edit = useCallback((key: string, part: Partial<RowChoices>) => { setEdits((before) => ({ ...before, [key]: { ...before[key], ...part } })); }, []);
  const correct = useCallback((some: readonly PasteRow[], correction: Correction) => {
    setEdits((before) => ({ ...before, ...Object.fromEntries(some.map((row) => [row.key, { ...before[row.key], ...correction.edit(row) }])) }));
  }, []);

  const alikeTo = useCallback((code: ImportGuessCode, row: PasteRow) => alike(rows, code, row), [rows]);
  const below = useCallback((row: PasteRow) => rows.slice(rows.findIndex(({ key }) => key === row.key)), [rows]);
  const shownRow = pointed ?? (line === null ? null : (rows.find((row) => row.line <= line && line <= row.lastLine)?.key ?? null));
  const marked = useMemo((): Lines | null => { const row = rows.find(({ key }) => key === shownRow); return row ? { from: row.line, to: row.lastLine } : null; }, [rows, shownRow]);
  const quiet = useMemo(() => rows.filter(({ kind }) => kind === 'OUT').map((row) => ({ from: row.line, to: row.lastLine })), [rows]);
  const current = reading.text === text && !reading.busy;

  const go = async () => {
    setAsked(true);
    if (open.length > 0 || entries + lessons === 0 || !current) return;
    const done = await record.go(rows, zone, answers.self, target);
    if (!done) return;
    keepText(incident?.id ?? null, '');
    // Lines that stood there already, or were taken away, are worth a word; otherwise the room itself is the answer.
    if (done.skipped + done.leftOut.size === 0) { void navigate(`/incidents/${done.key}`); return; }
    setKnown(done.leftOut);
    setEdits((before) => ({ ...before, ...Object.fromEntries(rows.map(({ key }) => [key, { ...before[key], kind: 'OUT' as const }])) }));
    setStored(done);
    setAsked(false);
  };

  const latest = useRef(go);
  useEffect(() => { latest.current = go; });
  useCommands(useMemo((): Command[] => [
    { id: 'record notes', group: 'On this screen', words: 'Record what was read', icon: 'tick', keys: 'Control+enter', run: () => { void latest.current(); } },
    { id: 'write notes', group: 'On this screen', words: 'Go to the text', icon: 'pencil', keys: 'i', run: () => { notes.current?.querySelector<HTMLElement>('.cm-content')?.focus(); } },
  ], []));

  const problem = record.problem(rows);
  const refused = asked && (open[0]?.words ?? (entries + lessons === 0 && !stored ? 'Nothing is left to record.' : null));
  return (
    <Screen bare title="Paste notes" above={incident ? <Link to={`/incidents/${incident.key}`}>{incident.key}</Link> : <Link to="/incidents">Incidents</Link>}
      views={<span className="muted paste-promise">nothing is saved until you record it</span>}
      actions={(
        <>
          <Link className={buttonClass()} to={incident ? `/incidents/${incident.key}` : '/incidents'}>Cancel</Link>
          <Button look="primary" disabled={record.sending} aria-disabled={open.length > 0 || entries + lessons === 0} onClick={() => { void go(); }}>
            <Icon name="tick" />{record.sending ? 'Recording…' : `Record ${counted(entries, lessons)}`}
          </Button>
        </>
      )}>
      <div className="paste">
        <section className="paste-left" aria-label="Your text" ref={notes}>
          <div className="paste-head"><h2>Your text</h2><span className="muted" id="paste-hint">stays editable</span><FilePicker onText={({ text: next, fileName: name }) => { write(next, name); }} /></div>
          {dropping.problem && <Notice tone="crit">{dropping.problem}</Notice>}
          <NotesEditor label="Notes" describedBy="paste-hint" value={text} placeholder={placeholder} marked={marked} quiet={quiet} onChange={write} onLine={setLine} onDone={() => { void go(); }} />
        </section>
        <section className="paste-right" aria-label="What was read" aria-busy={reading.busy}>
          {reading.busy && text.length > 20_000 && <p className="paste-busy" role="status"><progress aria-label="Reading" /> Reading {text.length.toLocaleString('en')} characters…</p>}
          {reading.failure && <LoadError message={reading.failure} onRetry={reading.again} />}
          {stored && <StoredNotice stored={stored} />}
          {(refused || problem) && <Notice tone="crit">{refused || problem}</Notice>}
          <OnceForAll incident={incident} target={target} onTarget={setTarget} preview={preview} text={reading.text} rows={rows} zone={zone} zoneFrom={reading.zoneFrom} answers={answers} me={viewer.name}
            asksSelf={rows.some(speaksOfI)} open={open} onAnswer={(part) => { setAnswers((before) => ({ ...before, ...part })); }} />
          {preview === null && <p className="paste-empty muted">Paste the notes on the left, or drop a file anywhere: chat, mail, ticket, table or log. What was read appears here.</p>}
          {preview && (
            <>
              <Questions questions={preview.questions} settled={settled} onSettle={(keys) => { setSettled((before) => new Set([...before, ...keys])); }} onLine={setLine} />
              <div className="paste-head paste-found">
                <h2>What was read</h2>
                <Tag tone="line">{preview.format ?? 'Notes'}</Tag>
                {preview.order === 'DESCENDING' && <Tag tone="line">newest first</Tag>}
              </div>
              {rows.length > 0 && <RowsTable rows={rows} zone={zone} shown={shownRow} asked={asked} onPoint={setPointed} onEdit={edit} onCorrect={correct} alike={alikeTo} below={below} />}
              <Figures rows={rows} zone={zone} self={answers.self} incidentId={incident?.id ?? null} ready={current && open.every(({ about }) => about === 'title' || about === 'self')} />
            </>
          )}
        </section>
        {dropping.over && <div className="paste-drop" aria-hidden="true"><Icon name="clip" size={20} />Drop the file: its format is recognised</div>}
      </div>
    </Screen>
  );
}

const wasOrWere = (count: number) => (count === 1 ? 'was' : 'were');

function StoredNotice({ stored }: { stored: Stored }) {
  const left = stored.leftOut.size;
  return (
    <Notice tone={left > 0 ? 'warn' : 'ok'} action={<Link className={buttonClass({ look: 'primary' })} to={`/incidents/${stored.key}`}>Open {stored.key}</Link>}>
      {stored.recorded} recorded.
      {stored.skipped > 0 && ` ${stored.skipped} stood on the timeline already, with the same time, text and role, and ${wasOrWere(stored.skipped)} not recorded again.`}
      {left > 0 && ` ${left} ${wasOrWere(left)} left out: each says below why. Choose a kind for those that are to be recorded all the same.`}
    </Notice>
  );
}
