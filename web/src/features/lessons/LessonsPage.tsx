import { lazy, Suspense, useMemo, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { graphql } from '@/gql';
import type { LessonsPage_QueryQuery } from '@/gql/graphql';
import { moveInList } from '@/keys/roving';
import { ShowMore } from '@/paging/ShowMore';
import { usePages } from '@/paging/usePages';
import { lessonWords, optionsOf } from '@/words/words';
import { useNow } from '@/time/useNow';
import { Button } from '@/ui/Button';
import { EmptyState, LoadError, Skeleton } from '@/ui/feedback';
import { SelectField, TextField } from '@/ui/Field';
import { Icon } from '@/ui/Icon';
import { Screen } from '@/ui/Screen';
import { mayAs, useViewer } from '@/viewer/ViewerContext';
import { useZoneView } from '@/zones/zoneView';
import { lessonFilterOf, readLibrary, writeLibrary, type LibraryFilter } from './lessonFilter';
import { lessonOf, LessonRow } from './LessonRow';
import { LibraryViews } from './LibraryViews';
import { useTyped } from './useTyped';
import './lessons.css';

const LessonDrawer = lazy(() => import('./LessonDrawer').then((module) => ({ default: module.LessonDrawer })));
const RecordLessonDialog = lazy(() => import('./RecordLessonDialog').then((module) => ({ default: module.RecordLessonDialog })));

const LessonsPage_Query = graphql(`
  query LessonsPage_Query($first: Int!, $after: String, $filter: LessonFilter, $orderBy: LessonOrder!) {
    lessons(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
      totalCount
      pageInfo { hasNextPage }
      edges { cursor node { id: lessonId ...LessonRow_lesson } }
    }
  }
`);

const LessonsPage_SumsQuery = graphql(`
  query LessonsPage_SumsQuery {
    lessons(first: 1) { totalCount }
    back: lessons(first: 1, filter: { cameBack: true }) { totalCount }
    open: actionItems(first: 1, filter: { state: [OPEN] }) { totalCount }
    overdue: actionItems(first: 1, filter: { overdue: true }) { totalCount }
  }
`);

const lessonsOf = ({ lessons }: LessonsPage_QueryQuery) => lessons;
const backWords = { '': 'Came back or not', yes: 'Came back', no: 'Not seen since' } as const;
const orderWords = { MOST_OFTEN: 'Came back first', NEWEST: 'Newest first' } as const;

/** What was learnt, over all incidents, and whether it stays learnt. Filters live in the address; `?lesson=` opens one. */
export function LessonsPage() {
  const viewer = useViewer();
  const { zone } = useZoneView();
  const now = useNow(60_000);
  const mayRecord = mayAs(viewer.role, 'RESPONDER');
  const [params, setParams] = useSearchParams();
  const filter = useMemo(() => readLibrary(params), [params]);
  const change = (next: LibraryFilter) => { setParams(writeLibrary(next), { replace: true }); };
  const [text, setText] = useTyped(filter.text, (next) => { change({ ...filter, text: next }); });
  const [service, setService] = useTyped(filter.service, (next) => { change({ ...filter, service: next }); });
  const [recording, setRecording] = useState(false);
  const list = useRef<HTMLUListElement>(null);
  const { pages, failure, busy, more, anew } = usePages({ document: LessonsPage_Query, variables: { filter: lessonFilterOf(filter), orderBy: filter.order }, pick: lessonsOf });
  const [{ data: sums }, sumAgain] = useQuery({ query: LessonsPage_SumsQuery, requestPolicy: 'cache-and-network' });
  const changed = () => { anew(); sumAgain({ requestPolicy: 'network-only' }); };
  const opened = params.get('lesson');
  const open = (lesson: string | null) => {
    const next = new URLSearchParams(params);
    if (lesson === null) next.delete('lesson'); else next.set('lesson', lesson);
    setParams(next, { replace: lesson === null });
  };
  const lessons = useMemo(() => (pages?.edges ?? []).map(({ node }) => lessonOf(node)), [pages]);
  const shown = lessons.find(({ lessonId }) => lessonId === opened);
  const narrowed = writeLibrary({ ...filter, order: 'MOST_OFTEN' }).size > 0;

  return (
    <Screen title="Lessons" views={<LibraryViews lessons={sums?.lessons.totalCount} actions={sums?.open.totalCount} />}
      actions={mayRecord && <Button onClick={() => { setRecording(true); }}><Icon name="plus" />Record a lesson</Button>}>
      <form className="library-filter" role="search" aria-label="Filter lessons" onSubmit={(event) => { event.preventDefault(); change({ ...filter, text, service }); }}>
        <TextField className="library-text" label="Words" quiet type="search" placeholder="Search lessons" value={text} maxLength={200} onChange={(event) => { setText(event.target.value); }} />
        <SelectField label="Order" quiet value={filter.order} options={optionsOf(orderWords)} onChange={(order) => { change({ ...filter, order }); }} />
        <SelectField label="Came back" quiet value={filter.back} options={optionsOf(backWords)} onChange={(back) => { change({ ...filter, back }); }} />
        <SelectField label="Category" quiet value={filter.category} options={[{ value: '', label: 'Any category' }, ...optionsOf(lessonWords)]} onChange={(category) => { change({ ...filter, category }); }} />
        <SelectField label="Actions" quiet value={filter.actions} options={[{ value: '', label: 'With or without actions' }, { value: 'open', label: 'With open actions' }]} onChange={(actions) => { change({ ...filter, actions }); }} />
        <TextField label="Service" quiet placeholder="Any service" value={service} maxLength={200} onChange={(event) => { setService(event.target.value); }} />
        {sums && <p className="muted small tabular library-sums">{sums.lessons.totalCount} {sums.lessons.totalCount === 1 ? 'lesson' : 'lessons'} · {sums.back.totalCount} came back · {sums.overdue.totalCount} {sums.overdue.totalCount === 1 ? 'action' : 'actions'} overdue</p>}
      </form>
      {failure && <LoadError message={failure} onRetry={anew} />}
      {!pages && !failure && <Skeleton label="Loading lessons" />}
      {pages?.edges.length === 0 && (
        <EmptyState title={narrowed ? 'No lesson fits' : 'Nothing learnt yet'}>
          {narrowed ? <Button onClick={() => { setParams({}, { replace: true }); }}>Show all</Button> : <p>Lessons are recorded in the room of an incident, or here.</p>}
        </EmptyState>
      )}
      {lessons.length > 0 && pages && (
        <section aria-label="Lessons" aria-busy={busy}>
          <div className="lesson-head" aria-hidden="true"><span>Lesson</span><span className="spread"><span>Seen in, 12 months</span><span>now</span></span><span>Actions</span><span /></div>
          <ul ref={list} onKeyDown={moveInList}>
            {lessons.map((lesson) => <LessonRow key={lesson.lessonId} lesson={lesson} zone={zone} now={now} onOpen={() => { open(lesson.lessonId); }} />)}
          </ul>
          <ShowMore pages={pages} onMore={more} list={list} />
        </section>
      )}
      <Suspense fallback={null}>
        {shown && <LessonDrawer lesson={shown} zone={zone} mayRecord={mayRecord} onChanged={changed} onClose={() => { open(null); }} />}
        {recording && <RecordLessonDialog onChanged={changed} onClose={() => { setRecording(false); }} />}
      </Suspense>
    </Screen>
  );
}
