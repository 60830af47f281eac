import { useMemo, useState } from 'react';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { failureOf } from '@/commands/send';
import { graphql } from '@/gql';
import type { LessonCategory } from '@/gql/graphql';
import { dateAndTime } from '@/time/formatting';
import { deviceZone } from '@/time/zones';
import { lessonWords, optionsOf } from '@/words/words';
import { Button } from '@/ui/Button';
import { EmptyState, LoadError, Skeleton } from '@/ui/feedback';
import { SelectField, TextField } from '@/ui/Field';
import './lessons.css';

const pageSize = 50;

const LessonsPage_Query = graphql(`
  query LessonsPage_Query($first: Int!, $filter: LessonFilter) {
    lessons(first: $first, filter: $filter) {
      totalCount
      pageInfo { hasNextPage }
      nodes { lessonId category text recordedAt recordedBy incident { id key title } }
    }
  }
`);

/** What was learnt, over all incidents, newest first. */
export function LessonsPage() {
  const [typed, setTyped] = useState('');
  const [text, setText] = useState('');
  const [category, setCategory] = useState<LessonCategory | ''>('');
  const [first, setFirst] = useState(pageSize);
  const variables = useMemo(() => ({ first, filter: { text, category: category === '' ? null : [category] } }), [first, text, category]);
  const [{ data, error, fetching }, refresh] = useQuery({ query: LessonsPage_Query, variables, requestPolicy: 'cache-and-network' });
  const reload = () => { refresh({ requestPolicy: 'network-only' }); };
  const zone = deviceZone();
  const lessons = data?.lessons;

  return (
    <>
      <div className="page-head"><h1>Lessons</h1></div>
      <form className="lessons-filter" role="search" aria-label="Filter lessons" onSubmit={(event) => { event.preventDefault(); setFirst(pageSize); setText(typed.trim()); }}>
        <TextField label="Words" value={typed} maxLength={200} onChange={(event) => { setTyped(event.target.value); }} />
        <SelectField label="Category" value={category} options={[{ value: '', label: 'Any category' }, ...optionsOf(lessonWords)]}
          onChange={(chosen) => { setFirst(pageSize); setCategory(chosen); }} />
        <Button type="submit">Search</Button>
      </form>
      {error && <LoadError message={failureOf(error).message} onRetry={reload} />}
      {!lessons && !error && <div className="card"><Skeleton label="Loading lessons" /></div>}
      {lessons?.nodes.length === 0 && (
        <EmptyState title={text === '' && category === '' ? 'Nothing learnt yet' : 'No lesson fits'}><p>Lessons are recorded in the room of an incident.</p></EmptyState>
      )}
      {lessons && lessons.nodes.length > 0 && (
        <section className="card" aria-label="Lessons" aria-busy={fetching}>
          <ul>
            {lessons.nodes.map((lesson) => (
              <li key={lesson.lessonId} className="lesson">
                <p className="lesson-text">{lesson.text}</p>
                <p className="small muted">
                  <span className="chip">{lessonWords[lesson.category]}</span> <Link to={`/incidents/${lesson.incident.key}`}>{lesson.incident.key} {lesson.incident.title}</Link>
                  {' · '}{lesson.recordedBy}, {dateAndTime(lesson.recordedAt, zone)}
                </p>
              </li>
            ))}
          </ul>
          <p className="lesson small muted" aria-live="polite">
            {lessons.nodes.length} of {lessons.totalCount} shown {lessons.pageInfo.hasNextPage && (first < 100
              ? <Button small onClick={() => { setFirst(100); }}>Show more</Button>
              : <span>Narrow the filter to see the rest.</span>)}
          </p>
        </section>
      )}
    </>
  );
}
