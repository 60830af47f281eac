import { useState } from 'react';
import { useCommand } from '@/commands/useCommand';
import { graphql } from '@/gql';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { Notice } from '@/ui/feedback';
import { TextField } from '@/ui/Field';
import type { RoomEntry } from './roomRecord';
import type { AnsweredPayload } from './useIncidentRoom';

const RedactEntryDialog_RedactMutation = graphql(`
  mutation RedactEntryDialog_RedactMutation($input: RedactEntryInput!) {
    redactEntry(input: $input) { incident { ...RoomRecord_Incident } entry { ...RoomRecord_Entry } error { code message field } }
  }
`);

interface RedactEntryDialogProps { entry: RoomEntry; incidentId: string; onAnswer: (payload: AnsweredPayload) => void; onClose: () => void }

/** Removes what was typed about an entry, after saying that nobody can bring it back. */
export function RedactEntryDialog({ entry, incidentId, onAnswer, onClose }: RedactEntryDialogProps) {
  const { run, sending, failure } = useCommand(RedactEntryDialog_RedactMutation);
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
    <Dialog title="Redact this entry" onClose={onClose}>
      <form className="stack" noValidate onSubmit={(event) => { void submit(event); }}>
        <blockquote className="quoted">{entry.text.length > 280 ? `${entry.text.slice(0, 280)}…` : entry.text}</blockquote>
        <Notice tone="danger">
          This cannot be undone. Texts, names and earlier readings of this entry are removed from the record and from drafted documents, for
          everybody and for good. Documents that were downloaded and backups still hold them.
        </Notice>
        <p>When it happened and what it implied stay. Retract it as well if it should not count.</p>
        <TextField label="Why" data-autofocus value={reason} maxLength={1000} placeholder="Holds a password"
          error={asked && reason.trim() === '' ? 'Say why, without repeating what is removed: it stands in its place.' : null} onChange={(e) => { setReason(e.target.value); }} />
        {failure && <Notice tone="danger">{failure.message}</Notice>}
        <div className="dialog-foot">
          <Button onClick={onClose}>Keep it</Button>
          <Button look="danger" type="submit" disabled={sending}>{sending ? 'Redacting…' : 'Redact for good'}</Button>
        </div>
      </form>
    </Dialog>
  );
}
