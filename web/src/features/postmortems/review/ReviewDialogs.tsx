import { useState, type ReactNode } from 'react';
import type { Failure } from '@/commands/send';
import { useCommand } from '@/commands/useCommand';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { Notice } from '@/ui/feedback';
import { TextArea, TextField } from '@/ui/Field';
import type { Gap, Incident, Publication } from '../postmortem';
import { GapList } from './GapList';
import { Review_ChangesMutation, Review_PublishMutation, Review_RequestMutation, Review_WithdrawMutation } from './reviewCommands';

interface DialogFormProps { title: string; act: string; danger?: boolean; sending: boolean; failure: Failure | null; onSend: () => void; onClose: () => void; children: ReactNode }

function DialogForm({ title, act, danger = false, sending, failure, onSend, onClose, children }: DialogFormProps) {
  return (
    <Dialog title={title} onClose={onClose}>
      <form className="stack" noValidate onSubmit={(event) => { event.preventDefault(); onSend(); }}
        onKeyDown={(event) => { if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) { event.preventDefault(); onSend(); } }}>
        {children}
        {failure && <Notice tone="crit">{failure.message}</Notice>}
        <div className="dialog-foot">
          <Button onClick={onClose}>Cancel</Button>
          <Button look={danger ? 'danger' : 'primary'} type="submit" disabled={sending}>{act}</Button>
        </div>
      </form>
    </Dialog>
  );
}

interface AskedProps { incident: Incident; onDone: () => void; onClose: () => void }

/** Whom to ask for a review: by their names as they sign in. */
export function RequestReviewDialog({ incident, onDone, onClose }: AskedProps) {
  const { run, sending, failure } = useCommand(Review_RequestMutation);
  const [names, setNames] = useState('');
  const send = async () => {
    const reviewers = names.split(',').map((name) => name.trim()).filter(Boolean);
    if (await run({ incidentId: incident.id, ...(reviewers.length > 0 && { reviewers }) })) { onDone(); onClose(); }
  };
  return (
    <DialogForm title="Ask for review" act="Ask for review" sending={sending} failure={failure?.field === 'reviewers' ? null : failure} onSend={() => { void send(); }} onClose={onClose}>
      <TextField label="Who is asked" value={names} onChange={(event) => { setNames(event.target.value); }} error={failure?.field === 'reviewers' ? failure.message : null}
        hint="Names as they sign in, with commas between. Nobody whose words are in it. Left empty, anybody may review." />
    </DialogForm>
  );
}

/** Why it goes back to draft. */
export function RequestChangesDialog({ incident, onDone, onClose }: AskedProps) {
  const { run, sending, failure } = useCommand(Review_ChangesMutation);
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const send = async () => {
    setAsked(true);
    if (reason.trim() !== '' && await run({ incidentId: incident.id, reason: reason.trim() })) { onDone(); onClose(); }
  };
  return (
    <DialogForm title="Send it back" act="Send it back" sending={sending} failure={failure} onSend={() => { void send(); }} onClose={onClose}>
      <TextArea label="What is to change" value={reason} maxLength={1000} onChange={(event) => { setReason(event.target.value); }} error={asked && reason.trim() === '' ? 'Say what is to change.' : null} />
    </DialogForm>
  );
}

interface PublishProps extends AskedProps { gaps: readonly Gap[]; version: number; onMend: (gap: Gap) => void }

/** What is missing, each with the way to mend it; going on all the same needs a reason, which is printed. */
export function PublishDialog({ incident, gaps, version, onMend, onDone, onClose }: PublishProps) {
  const { run, sending, failure } = useCommand(Review_PublishMutation);
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const needs = gaps.length > 0;
  const send = async () => {
    setAsked(true);
    if (needs && reason.trim() === '') return;
    if (await run({ incidentId: incident.id, expectedVersion: version, ...(needs && { reason: reason.trim() }) })) { onDone(); onClose(); }
  };
  return (
    <DialogForm title="Publish" act={needs ? 'Publish all the same' : 'Publish'} sending={sending} failure={failure} onSend={() => { void send(); }} onClose={onClose}>
      {needs ? (
        <>
          <p>{gaps.length === 1 ? 'One thing is missing:' : `${gaps.length} things are missing:`}</p>
          <GapList gaps={gaps} onMend={(gap) => { onClose(); onMend(gap); }} />
          <TextArea label="Why it is published all the same" value={reason} maxLength={1000} onChange={(event) => { setReason(event.target.value); }}
            error={asked && reason.trim() === '' ? 'Say why, or mend what is missing.' : null} hint="It is printed in the document." />
        </>
      ) : <p>Nothing is missing. It is published as it stands now; this version does not change any more.</p>}
    </DialogForm>
  );
}

/** Takes a published version back. */
export function WithdrawDialog({ incident, publication, onDone, onClose }: AskedProps & { publication: Publication }) {
  const { run, sending, failure } = useCommand(Review_WithdrawMutation);
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const send = async () => {
    setAsked(true);
    if (reason.trim() !== '' && await run({ incidentId: incident.id, number: publication.number, reason: reason.trim() })) { onDone(); onClose(); }
  };
  return (
    <DialogForm title={`Withdraw version ${publication.number}`} act="Withdraw" danger sending={sending} failure={failure} onSend={() => { void send(); }} onClose={onClose}>
      <p>What it said stays in the record. Whoever opens it from now on reads on every page that it was withdrawn.</p>
      <TextArea label="Why" value={reason} maxLength={1000} onChange={(event) => { setReason(event.target.value); }} error={asked && reason.trim() === '' ? 'Say why.' : null} />
    </DialogForm>
  );
}
