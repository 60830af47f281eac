import { useState } from 'react';
import { useCommand } from '@/commands/useCommand';
import { graphql } from '@/gql';
import type { MilestoneKind } from '@/gql/graphql';
import { readWallClock, wallClockText } from '@/time/wallClockText';
import { milestoneWords, optionsOf } from '@/words/words';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { Notice } from '@/ui/feedback';
import { SelectField, TextField } from '@/ui/Field';
import type { RoomIncident } from '../roomRecord';
import type { AnsweredPayload } from '../useIncidentRoom';
import { SaidTimeField } from './SaidTimeField';

const SetMilestoneDialog_SetMutation = graphql(`
  mutation SetMilestoneDialog_SetMutation($input: SetMilestoneInput!) {
    setMilestone(input: $input) { incident { ...RoomRecord_Incident } error { code message field } }
  }
`);

interface SetMilestoneDialogProps { incident: RoomIncident; kind?: MilestoneKind; onAnswer: (payload: AnsweredPayload) => void; onClose: () => void }

/** Says when a milestone was. One that is known already is corrected, with a reason. */
export function SetMilestoneDialog({ incident, kind: given = 'FAULT_STARTED', onAnswer, onClose }: SetMilestoneDialogProps) {
  const { run, sending, failure } = useCommand(SetMilestoneDialog_SetMutation);
  const knownAt = (kind: MilestoneKind) => incident.milestones.find((milestone) => milestone.kind === kind)?.at;
  const textFor = (kind: MilestoneKind) => { const at = knownAt(kind); return at ? wallClockText(at, incident.zone) : ''; };
  const [kind, setKind] = useState<MilestoneKind>(given);
  const [time, setTime] = useState(() => textFor(given));
  const [reason, setReason] = useState('');
  const [asked, setAsked] = useState(false);
  const known = knownAt(kind) !== undefined;
  // Closing comes with a command of its own; a closing that is known can be corrected.
  const kinds = optionsOf(milestoneWords).filter(({ value }) => value !== 'CLOSED' || knownAt(value) !== undefined);
  const read = readWallClock(time, incident.zone);

  const submit = async (event: React.FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (!read || (known && reason.trim() === '')) return;
    const payload = await run({ incidentId: incident.id, kind, occurredAt: read.instant, ...(reason.trim() !== '' && { reason: reason.trim() }) });
    if (payload) { onAnswer(payload); onClose(); }
  };

  return (
    <Dialog title="Set or correct a milestone" onClose={onClose}>
      <form className="stack" noValidate onSubmit={(event) => { void submit(event); }}>
        <SelectField label="Milestone" value={kind} options={kinds} onChange={(next) => { setKind(next); setTime(textFor(next)); }} />
        <SaidTimeField label="When it was" zone={incident.zone} value={time} onChange={setTime} error={asked && !read ? 'Say when it was.' : null} />
        {known && (
          <TextField label="Why is it corrected" value={reason} maxLength={1000} error={asked && reason.trim() === '' ? 'It is known already: say why it changes.' : null} onChange={(e) => { setReason(e.target.value); }} />
        )}
        {failure && <Notice tone="crit">{failure.message}</Notice>}
        <div className="dialog-foot">
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" disabled={sending}>{known ? 'Correct' : 'Set'}</Button>
        </div>
      </form>
    </Dialog>
  );
}
