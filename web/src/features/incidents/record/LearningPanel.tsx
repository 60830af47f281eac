import { useState } from 'react';
import { actionTypeWords, lessonWords } from '@/words/words';
import { Button } from '@/ui/Button';
import { Section } from '@/ui/Section';
import { visibleText } from '@/ui/visibleText';
import { Tag } from '@/ui/Tag';
import { ActionItemDialog } from '../recording/ActionItemDialog';
import { LessonDialog } from '../recording/LessonDialog';
import type { RoomIncident } from '../roomRecord';
import type { AnsweredPayload } from '../useIncidentRoom';

interface LearningPanelProps { incident: RoomIncident; mayRecord: boolean; onAnswer: (payload: AnsweredPayload) => void }

/** Lessons, and the actions that follow from them. */
export function LearningPanel({ incident, mayRecord, onAnswer }: LearningPanelProps) {
  const [open, setOpen] = useState<'lesson' | 'action' | null>(null);
  const close = () => { setOpen(null); };
  const lessonText = new Map(incident.lessons.map((lesson) => [lesson.id, lesson.text]));
  return (
    <>
      <Section title="Lessons" action={mayRecord && <Button small look="ghost" onClick={() => { setOpen('lesson'); }}>Record a lesson</Button>}>
        {incident.lessons.length === 0 && <p className="small muted">None yet. What would you want to know next time?</p>}
        <ul className="facts">
          {incident.lessons.map((lesson) => (
            <li key={lesson.id}><p>{visibleText(lesson.text)}</p><p className="small muted">{lessonWords[lesson.category]} · {lesson.recordedBy}</p></li>
          ))}
        </ul>
      </Section>
      <Section title="Action items" action={mayRecord && <Button small look="ghost" onClick={() => { setOpen('action'); }}>Raise an action</Button>}>
        {incident.actionItems.length === 0 && <p className="small muted">None yet.</p>}
        <ul className="facts">
          {incident.actionItems.map((item) => (
            <li key={item.id}>
              <p><Tag>{actionTypeWords[item.type]}</Tag> {visibleText(item.text)}</p>
              <p className="small muted">
                {item.owner ?? 'No owner'} · {item.due ? `due ${item.due}` : 'no date'}
                {item.lessonId && lessonText.has(item.lessonId) && ` · from “${lessonText.get(item.lessonId) ?? ''}”`}
              </p>
            </li>
          ))}
        </ul>
      </Section>
      {open === 'lesson' && <LessonDialog incidentId={incident.id} onAnswer={onAnswer} onClose={close} />}
      {open === 'action' && <ActionItemDialog incident={incident} onAnswer={onAnswer} onClose={close} />}
    </>
  );
}
