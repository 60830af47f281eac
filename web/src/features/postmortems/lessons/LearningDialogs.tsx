import { useState, type ReactNode } from 'react';
import type { Failure } from '@/commands/send';
import { useCommand } from '@/commands/useCommand';
import type { ActionItemType, LessonCategory } from '@/gql/graphql';
import { dayOf, longDay } from '@/time/formatting';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { Notice } from '@/ui/feedback';
import { SelectField, TextArea, TextField } from '@/ui/Field';
import { visibleText } from '@/ui/visibleText';
import { actionTypeWords, lessonWords, optionsOf } from '@/words/words';
import { dueDay } from './dueDay';
import { Learning_AmendActionMutation, Learning_CauseMutation, Learning_LessonMutation, Learning_RaiseMutation } from './learningCommands';

interface AskedProps { incidentId: string; onDone: () => void; onClose: () => void }

function Form({ title, act, sending, failure, onSend, onClose, children }: { title: string; act: string; sending: boolean; failure: Failure | null; onSend: () => void; onClose: () => void; children: ReactNode }) {
  return (
    <Dialog title={title} onClose={onClose}>
      <form className="stack" noValidate onSubmit={(event) => { event.preventDefault(); onSend(); }}
        onKeyDown={(event) => { if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) { event.preventDefault(); onSend(); } }}>
        {children}
        {failure && <Notice tone="crit">{failure.message}</Notice>}
        <div className="dialog-foot"><Button onClick={onClose}>Cancel</Button><Button look="primary" type="submit" disabled={sending}>{act}</Button></div>
      </form>
    </Dialog>
  );
}

/** What to know next time. */
export function LessonDialog({ incidentId, text: first = '', onDone, onClose }: AskedProps & { text?: string }) {
  const { run, sending, failure } = useCommand(Learning_LessonMutation);
  const [category, setCategory] = useState<LessonCategory>('DO_DIFFERENTLY');
  const [text, setText] = useState(first);
  const [asked, setAsked] = useState(false);
  const send = async () => {
    setAsked(true);
    if (text.trim() !== '' && await run({ incidentId, category, text: text.trim() })) { onDone(); onClose(); }
  };
  return (
    <Form title="Record a lesson" act="Record" sending={sending} failure={failure} onSend={() => { void send(); }} onClose={onClose}>
      <SelectField label="What kind of lesson" value={category} options={optionsOf(lessonWords)} onChange={setCategory} />
      <TextArea label="Lesson" data-autofocus value={text} error={asked && text.trim() === '' ? 'Say what was learnt.' : null} onChange={(event) => { setText(event.target.value); }} />
    </Form>
  );
}

/** A root cause, for an incident that has none. */
export function CauseDialog({ incidentId, onDone, onClose }: AskedProps) {
  const { run, sending, failure } = useCommand(Learning_CauseMutation);
  const [text, setText] = useState('');
  const [asked, setAsked] = useState(false);
  const send = async () => {
    setAsked(true);
    if (text.trim() !== '' && await run({ incidentId, text: text.trim() })) { onDone(); onClose(); }
  };
  return (
    <Form title="Note the root cause" act="Note" sending={sending} failure={failure} onSend={() => { void send(); }} onClose={onClose}>
      <TextArea label="Root cause" data-autofocus value={text} error={asked && text.trim() === '' ? 'Say what the root cause was.' : null} onChange={(event) => { setText(event.target.value); }} hint="It is recorded on the timeline, with the time of now." />
    </Form>
  );
}

interface ActionProps extends AskedProps { zone: string; item: { id: string; text: string } | null }

/** Raises an action, or gives one that there is an owner and a day. */
export function ActionDialog({ incidentId, zone, item, onDone, onClose }: ActionProps) {
  const raise = useCommand(Learning_RaiseMutation);
  const amend = useCommand(Learning_AmendActionMutation);
  const [text, setText] = useState('');
  const [type, setType] = useState<ActionItemType>('PREVENT');
  const [owner, setOwner] = useState('');
  const [typed, setTyped] = useState('');
  const [asked, setAsked] = useState(false);
  const [today] = useState(() => dayOf(Date.now(), zone));
  const due = typed.trim() === '' ? null : dueDay(typed, today);
  const unread = typed.trim() !== '' && due === null;
  const send = async () => {
    setAsked(true);
    if (unread) return;
    const parts = { ...(owner.trim() !== '' && { owner: owner.trim() }), ...(due !== null && { due }) };
    if (item === null && text.trim() === '') return;
    if (item !== null && Object.keys(parts).length === 0) return;
    const done = item === null ? await raise.run({ incidentId, text: text.trim(), type, ...parts }) : await amend.run({ incidentId, actionItemId: item.id, reason: 'Said while writing the postmortem.', ...parts });
    if (done) { onDone(); onClose(); }
  };
  return (
    <Form title={item === null ? 'Raise an action' : 'Owner and day'} act={item === null ? 'Raise' : 'Record'} sending={raise.sending || amend.sending} failure={raise.failure ?? amend.failure} onSend={() => { void send(); }} onClose={onClose}>
      {item === null ? (
        <>
          <TextArea label="What is to be done" data-autofocus value={text} error={asked && text.trim() === '' ? 'Say what is to be done.' : null} onChange={(event) => { setText(event.target.value); }} />
          <SelectField label="What it does" value={type} options={optionsOf(actionTypeWords)} onChange={setType} />
        </>
      ) : <p>{visibleText(item.text)}</p>}
      <TextField label="Owner" value={owner} maxLength={200} onChange={(event) => { setOwner(event.target.value); }} />
      <TextField label="Due" value={typed} placeholder="11 Dec, +14, 2 weeks" onChange={(event) => { setTyped(event.target.value); }}
        error={unread ? `"${typed}" is no day. Write it like 11 Dec, 2026-12-11, +14 or 2 weeks.` : null} hint={due === null ? undefined : longDay(due)} />
    </Form>
  );
}
