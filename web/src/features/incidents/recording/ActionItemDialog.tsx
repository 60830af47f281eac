import { useState } from 'react';
import { useCommand } from '@/commands/useCommand';
import { graphql } from '@/gql';
import type { ActionItemType } from '@/gql/graphql';
import { actionTypeWords, optionsOf } from '@/words/words';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { Notice } from '@/ui/feedback';
import { SelectField, TextArea, TextField } from '@/ui/Field';
import type { RoomIncident } from '../roomRecord';
import type { AnsweredPayload } from '../useIncidentRoom';

const ActionItemDialog_RaiseMutation = graphql(`
  mutation ActionItemDialog_RaiseMutation($input: RaiseActionItemInput!) {
    raiseActionItem(input: $input) { incident { ...RoomRecord_Incident } error { code message field } }
  }
`);

interface ActionItemDialogProps { incident: RoomIncident; onAnswer: (payload: AnsweredPayload) => void; onClose: () => void }

/** Something to be done after the incident, by somebody, by a day. */
export function ActionItemDialog({ incident, onAnswer, onClose }: ActionItemDialogProps) {
  const { run, sending, failure } = useCommand(ActionItemDialog_RaiseMutation);
  const [text, setText] = useState('');
  const [type, setType] = useState<ActionItemType>('PREVENT');
  const [owner, setOwner] = useState('');
  const [due, setDue] = useState('');
  const [lessonId, setLessonId] = useState('');
  const [asked, setAsked] = useState(false);
  const submit = async (event: React.FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (text.trim() === '') return;
    const payload = await run({
      incidentId: incident.id, text: text.trim(), type,
      ...(owner.trim() !== '' && { owner: owner.trim() }), ...(due !== '' && { due }), ...(lessonId !== '' && { lessonId }),
    });
    if (payload) { onAnswer(payload); onClose(); }
  };
  return (
    <Dialog title="Raise an action" onClose={onClose}>
      <form className="stack" noValidate onSubmit={(event) => { void submit(event); }}>
        <TextArea label="What is to be done" data-autofocus value={text} error={asked && text.trim() === '' ? 'Say what is to be done.' : null} onChange={(e) => { setText(e.target.value); }} />
        <div className="grid-2">
          <SelectField label="What it does" value={type} options={optionsOf(actionTypeWords)} onChange={setType} />
          <TextField label="Owner" value={owner} maxLength={200} onChange={(e) => { setOwner(e.target.value); }} />
          <TextField label="Due" type="date" value={due} onChange={(e) => { setDue(e.target.value); }} />
          {incident.lessons.length > 0 && (
            <SelectField label="Follows from" value={lessonId} onChange={setLessonId}
              options={[{ value: '', label: 'No lesson in particular' }, ...incident.lessons.map(({ id, text: lesson }) => ({ value: id, label: lesson.slice(0, 80) }))]} />
          )}
        </div>
        {failure && <Notice tone="crit">{failure.message}</Notice>}
        <div className="dialog-foot">
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" disabled={sending}>Raise</Button>
        </div>
      </form>
    </Dialog>
  );
}
