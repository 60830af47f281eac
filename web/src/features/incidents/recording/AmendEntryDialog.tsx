import { useState } from 'react';
import type { EntryKind } from '@/gql/graphql';
import { readWallClock, wallClockText } from '@/time/wallClockText';
import { kindWords, optionsOf, precisionWords } from '@/words/words';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { Notice } from '@/ui/feedback';
import { SelectField, TextArea, TextField } from '@/ui/Field';
import type { RoomEntry } from '../roomRecord';
import type { AnsweredPayload } from '../useIncidentRoom';
import { useAct } from './acts';
import { SaidTimeField } from './SaidTimeField';

/** What the text of an entry is that no form records: what a correction asks for, and what cannot be corrected of it. */
const texts: Partial<Record<EntryKind, { label: string; fixed: string }>> = {
  FILE: { label: 'What it shows', fixed: 'The file itself stays. For another one, retract this and attach that.' },
  LINK: { label: 'Why they are linked', fixed: 'Which incident, and how, stays. For another link, retract this and link anew.' },
  ACCESS: { label: 'Why access was taken', fixed: 'That access was taken stays, and who took it.' },
};

interface AmendEntryDialogProps { entry: RoomEntry; incidentId: string; zone: string; onAnswer: (payload: AnsweredPayload) => void; onClose: () => void }

/** Corrects an entry that no command records anew: its words, its time, the end of it. What was not touched is not sent; the old reading stays in the history. */
export function AmendEntryDialog({ entry, incidentId, zone, onAnswer, onClose }: AmendEntryDialogProps) {
  const { run, sending, failure } = useAct('amend', incidentId, (payload) => { if (payload) onAnswer(payload); onClose(); });
  const textBefore = entry.worded ? '' : entry.text;
  const [text, setText] = useState(textBefore);
  const timeBefore = wallClockText(entry.occurredAt, zone);
  const [time, setTime] = useState(timeBefore);
  const untilBefore = entry.occurredUntil == null ? '' : wallClockText(entry.occurredUntil, zone);
  const [until, setUntil] = useState(untilBefore);
  const [precision, setPrecision] = useState(entry.precision);
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);

  const about = texts[entry.kind];
  const read = readWallClock(time, zone);
  const end = until === '' ? null : readWallClock(until, zone);
  const lost = textBefore !== '' && text.trim() === '';
  const changed = text !== textBefore || time !== timeBefore || until !== untilBefore || precision !== entry.precision;
  const submit = async (event: React.FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (!changed || reason.trim() === '' || lost || !read || (until !== '' && !end)) return;
    await run(text.trim() || entry.text, {
      entryId: entry.id, reason: reason.trim(),
      ...(text !== textBefore && { text: text.trim() }),
      ...(time !== timeBefore && { occurredAt: read.instant }),
      ...(until !== untilBefore && end && { occurredUntil: end.instant }),
      ...(precision !== entry.precision && { precision }),
    });
  };

  return (
    <Dialog title={`Correct: ${kindWords[entry.kind]}`} onClose={onClose}>
      <form className="stack" noValidate onSubmit={(event) => { void submit(event); }}>
        {entry.redaction
          ? <p>What was typed was removed for good. Its time can be corrected.</p>
          : (
            <TextArea label={about?.label ?? 'Text'} rows={4} value={text} maxLength={20_000} hint={about?.fixed}
              error={asked && lost ? 'An entry must say something. To take it back, retract it.' : null} onChange={(e) => { setText(e.target.value); }} />
          )}
        <div className="grid-2">
          <SaidTimeField label="When it happened" zone={zone} value={time} onChange={setTime} error={asked && !read ? 'This is no date and time.' : null} onApproximate={() => { setPrecision('APPROXIMATE'); }} />
          {entry.occurredUntil != null && <SaidTimeField label="Until" zone={zone} value={until} onChange={setUntil} error={asked && !end ? 'This is no date and time.' : null} />}
          <SelectField label="How exact the time is" value={precision} options={optionsOf(precisionWords)} onChange={setPrecision} />
        </div>
        <TextField label="Why" value={reason} maxLength={1000} placeholder="Wrong minute, heard from the call log"
          error={asked && reason.trim() === '' ? 'Say why: the old reading stays visible beside it.' : null} onChange={(e) => { setReason(e.target.value); }} />
        {asked && !changed && <Notice tone="warn">Nothing is changed yet.</Notice>}
        {failure && <Notice tone="crit">{failure.message}</Notice>}
        <div className="dialog-foot">
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" disabled={sending}>Correct</Button>
        </div>
      </form>
    </Dialog>
  );
}
