import { useState } from 'react';
import { Link } from 'react-router';
import { dateAndTime } from '@/time/formatting';
import { lessonWords } from '@/words/words';
import { SeverityBadge, StatusBadge } from '@/words/badges';
import { Button } from '@/ui/Button';
import { Drawer } from '@/ui/Drawer';
import { Notice } from '@/ui/feedback';
import { TextArea } from '@/ui/Field';
import { Tag } from '@/ui/Tag';
import { visibleText } from '@/ui/visibleText';
import { useCameBack } from './cameBack';
import { IncidentPicker, keyIn } from './IncidentPicker';
import { daysWords, type Lesson } from './LessonRow';

const fates = { OPEN: ['to be done', 'high'], DONE: ['done', 'ok'], DROPPED: ['dropped', 'line'] } as const;

interface LessonDrawerProps { lesson: Lesson; zone: string; mayRecord: boolean; onChanged: () => void; onClose: () => void }

/** One lesson: the incidents in which it was learnt side by side, what is done about it, and where it came back. */
export function LessonDrawer({ lesson, zone, mayRecord, onChanged, onClose }: LessonDrawerProps) {
  return (
    <Drawer title={lessonWords[lesson.category]} wide onClose={onClose}>
      <p className="lesson-whole">{visibleText(lesson.text)}</p>
      <p className="muted small">Recorded by {visibleText(lesson.recordedBy)}, {dateAndTime(lesson.recordedAt, zone)}</p>
      <ol className="lesson-incidents" aria-label="Incidents, side by side">
        {lesson.occurrences.map(({ lessonId, incident, at, daysSincePrevious, text }, index) => (
          <li key={lessonId}>
            <h3><Link to={`/incidents/${incident.key}`}>{incident.key} {visibleText(incident.title)}</Link></h3>
            <p className="row small"><SeverityBadge severity={incident.severity} /><StatusBadge status={incident.status} /></p>
            <p className="muted small"><time dateTime={at}>{dateAndTime(at, zone)}</time></p>
            <p className="small">{index === 0 ? 'learnt first' : <Tag tone="violet">back after {daysWords(daysSincePrevious ?? 0)}</Tag>}</p>
            {(index > 0 && text !== lesson.text) && <p className="lesson-there">{visibleText(text)}</p>}
          </li>
        ))}
      </ol>
      <h3>Actions</h3>
      {lesson.actionItems.length === 0 && <p className="muted">None was raised from it.</p>}
      <ul className="lesson-actions">
        {lesson.actionItems.map(({ id, text, status, owner }) => (
          <li key={id}><span>{visibleText(text)}</span><span className="muted small">{owner == null ? 'no owner' : visibleText(owner)}</span><Tag tone={fates[status][1]}>{fates[status][0]}</Tag></li>
        ))}
      </ul>
      {mayRecord && <CameBackForm lesson={lesson} onChanged={onChanged} />}
    </Drawer>
  );
}

function CameBackForm({ lesson, onChanged }: { lesson: Lesson; onChanged: () => void }) {
  const { run, sending, failure } = useCameBack(onChanged);
  const [incident, setIncident] = useState('');
  const [text, setText] = useState('');
  const [asked, setAsked] = useState(false);
  const submit = async () => {
    setAsked(true);
    if (keyIn(incident) === '' || !(await run(lesson.lessonId, keyIn(incident), text))) return;
    setIncident('');
    setText('');
    setAsked(false);
  };
  return (
    <form className="stack lesson-form" noValidate aria-label="Came back" onSubmit={(event) => { event.preventDefault(); void submit(); }}>
      <h3>It came back</h3>
      <IncidentPicker label="In which incident" value={incident} onChange={setIncident} except={lesson.occurrences.map(({ incident: { key } }) => key)}
        error={failure?.field === 'incidentId' ? failure.message : asked && keyIn(incident) === '' ? 'Give the key of the incident, such as INC-42.' : null} />
      <TextArea label="What it was this time" hint="May stay empty." rows={2} value={text} onChange={(event) => { setText(event.target.value); }} />
      {failure && failure.field !== 'incidentId' && <Notice tone="crit">{failure.message}</Notice>}
      <div><Button look="primary" type="submit" disabled={sending}>Came back</Button></div>
    </form>
  );
}
