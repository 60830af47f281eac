import { useEffect, useState, useSyncExternalStore } from 'react';
import { useClient } from 'urql';
import { uuidv7 } from '@/commands/uuidv7';
import { roughDuration, secondsBetween } from '@/time/durations';
import { useNow } from '@/time/useNow';
import { Button } from '@/ui/Button';
import { CopyButton } from '@/ui/CopyButton';
import { Notice, Skeleton } from '@/ui/feedback';
import { MarkdownEditor } from '@/ui/MarkdownEditor';
import { toast } from '@/ui/toast';
import { visibleText } from '@/ui/visibleText';
import type { Incident, Part } from '../postmortem';
import type { PostmortemChange } from '../usePostmortem';
import { keyOf } from './deviceDrafts';
import { sectionServer } from './sectionCommands';
import { SectionWriter, type Writing } from './sectionWriter';
import { useReferences } from './useReferences';

const thisWindow = uuidv7();
const most = 100_000;

/** How somebody began to write. */
export interface Begun {
  /** Another text than the section's: what was taken from the record, or typed before. */
  text?: string;
  /** The incident's version that it was taken from. */
  seen?: number;
  /** What it is compared with in the editor. */
  original?: string;
}

interface SectionEditorProps {
  incident: Incident;
  part: Part;
  zone: string;
  begun: Begun;
  viewerId: string;
  follow: (listener: (change: PostmortemChange) => void) => () => void;
  onSaved: () => void;
  /** Done, given up, or lost: what the section says now is to be read. */
  onClose: () => void;
  /** Begins again, with the text that was dropped. */
  onAgain: (text: string) => void;
}

/** Writing in one section that is held meanwhile. */
export function SectionEditor({ incident, part, zone, begun, viewerId, follow, onSaved, onClose, onAgain }: SectionEditorProps) {
  const client = useClient();
  const [writer] = useState(() => new SectionWriter(
    sectionServer(client, incident.id, part.section, begun.seen ?? null), { incidentId: incident.id, section: part.section, key: keyOf(incident.id, part.section, thisWindow) }, onSaved));
  const writing = useSyncExternalStore(writer.subscribe, writer.snapshot);
  const references = useReferences(incident.key, zone);

  useEffect(() => {
    void writer.begin(begun.text);
    const hurry = () => { writer.hurry(); };
    window.addEventListener('online', hurry);
    return () => {
      window.removeEventListener('online', hurry);
      writer.leave();
    };
  }, [writer, begun.text]);

  useEffect(() => follow(({ section, hold, type }) => {
    if (section === part.section && (type === 'section_hold' || type === 'section_written') && hold?.by.personId !== viewerId) writer.heldByOther();
  }), [follow, part.section, viewerId, writer]);

  const { state } = writing;
  useEffect(() => {
    if (writing.state !== 'ended') return;
    if (writing.how === 'by itself') toast(`${part.title}: nothing was typed for two minutes, so what you had typed is written.`);
    if (writing.how === 'released' && writing.text !== (part.written?.markdown ?? part.generated)) toast(`What you typed in ${part.title} is dropped.`, () => { onAgain(writing.text); });
    onClose();
    // Once, when it ends.
  }, [state]); // eslint-disable-line react-hooks/exhaustive-deps

  switch (writing.state) {
    case 'beginning': case 'ended': return <Skeleton label={`Opening ${part.title}`} rows={3} />;
    case 'refused': return <Notice tone="warn" action={<Button small onClick={onClose}>Close</Button>}>{writing.message}</Notice>;
    case 'lost': return <Lost writing={writing} onClose={onClose} onAgain={onAgain} />;
    case 'writing': return (
      <>
        {writing.problem !== null && <Notice tone="warn">{writing.problem} What you typed stays here{writing.unsaved ? ' and on this device' : ''}.</Notice>}
        <MarkdownEditor label={part.title} initial={writing.initial} autoFocus most={most} references={references} {...(begun.original !== undefined && { original: begun.original })}
          placeholder="Write here. @ refers to an entry, a figure or an action." onChange={(text) => { writer.type(text); }} onDone={() => { void writer.finish(); }}
          end={<SavedWords writing={writing} />} />
        <div className="row section-acts">
          <Button small disabled={writing.ending} title="Ctrl Enter" onClick={() => { void writer.finish(); }}>{writing.ending ? 'Recording…' : 'Done'}</Button>
          <Button small look="ghost" disabled={writing.ending} onClick={() => { void writer.release(); }}>Drop what I typed</Button>
        </div>
      </>
    );
  }
}

function SavedWords({ writing }: { writing: Extract<Writing, { state: 'writing' }> }) {
  const now = useNow(1_000, writing.savedAt !== null && !writing.unsaved);
  const words = writing.unsaved ? 'not saved yet' : writing.savedAt === null ? 'nothing changed yet' : `saved ${roughDuration(Math.max(0, secondsBetween(writing.savedAt, now)))} ago`;
  return <span className="tabular">{words}</span>;
}

function Lost({ writing, onClose, onAgain }: { writing: Extract<Writing, { state: 'lost' }>; onClose: () => void; onAgain: (text: string) => void }) {
  return (
    <div className="stack">
      <Notice tone="warn">{writing.message} {writing.aside ? 'What you typed is kept beside the section.' : 'What you typed is still on this device.'}</Notice>
      <pre className="typed" tabIndex={0}>{visibleText(writing.text)}</pre>
      <div className="row">
        <CopyButton text={writing.text} />
        {writing.aside ? <Button small onClick={onClose}>Read the section</Button> : <Button small onClick={() => { onAgain(writing.text); }}>Go on with it</Button>}
      </div>
    </div>
  );
}
