import { useState } from 'react';
import { useCommand } from '@/commands/useCommand';
import { TimeField } from '@/fields/TimeField';
import { graphql } from '@/gql';
import { readWallClock, wallClockText } from '@/time/wallClockText';
import { optionsOf, precisionWords } from '@/words/words';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { Notice } from '@/ui/feedback';
import { SelectField, TextArea, TextField } from '@/ui/Field';
import type { RoomEntry } from '../roomRecord';
import type { AnsweredPayload } from '../useIncidentRoom';

const AmendEntryDialog_AmendMutation = graphql(`
  mutation AmendEntryDialog_AmendMutation($input: AmendEntryInput!) {
    amendEntry(input: $input) { incident { ...RoomRecord_Incident } entry { ...RoomRecord_Entry } error { code message field } }
  }
`);

interface AmendEntryDialogProps { entry: RoomEntry; incidentId: string; zone: string; onAnswer: (payload: AnsweredPayload) => void; onClose: () => void }

/** Corrects an entry. What was not touched is not sent; the old reading stays in the history. */
export function AmendEntryDialog({ entry, incidentId, zone, onAnswer, onClose }: AmendEntryDialogProps) {
  const { run, sending, failure } = useCommand(AmendEntryDialog_AmendMutation);
  const [text, setText] = useState(entry.text);
  const timeBefore = wallClockText(entry.occurredAt, zone);
  const [time, setTime] = useState(timeBefore);
  const [precision, setPrecision] = useState(entry.precision);
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);

  const read = readWallClock(time, zone);
  const changed = text !== entry.text || time !== timeBefore || precision !== entry.precision;
  const submit = async (event: React.FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (!changed || reason.trim() === '' || text.trim() === '' || !read) return;
    const payload = await run({
      incidentId, entryId: entry.id, reason: reason.trim(),
      ...(text !== entry.text && { text: text.trim() }),
      ...(time !== timeBefore && { occurredAt: read.instant }),
      ...(precision !== entry.precision && { precision }),
    });
    if (payload) { onAnswer(payload); onClose(); }
  };

  return (
    <Dialog title="Amend this entry" onClose={onClose}>
      <form className="stack" noValidate onSubmit={(event) => { void submit(event); }}>
        {!entry.redaction && <TextArea label="Text" rows={5} value={text} maxLength={20_000} error={asked && text.trim() === '' ? 'An entry must say something. To take it back, retract it.' : null} onChange={(e) => { setText(e.target.value); }} />}
        <div className="grid-2">
          <TimeField label="When it happened" zone={zone} value={time} onChange={setTime} error={asked && !read ? 'This is no date and time.' : null} />
          <SelectField label="How exact the time is" value={precision} options={optionsOf(precisionWords)} onChange={setPrecision} />
        </div>
        <TextField label="Why" value={reason} maxLength={1000} placeholder="Wrong minute, heard from the call log"
          error={asked && reason.trim() === '' ? 'Say why: the old reading stays visible beside it.' : null} onChange={(e) => { setReason(e.target.value); }} />
        {asked && !changed && <Notice tone="warn">Nothing is changed yet.</Notice>}
        {failure && <Notice tone="crit">{failure.message}</Notice>}
        <div className="dialog-foot">
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" disabled={sending}>{sending ? 'Amending…' : 'Amend'}</Button>
        </div>
      </form>
    </Dialog>
  );
}
