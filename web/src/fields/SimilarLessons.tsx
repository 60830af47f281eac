import { useDeferredValue, useEffect, useState } from 'react';
import { useQuery } from 'urql';
import { graphql } from '@/gql';
import { Button } from '@/ui/Button';
import { visibleText } from '@/ui/visibleText';
import './similarLessons.css';

const SimilarLessons_Query = graphql(`
  query SimilarLessons_Query($text: String!, $incidentId: ID) {
    similarLessons(text: $text, incidentId: $incidentId, first: 3) { reason lesson { lessonId text count incident { id key } } }
  }
`);

const pause = 300;
/** From so many letters on there is something to compare. */
const enough = 12;
const most = 2000;

function useSettled(text: string): string {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => { setSettled(text); }, pause);
    return () => { clearTimeout(timer); };
  }, [text]);
  return useDeferredValue(settled);
}

interface SimilarLessonsProps {
  /** What is being typed. */
  text: string;
  /** Id or key of the incident in which it was learnt. Null: not said yet. */
  incidentId: string | null;
  busy: boolean;
  onCameBack: (lesson: { lessonId: string; text: string }) => void;
}

/** Lessons like the one that is being typed: one of them may have come back. */
export function SimilarLessons({ text, incidentId, busy, onCameBack }: SimilarLessonsProps) {
  const settled = useSettled(text.trim().slice(0, most));
  const [{ data }] = useQuery({ query: SimilarLessons_Query, variables: { text: settled, incidentId }, pause: settled.length < enough });
  const similar = settled.length < enough ? [] : (data?.similarLessons ?? []);
  if (similar.length === 0) return null;
  return (
    <section aria-label="Lessons like it" className="lesson-similar">
      <h3>Is it one of these?</h3>
      <ul>
        {similar.map(({ reason, lesson }) => (
          <li key={lesson.lessonId}>
            <p>{visibleText(lesson.text)}<small className="muted">{lesson.incident.key}{lesson.count > 1 ? `, learnt ${lesson.count} times` : ''} · {reason}</small></p>
            <Button small disabled={busy} aria-label={`Came back: ${lesson.text}`} onClick={() => { onCameBack(lesson); }}>Came back</Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
