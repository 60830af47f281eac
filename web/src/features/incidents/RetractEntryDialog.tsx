import { useState } from 'react';
import { useCommand } from '@/commands/useCommand';
import { graphql } from '@/gql';
import { milestoneWords } from '@/words/words';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { Notice } from '@/ui/feedback';
import { TextField } from '@/ui/Field';
import type { RoomEntry } from './roomRecord';
import type { AnsweredPayload } from './useIncidentRoom';

const RetractEntryDialog_RetractMutation = graphql(`
  mutation RetractEntryDialog_RetractMutation($input: RetractEntryInput!) {
    retractEntry(input: $input) { incident { ...RoomRecord_Incident } entry { ...RoomRecord_Entry } error { code message field } }
  }
`);

interface RetractEntryDialogProps { entry: RoomEntry; incidentId: string; onAnswer: (payload: AnsweredPayload) => void; onClose: () => void }

/** Takes an entry back, after saying what that undoes. */
export function RetractEntryDialog({ entry, incidentId, onAnswer, onClose }: RetractEntryDialogProps) {
  const { run, sending, failure } = useCommand(RetractEntryDialog_RetractMutation);
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);

  const submit = async (event: React.FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (reason.trim() === '') return;
    const payload = await run({ incidentId, entryId: entry.id, reason: reason.trim() });
    if (payload) { onAnswer(payload); onClose(); }
  };

  return (
    <Dialog title="Retract this entry" onClose={onClose}>
      <form className="stack" noValidate onSubmit={(event) => { void submit(event); }}>
        <blockquote className="quoted">{entry.text.length > 280 ? `${entry.text.slice(0, 280)}…` : entry.text}</blockquote>
        <p>It stays readable, struck through, and cannot be put back: log it anew if you change your mind.</p>
        {entry.milestones.length > 0 && (
          <Notice tone="warn">This also undoes: {entry.milestones.map((kind) => milestoneWords[kind]).join(', ')}. The metrics are computed anew.</Notice>
        )}
        <TextField label="Why" data-autofocus value={reason} maxLength={1000} placeholder="Logged in the wrong incident"
          error={asked && reason.trim() === '' ? 'Say why: it stands beside the struck-through text.' : null} onChange={(e) => { setReason(e.target.value); }} />
        {failure && <Notice tone="danger">{failure.message}</Notice>}
        <div className="dialog-foot">
          <Button onClick={onClose}>Keep it</Button>
          <Button look="danger" type="submit" disabled={sending}>{sending ? 'Retracting…' : 'Retract'}</Button>
        </div>
      </form>
    </Dialog>
  );
}
