import { useState } from 'react';
import { useCommand } from '@/commands/useCommand';
import { TimeField } from '@/fields/TimeField';
import { graphql } from '@/gql';
import { readWallClock, startOfMinute, wallClockText } from '@/time/wallClockText';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { Notice } from '@/ui/feedback';
import { TextArea } from '@/ui/Field';
import { EvidencePicker } from './EvidencePicker';
import type { RoomEntry, RoomIncident } from './roomRecord';
import type { AnsweredPayload } from './useIncidentRoom';

const NoteCauseDialog_RootMutation = graphql(`
  mutation NoteCauseDialog_RootMutation($input: NoteRootCauseInput!) {
    noteRootCause(input: $input) { incident { ...RoomRecord_Incident } error { code message field } }
  }
`);
const NoteCauseDialog_FactorMutation = graphql(`
  mutation NoteCauseDialog_FactorMutation($input: NoteContributingFactorInput!) {
    noteContributingFactor(input: $input) { incident { ...RoomRecord_Incident } error { code message field } }
  }
`);

export type CauseKind = 'root' | 'factor';

interface NoteCauseDialogProps {
  kind: CauseKind;
  incident: RoomIncident;
  entries: readonly RoomEntry[];
  onAnswer: (payload: AnsweredPayload) => void;
  onClose: () => void;
}

/** Notes a root cause or a contributing factor, with the entries that show it. */
export function NoteCauseDialog({ kind, incident, entries, onAnswer, onClose }: NoteCauseDialogProps) {
  const root = useCommand(NoteCauseDialog_RootMutation);
  const factor = useCommand(NoteCauseDialog_FactorMutation);
  const { run, sending, failure } = kind === 'root' ? root : factor;
  const [text, setText] = useState('');
  const [evidence, setEvidence] = useState<string[]>([]);
  const [time, setTime] = useState(() => wallClockText(startOfMinute(Date.now()), incident.zone));
  const [asked, setAsked] = useState(false);
  const read = readWallClock(time, incident.zone);

  const submit = async (event: React.FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (text.trim() === '' || !read) return;
    const payload: AnsweredPayload | null = await run({ incidentId: incident.id, text: text.trim(), evidence, occurredAt: read.instant });
    if (payload) { onAnswer(payload); onClose(); }
  };

  return (
    <Dialog title={kind === 'root' ? 'Note the root cause' : 'Note a contributing factor'} onClose={onClose}>
      <form className="stack" noValidate onSubmit={(event) => { void submit(event); }}>
        <TextArea label={kind === 'root' ? 'What made it break' : 'What made it worse or longer'} data-autofocus value={text} maxLength={20_000}
          hint="A cause is never a person." error={asked && text.trim() === '' ? 'Say what it was.' : null} onChange={(e) => { setText(e.target.value); }} />
        <TimeField label="When it was understood" zone={incident.zone} value={time} onChange={setTime} error={asked && !read ? 'Say when.' : null}
          {...(kind === 'root' && { hint: 'Sets the milestone Diagnosed.' })} />
        <EvidencePicker entries={entries} zone={incident.zone} chosen={evidence} onChange={setEvidence} />
        {failure && <Notice tone="danger">{failure.message}</Notice>}
        <div className="dialog-foot">
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" disabled={sending}>Note it</Button>
        </div>
      </form>
    </Dialog>
  );
}
