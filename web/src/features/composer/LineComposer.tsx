import { forwardRef, useId, useImperativeHandle, useRef, useState } from 'react';
import { Link } from 'react-router';
import { Button } from '@/ui/Button';
import { Icon } from '@/ui/Icon';
import { AttachButton } from '../incidents/attaching/AttachButton';
import { UploadList } from '../incidents/attaching/UploadList';
import { useUploads } from '../incidents/attaching/useUploads';
import { Composer } from '../incidents/Composer';
import { isEmpty, readDraft } from '../incidents/composerDraft';
import { formNamed } from '../incidents/recording/forms';
import { kindIcons } from '../incidents/kindIcons';
import type { RecordingCommand } from '../incidents/recording/command';
import type { RoomEntry } from '../incidents/roomRecord';
import type { AnsweredPayload } from '../incidents/useIncidentRoom';
import { LineEcho } from './LineEcho';
import { optionId, SuggestionList } from './SuggestionList';
import { useLine } from './useLine';
import './line.css';

export interface LineComposerProps {
  incidentId: string;
  /** As it stands in addresses. */
  incidentKey: string;
  zone: string;
  entries: readonly RoomEntry[];
  onGive: (command: RecordingCommand) => void;
  onAnswer: (payload: AnsweredPayload) => void;
}

/** On a phone, what is under the thumb. The last offers what says how far it has come. */
const thumbs = [
  { label: 'Contact', icon: 'phone', typed: '/contact ' }, { label: 'Hands on', icon: 'hands', typed: '/handson ' }, { label: 'Update', icon: 'megaphone', typed: '/update ' },
  { label: 'Decision', icon: 'scales', typed: '/decide ' }, { label: 'State', icon: 'flag', typed: null },
] as const;

/** One line to say what happened: it is read while it is typed, and what was read stands beneath. All fields of every form are a press away. */
export const LineComposer = forwardRef<HTMLTextAreaElement, LineComposerProps>(function LineComposer(props, ref) {
  const { incidentId, zone, entries, onGive } = props;
  // A draft of fields that was left here is not hidden behind an empty line.
  const [inFields, setInFields] = useState(() => !isEmpty(readDraft(incidentId)));
  if (!inFields) return <OneLine ref={ref} {...props} onFields={() => { setInFields(true); }} />;
  return (
    <div className="line-fields">
      <Composer ref={ref} incidentId={incidentId} zone={zone} entries={entries} onGive={onGive} />
      <Button small look="ghost" onClick={() => { setInFields(false); }}>Back to one line</Button>
    </div>
  );
});

const OneLine = forwardRef<HTMLTextAreaElement, LineComposerProps & { onFields: () => void }>(function OneLine({ onFields, ...props }, ref) {
  const field = useRef<HTMLTextAreaElement>(null);
  useImperativeHandle(ref, () => field.current as HTMLTextAreaElement);
  const list = useId();
  const said = useId();
  const uploads = useUploads(props.incidentId);
  const attach = useRef<HTMLSpanElement>(null);
  const line = useLine({ ...props, field, onFiles: () => { attach.current?.querySelector('button')?.click(); } });
  const { reading, suggestions, active } = line;
  const icon = reading.does ? 'star' : reading.form === 'entry' ? kindIcons.NOTE : formNamed(reading.form).icon;

  return (
    <form className="line" aria-label="New entry" noValidate
      onPaste={(e) => { if (e.clipboardData.files.length > 0) { e.preventDefault(); uploads.attach(e.clipboardData.files); } else line.pasted(e.clipboardData.getData('text/plain')); }}
      onDragOver={(e) => { if (e.dataTransfer.types.includes('Files')) e.preventDefault(); }}
      onDrop={(e) => { if (e.dataTransfer.files.length > 0) { e.preventDefault(); uploads.attach(e.dataTransfer.files); } }}
      onSubmit={(e) => { e.preventDefault(); line.record(); }}>
      <div className="line-thumbs" role="group" aria-label="What to record">
        {thumbs.map(({ label, icon: thumb, typed }) => (
          <button key={label} type="button" onClick={() => { if (typed) line.begin(typed); else line.offerStates(); }}><Icon name={thumb} size={18} />{label}</button>
        ))}
      </div>
      {suggestions && <SuggestionList id={list} suggestions={suggestions} active={active} onChoose={line.choose} />}
      <div className="line-row">
        <Icon name={icon} size={16} />
        {/* A text field of several lines that offers a list; the role combobox is not allowed on it. */}
        <textarea ref={field} className="line-input" rows={1} maxLength={20_000} aria-label="What happened" aria-describedby={said} placeholder="What happened?  / for commands"
          aria-autocomplete="list" aria-haspopup="listbox" {...(suggestions && { 'aria-controls': list, ...(active >= 0 && { 'aria-activedescendant': optionId(list, active) }) })}
          value={line.text} onChange={(e) => { line.type(e.target.value, e.target.selectionStart); }} onSelect={(e) => { line.moved(e.currentTarget.selectionStart); }}
          onBlur={line.left} onKeyDown={line.key} />
        <LineEcho reading={reading} onChange={line.change} onText={line.unread} onSelect={line.select} />
        <span className="line-attach" ref={attach}><AttachButton onFiles={uploads.attach} /></span>
        <Button look="primary" type="submit" title="Enter">Record</Button>
      </div>
      <div id={said} className="line-notes" role="status">
        {reading.warnings.map(({ code, message }) => <p key={code} className="line-warning">{message}</p>)}
        {line.asked && <p className="line-warning"><b>Press Enter again to record it at that time.</b></p>}
        {suggestions && <p className="visually-hidden">{suggestions.options.length} offered; arrow keys choose.</p>}
      </div>
      {line.problem && <p className="field-error" role="alert">{line.problem}</p>}
      {line.manyLines > 0 && (
        <p className="notice line-paste">These are {line.manyLines} lines. <Link to={`/incidents/${props.incidentKey}/import`}>Paste notes</Link> reads each as an entry; here they are one.</p>
      )}
      <UploadList {...uploads} />
      <p className="line-keys"><button type="button" onClick={() => { line.toFields(); onFields(); }}>All fields</button><span><kbd>Shift ↵</kbd> new line · <kbd>Tab</kbd> correct what was read</span></p>
    </form>
  );
});
