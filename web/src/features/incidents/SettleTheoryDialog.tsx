import { useState } from 'react';
import { useCommand } from '@/commands/useCommand';
import { TimeField } from '@/fields/TimeField';
import { graphql } from '@/gql';
import { readWallClock, startOfMinute, wallClockText } from '@/time/wallClockText';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { Notice } from '@/ui/feedback';
import { TextArea } from '@/ui/Field';
import { visibleText } from '@/ui/visibleText';
import type { RoomIncident } from './roomRecord';
import type { AnsweredPayload } from './useIncidentRoom';

const SettleTheoryDialog_RefuteMutation = graphql(`
  mutation SettleTheoryDialog_RefuteMutation($input: RefuteHypothesisInput!) {
    refuteHypothesis(input: $input) { incident { ...RoomRecord_Incident } error { code message field } }
  }
`);
const SettleTheoryDialog_ConfirmMutation = graphql(`
  mutation SettleTheoryDialog_ConfirmMutation($input: ConfirmHypothesisInput!) {
    confirmHypothesis(input: $input) { incident { ...RoomRecord_Incident } error { code message field } }
  }
`);

interface SettleTheoryDialogProps {
  theory: { id: string; statement: string };
  as: 'refuted' | 'confirmed';
  incident: RoomIncident;
  onAnswer: (payload: AnsweredPayload) => void;
  onClose: () => void;
}

/** Refutes or confirms a theory by what was seen. */
export function SettleTheoryDialog({ theory, as, incident, onAnswer, onClose }: SettleTheoryDialogProps) {
  const refute = useCommand(SettleTheoryDialog_RefuteMutation);
  const confirm = useCommand(SettleTheoryDialog_ConfirmMutation);
  const { run, sending, failure } = as === 'refuted' ? refute : confirm;
  const [because, setBecause] = useState('');
  const [time, setTime] = useState(() => wallClockText(startOfMinute(Date.now()), incident.zone));
  const [asked, setAsked] = useState(false);
  const read = readWallClock(time, incident.zone);
  const verb = as === 'refuted' ? 'Refute' : 'Confirm';

  const submit = async (event: React.FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (because.trim() === '' || !read) return;
    const payload: AnsweredPayload | null = await run({ incidentId: incident.id, hypothesisId: theory.id, because: because.trim(), occurredAt: read.instant });
    if (payload) { onAnswer(payload); onClose(); }
  };

  return (
    <Dialog title={`${verb} this theory`} onClose={onClose}>
      <form className="stack" noValidate onSubmit={(event) => { void submit(event); }}>
        <blockquote className="quoted">{visibleText(theory.statement)}</blockquote>
        <TextArea label={as === 'refuted' ? 'What shows that it is wrong' : 'What shows that it is right'} data-autofocus value={because}
          error={asked && because.trim() === '' ? 'Say what was seen.' : null} onChange={(e) => { setBecause(e.target.value); }} />
        <TimeField label="When it was settled" zone={incident.zone} value={time} onChange={setTime} error={asked && !read ? 'Say when.' : null} />
        {failure && <Notice tone="danger">{failure.message}</Notice>}
        <div className="dialog-foot">
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" disabled={sending}>{verb}</Button>
        </div>
      </form>
    </Dialog>
  );
}
