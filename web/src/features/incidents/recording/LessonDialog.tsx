import { useState } from 'react';
import { SimilarLessons } from '@/fields/SimilarLessons';
import type { LessonCategory } from '@/gql/graphql';
import { lessonWords, optionsOf } from '@/words/words';
import { Button } from '@/ui/Button';
import { Dialog } from '@/ui/Dialog';
import { Notice } from '@/ui/feedback';
import { SelectField, TextArea } from '@/ui/Field';
import type { AnsweredPayload } from '../useIncidentRoom';
import { useAct } from './acts';

interface LessonDialogProps { incidentId: string; onAnswer: (payload: AnsweredPayload) => void; onClose: () => void }

/** What to know next time. Lessons that are like it are offered: one of them may have come back. */
export function LessonDialog({ incidentId, onAnswer, onClose }: LessonDialogProps) {
  const done = (payload: AnsweredPayload | null) => { if (payload) onAnswer(payload); onClose(); };
  const { run, sending, failure: refused } = useAct('lesson', incidentId, done);
  const back = useAct('cameBack', incidentId, done);
  const failure = refused ?? back.failure;
  const [category, setCategory] = useState<LessonCategory>('DO_DIFFERENTLY');
  const [text, setText] = useState('');
  const [asked, setAsked] = useState(false);
  const submit = async (event: React.FormEvent) => {
    event.preventDefault();
    setAsked(true);
    if (text.trim() === '') return;
    await run(text.trim(), { category, text: text.trim() });
  };
  return (
    <Dialog title="Record a lesson" onClose={onClose}>
      <form className="stack" noValidate onSubmit={(event) => { void submit(event); }}>
        <SelectField label="What kind of lesson" value={category} options={optionsOf(lessonWords)} onChange={setCategory} />
        <TextArea label="Lesson" data-autofocus value={text} error={asked && text.trim() === '' ? 'Say what was learned.' : null} onChange={(e) => { setText(e.target.value); }} />
        <SimilarLessons text={text} incidentId={incidentId} busy={back.sending} onCameBack={(lesson) => { void back.run(lesson.text, { lessonId: lesson.lessonId, text: text.trim() }); }} />
        {failure && <Notice tone="crit">{failure.message}</Notice>}
        <div className="dialog-foot">
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" disabled={sending}>Record</Button>
        </div>
      </form>
    </Dialog>
  );
}
