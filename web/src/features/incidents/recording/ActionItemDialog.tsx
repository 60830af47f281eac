import { useState } from 'react';
import type { ActionItemType } from '@/gql/graphql';
import { actionTypeWords, optionsOf } from '@/words/words';
import { dayOf, shortDay } from '@/time/formatting';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { Notice } from '@/ui/feedback';
import { SelectField, TextArea, TextField } from '@/ui/Field';
import type { RoomIncident } from '../roomRecord';
import type { AnsweredPayload } from '../useIncidentRoom';
import { readDueText } from '../telling/dueText';
import { useAct } from './acts';

/** A day as people say it. Null: it is none, or it is past. */
function dayToCome(typed: string, zone: string): string | null {
  const at = typed.trim() === '' ? null : readDueText(`${typed.trim()} 23:59`, Date.now(), zone);
  return at && dayOf(at.at, zone);
}

interface ActionItemDialogProps { incident: RoomIncident; onAnswer: (payload: AnsweredPayload) => void; onClose: () => void }

/** Something to be done after the incident, by somebody, by a day. */
export function ActionItemDialog({ incident, onAnswer, onClose }: ActionItemDialogProps) {
  const { run, sending, failure } = useAct('actionItem', incident.id, (payload) => { if (payload) onAnswer(payload); onClose(); });
  const [text, setText] = useState('');
  const [type, setType] = useState<ActionItemType>('PREVENT');
  const [owner, setOwner] = useState('');
  const [due, setDue] = useState('');
  const [lessonId, setLessonId] = useState('');
  const [asked, setAsked] = useState(false);
  const dueDay = dayToCome(due, incident.zone);
  const submit = async (event: React.FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (text.trim() === '' || (due.trim() !== '' && dueDay === null)) return;
    await run(text.trim(), {
      text: text.trim(), type,
      ...(owner.trim() !== '' && { owner: owner.trim() }), ...(dueDay !== null && { due: dueDay }), ...(lessonId !== '' && { lessonId }),
    });
  };
  return (
    <Dialog title="Raise an action" onClose={onClose}>
      <form className="stack" noValidate onSubmit={(event) => { void submit(event); }}>
        <TextArea label="What is to be done" data-autofocus value={text} error={asked && text.trim() === '' ? 'Say what is to be done.' : null} onChange={(e) => { setText(e.target.value); }} />
        <div className="grid-2">
          <SelectField label="What it does" value={type} options={optionsOf(actionTypeWords)} onChange={setType} />
          <TextField label="Owner" value={owner} maxLength={200} onChange={(e) => { setOwner(e.target.value); }} />
          <TextField label="Due" value={due} placeholder="20 Nov, Fri, 2026-11-20" error={asked && due.trim() !== '' && dueDay === null ? 'Write a day to come, like 20 Nov or Fri.' : null}
            hint={dueDay === null ? undefined : shortDay(dueDay)} onChange={(e) => { setDue(e.target.value); }} />
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
