import { useState } from 'react';
import { useCommand } from '@/commands/useCommand';
import { SimilarLessons } from '@/fields/SimilarLessons';
import { graphql } from '@/gql';
import type { LessonCategory } from '@/gql/graphql';
import { lessonWords, optionsOf } from '@/words/words';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { Notice } from '@/ui/feedback';
import { SelectField, TextArea } from '@/ui/Field';
import { toast } from '@/ui/toast';
import { useCameBack } from './cameBack';
import { IncidentPicker, keyIn } from './IncidentPicker';

const RecordLessonDialog_RecordMutation = graphql(`
  mutation RecordLessonDialog_RecordMutation($input: RecordLessonInput!) {
    recordLesson(input: $input) { incident { id key } error { code message field } }
  }
`);

/** What was learnt in an incident. Lessons that are like it are offered: one of them may have come back. */
export function RecordLessonDialog({ onChanged, onClose }: { onChanged: () => void; onClose: () => void }) {
  const { run, sending, failure } = useCommand(RecordLessonDialog_RecordMutation);
  const back = useCameBack(onChanged);
  const [incident, setIncident] = useState('');
  const [category, setCategory] = useState<LessonCategory>('DO_DIFFERENTLY');
  const [text, setText] = useState('');
  const [asked, setAsked] = useState(false);
  const key = keyIn(incident);
  const problem = failure ?? back.failure;
  const submit = async () => {
    setAsked(true);
    if (key === '' || text.trim() === '') return;
    const payload = await run({ incidentId: key, category, text: text.trim() });
    if (!payload) return;
    onChanged();
    toast(`Recorded in ${payload.incident?.key ?? key}.`);
    onClose();
  };
  const cameBack = async (lessonId: string) => {
    setAsked(true);
    if (key !== '' && await back.run(lessonId, key, text)) onClose();
  };
  return (
    <Dialog title="Record a lesson" onClose={onClose}>
      <form className="stack" noValidate onSubmit={(event) => { event.preventDefault(); void submit(); }}>
        <IncidentPicker label="Learnt in" value={incident} onChange={setIncident} error={problem?.field === 'incidentId' ? problem.message : asked && key === '' ? 'Give the key of the incident, such as INC-42.' : null} />
        <SelectField label="What kind of lesson" value={category} options={optionsOf(lessonWords)} onChange={setCategory} />
        <TextArea label="Lesson" value={text} error={asked && text.trim() === '' ? 'Say what was learned.' : null} onChange={(event) => { setText(event.target.value); }} />
        <SimilarLessons text={text} incidentId={key === '' ? null : key} busy={back.sending} onCameBack={(lesson) => { void cameBack(lesson.lessonId); }} />
        {problem && problem.field !== 'incidentId' && <Notice tone="crit">{problem.message}</Notice>}
        <div className="dialog-foot">
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" disabled={sending}>Record</Button>
        </div>
      </form>
    </Dialog>
  );
}
