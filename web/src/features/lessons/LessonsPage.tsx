import { useRef, useState } from 'react';
import { Link } from 'react-router';
import { graphql } from '@/gql';
import type { LessonCategory, LessonsPage_QueryQuery } from '@/gql/graphql';
import { ShowMore } from '@/paging/ShowMore';
import { usePages } from '@/paging/usePages';
import { dateAndTime } from '@/time/formatting';
import { deviceZone } from '@/time/zones';
import { lessonWords, optionsOf } from '@/words/words';
import { Button } from '@/ui/Button';
import { EmptyState, LoadError, Skeleton } from '@/ui/feedback';
import { SelectField, TextField } from '@/ui/Field';
import { visibleText } from '@/ui/visibleText';
import { Tag } from '@/ui/Tag';
import { Screen } from '@/ui/Screen';
import './lessons.css';

const LessonsPage_Query = graphql(`
  query LessonsPage_Query($first: Int!, $after: String, $filter: LessonFilter) {
    lessons(first: $first, after: $after, filter: $filter) {
      totalCount
      pageInfo { hasNextPage }
      edges { cursor node { id: lessonId category text recordedAt recordedBy incident { id key title } } }
    }
  }
`);

const lessonsOf = ({ lessons }: LessonsPage_QueryQuery) => lessons;

/** What was learnt, over all incidents, newest first. */
export function LessonsPage() {
  const [typed, setTyped] = useState('');
  const [text, setText] = useState('');
  const [category, setCategory] = useState<LessonCategory | ''>('');
  const filter = { text, category: category === '' ? null : [category] };
  const { pages, failure, busy, more, anew } = usePages({ document: LessonsPage_Query, variables: { filter }, pick: lessonsOf });
  const list = useRef<HTMLUListElement>(null);
  const zone = deviceZone();

  return (
    <Screen title="Lessons">
      <form className="lessons-filter" role="search" aria-label="Filter lessons" onSubmit={(event) => { event.preventDefault(); setText(typed.trim()); }}>
        <TextField label="Words" value={typed} maxLength={200} onChange={(event) => { setTyped(event.target.value); }} />
        <SelectField label="Category" value={category} options={[{ value: '', label: 'Any category' }, ...optionsOf(lessonWords)]}
          onChange={setCategory} />
        <Button type="submit">Search</Button>
      </form>
      {failure && <LoadError message={failure} onRetry={anew} />}
      {!pages && !failure && <div className="card"><Skeleton label="Loading lessons" /></div>}
      {pages?.edges.length === 0 && (
        <EmptyState title={text === '' && category === '' ? 'Nothing learnt yet' : 'No lesson fits'}><p>Lessons are recorded in the room of an incident.</p></EmptyState>
      )}
      {pages && pages.edges.length > 0 && (
        <section className="card" aria-label="Lessons" aria-busy={busy}>
          <ul ref={list}>
            {pages.edges.map(({ node: lesson }) => (
              <li key={lesson.id} className="lesson">
                <p className="lesson-text">{visibleText(lesson.text)}</p>
                <p className="small muted">
                  <Tag>{lessonWords[lesson.category]}</Tag> <Link to={`/incidents/${lesson.incident.key}`}>{lesson.incident.key} {visibleText(lesson.incident.title)}</Link>
                  {' · '}{lesson.recordedBy}, {dateAndTime(lesson.recordedAt, zone)}
                </p>
              </li>
            ))}
          </ul>
          <ShowMore pages={pages} onMore={more} list={list} />
        </section>
      )}
    </Screen>
  );
}
