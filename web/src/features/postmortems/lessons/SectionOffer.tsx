import { useState } from 'react';
import { useQuery } from 'urql';
import { useCommand } from '@/commands/useCommand';
import { graphql } from '@/gql';
import { clockTime, dayOf, shortDay } from '@/time/formatting';
import { Button } from '@/ui/Button';
import { Notice } from '@/ui/feedback';
import { visibleText } from '@/ui/visibleText';
import type { Incident, Part, Postmortem } from '../postmortem';
import { Review_DraftMutation } from '../review/reviewCommands';
import { ActionDialog, LessonDialog } from './LearningDialogs';
import { Learning_CameBackMutation } from './learningCommands';

const SectionOffer_Query = graphql(`
  query SectionOffer_Query($key: String!, $id: ID!, $text: String!) {
    incident(key: $key) { timeline(last: 500) { nodes { __typename ... on TimelineEntry { id text occurredAt starred retracted } } } }
    similarLessons(text: $text, incidentId: $id, first: 5) { reason lesson { lessonId text incident { key title } } }
  }
`);

interface SectionOfferProps { incident: Incident; postmortem: Postmortem; part: Part; zone: string; mayWrite: boolean; onChange: () => void }

/** Below lessons and actions: what may become one, and the way to record one from here. */
export function SectionOffer(props: SectionOfferProps) {
  if (!props.mayWrite) return null;
  if (props.part.section === 'LESSONS') return <LessonsOffer {...props} />;
  if (props.part.section === 'ACTIONS') return <ActionsOffer {...props} />;
  return null;
}

/** After something was recorded from here: the document is composed from the record anew, what people wrote stays. */
export function useRecorded(incident: Incident, postmortem: Postmortem, onChange: () => void) {
  const { run } = useCommand(Review_DraftMutation);
  return () => {
    // What was approved or published is not moved by a lesson: whoever wants it in says so.
    if (postmortem.status === 'DRAFT' || postmortem.status === 'IN_REVIEW') void run({ incidentId: incident.id }).then(onChange);
    else onChange();
  };
}

function ActionsOffer({ incident, postmortem, zone, onChange }: SectionOfferProps) {
  const [raising, setRaising] = useState(false);
  const recorded = useRecorded(incident, postmortem, onChange);
  return (
    <div className="row">
      <Button small onClick={() => { setRaising(true); }}>Raise an action</Button>
      {raising && <ActionDialog incidentId={incident.id} zone={zone} item={null} onDone={recorded} onClose={() => { setRaising(false); }} />}
    </div>
  );
}

function LessonsOffer({ incident, postmortem, zone, onChange }: SectionOfferProps) {
  const known = new Set(incident.lessons.map(({ text }) => text.trim()));
  const [{ data }, again] = useQuery({ query: SectionOffer_Query, variables: { key: incident.key, id: incident.id, text: incident.title.slice(0, 2000) }, requestPolicy: 'cache-and-network' });
  const cameBack = useCommand(Learning_CameBackMutation);
  const [lesson, setLesson] = useState<string | null>(null);
  const noted = useRecorded(incident, postmortem, onChange);
  const recorded = () => { again({ requestPolicy: 'network-only' }); noted(); };
  const starred = (data?.incident?.timeline.nodes ?? []).flatMap((node) => (node.__typename === 'TimelineEntry' && node.starred && !node.retracted && !known.has(node.text.trim()) ? [node] : []));
  const alike = (data?.similarLessons ?? []).filter((one) => one.lesson.incident.key !== incident.key);
  const said = [
    starred.length > 0 && (starred.length === 1 ? 'One starred entry' : `${starred.length} starred entries`),
    alike.length > 0 && (alike.length === 1 ? 'one lesson of an earlier incident that fits' : `${alike.length} lessons of earlier incidents that fit`),
  ].filter(Boolean).join(' and ');
  return (
    <>
      {said !== '' && (
        <div className="offer" role="group" aria-label="What may be a lesson">
          <p className="small">{said.charAt(0).toUpperCase() + said.slice(1)}:</p>
          <ul>
            {starred.map(({ id, text, occurredAt }) => (
              <li key={id}>
                <span className="small muted tabular">{shortDay(dayOf(occurredAt, zone))}, {clockTime(occurredAt, zone)}</span>
                <span>{visibleText(text)}</span>
                <Button look="ghost" small aria-label={`Make it a lesson: ${text}`} onClick={() => { setLesson(text); }}>Make it a lesson</Button>
              </li>
            ))}
            {alike.map(({ reason, lesson: { lessonId, text, incident: earlier } }) => (
              <li key={lessonId}>
                <span className="small muted tabular" title={earlier.title}>{earlier.key}</span>
                <span>{visibleText(text)} <small className="muted">{reason}</small></span>
                <Button look="ghost" small disabled={cameBack.sending} aria-label={`Came back: ${text}`} onClick={() => { void cameBack.run({ incidentId: incident.id, lessonId }).then((done) => { if (done) recorded(); }); }}>Came back</Button>
              </li>
            ))}
          </ul>
          {cameBack.failure && <Notice tone="crit">{cameBack.failure.message}</Notice>}
        </div>
      )}
      <div className="row"><Button small onClick={() => { setLesson(''); }}>Record a lesson</Button></div>
      {lesson !== null && <LessonDialog incidentId={incident.id} text={lesson} onDone={recorded} onClose={() => { setLesson(null); }} />}
    </>
  );
}
