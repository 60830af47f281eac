import { lazy, Suspense, useMemo, useRef, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { graphql } from '@/gql';
import type { ActionsPage_QueryQuery } from '@/gql/graphql';
import { moveInList } from '@/keys/roving';
import { ShowMore } from '@/paging/ShowMore';
import { usePages } from '@/paging/usePages';
import { useNow } from '@/time/useNow';
import { actionTypeWords, optionsOf } from '@/words/words';
import { Button } from '@/ui/Button';
import { EmptyState, LoadError, Skeleton } from '@/ui/feedback';
import { SelectField, TextField } from '@/ui/Field';
import { Screen } from '@/ui/Screen';
import { Segmented } from '@/ui/Segmented';
import { toast } from '@/ui/toast';
import { mayAs, useViewer } from '@/viewer/ViewerContext';
import { actionFilterOf, readActions, writeActions, type ActionsFilter } from './actionFilter';
import { ActionRow, followedOf, type ActKind, type Followed, type Item } from './ActionRow';
import { useActs, type Act } from './acts';
import { LibraryViews } from './LibraryViews';
import { useTyped } from './useTyped';
import './lessons.css';

const ActDialog = lazy(() => import('./ActDialog').then((module) => ({ default: module.ActDialog })));

const ActionsPage_Query = graphql(`
  query ActionsPage_Query($first: Int!, $after: String, $filter: ActionItemFilter, $orderBy: ActionItemOrder!) {
    actionItems(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
      totalCount
      pageInfo { hasNextPage }
      edges { cursor node { ...ActionRow_followed } }
    }
  }
`);

const ActionsPage_SumsQuery = graphql(`
  query ActionsPage_SumsQuery($name: String!) {
    lessons(first: 1) { totalCount }
    open: actionItems(first: 1, filter: { state: [OPEN] }) { totalCount }
    overdue: actionItems(first: 1, filter: { overdue: true }) { totalCount }
    mine: actionItems(first: 1, filter: { state: [OPEN], owner: $name }) { totalCount }
  }
`);

const stateWords = { open: 'Open', overdue: 'Overdue', done: 'Done', dropped: 'Dropped', all: 'All' } as const;
const orderWords = { DUE: 'By the day', NEWEST: 'Newest first' } as const;

type Row = Followed & { id: string; item: Item };
/** What went out of sight between two readings is no row. */
const rowsOf = ({ actionItems }: ActionsPage_QueryQuery) => ({
  ...actionItems,
  edges: actionItems.edges.flatMap(({ cursor, node }): { cursor: string; node: Row }[] => {
    const followed = followedOf(node);
    return followed.item ? [{ cursor, node: { ...followed, item: followed.item, id: followed.item.id } }] : [];
  }),
});

/** What is to be done, over all incidents: whose it is, by when, and what became of it. Filters live in the address. */
export function ActionsPage() {
  const viewer = useViewer();
  const now = useNow(60_000);
  const mayRecord = mayAs(viewer.role, 'RESPONDER');
  const [params, setParams] = useSearchParams();
  const filter = useMemo(() => readActions(params), [params]);
  const change = (next: ActionsFilter) => { setParams(writeActions(next), { replace: true }); };
  const [text, setText] = useTyped(filter.text, (next) => { change({ ...filter, text: next }); });
  const list = useRef<HTMLUListElement>(null);
  const { pages, failure, busy, more, anew } = usePages({ document: ActionsPage_Query, variables: { filter: actionFilterOf(filter, viewer.name), orderBy: filter.order }, pick: rowsOf });
  const [{ data: sums }, sumAgain] = useQuery({ query: ActionsPage_SumsQuery, variables: { name: viewer.name }, requestPolicy: 'cache-and-network' });
  // What one did is shown where it stands, until the list is read again: it moves nothing from under the pointer.
  const [done, setDone] = useState<ReadonlyMap<string, { item: Item; from: unknown }>>(new Map());
  const [asking, setAsking] = useState<{ kind: ActKind; row: Row } | null>(null);
  const [sending, setSending] = useState<string | null>(null);
  const run = useActs((item) => {
    setDone((before) => new Map(before).set(item.id, { item, from: pages }));
    sumAgain({ requestPolicy: 'network-only' });
  });
  const rows = (pages?.edges ?? []).map(({ node }): Row => {
    const own = done.get(node.id);
    return own && own.from === pages ? { ...node, item: own.item, daysOverdue: own.item.due === node.item.due ? node.daysOverdue : null } : node;
  });
  const people = [...new Set([viewer.name, ...rows.flatMap(({ item }) => item.owner ?? [])])];
  const complete = async (row: Row) => {
    setSending(row.id);
    const refused = await run(row, { kind: 'complete', text: '' });
    setSending(null);
    if (refused) toast(refused.message);
  };
  const narrowed = writeActions({ ...filter, order: 'DUE' }).size > 0;

  return (
    <Screen title="Actions" views={<LibraryViews lessons={sums?.lessons.totalCount} actions={sums?.open.totalCount} />}>
      <form className="library-filter" role="search" aria-label="Filter actions" onSubmit={(event) => { event.preventDefault(); change({ ...filter, text }); }}>
        <TextField className="library-text" label="Words" quiet type="search" placeholder="Search actions" value={text} maxLength={200} onChange={(event) => { setText(event.target.value); }} />
        <SelectField label="State" quiet value={filter.state} options={optionsOf(stateWords)} onChange={(state) => { change({ ...filter, state }); }} />
        <SelectField label="What it does" quiet value={filter.type} options={[{ value: '', label: 'Any purpose' }, ...optionsOf(actionTypeWords)]} onChange={(type) => { change({ ...filter, type }); }} />
        <SelectField label="Order" quiet value={filter.order} options={optionsOf(orderWords)} onChange={(order) => { change({ ...filter, order }); }} />
        <Segmented label="Whose" value={filter.whose === '' ? 'all' : filter.whose} onChange={(whose) => { change({ ...filter, whose: whose === 'all' ? '' : whose }); }}
          options={[{ value: 'all', label: 'Everybody’s' }, { value: 'mine', label: sums ? `Mine ${sums.mine.totalCount}` : 'Mine' }, { value: 'nobody', label: 'Nobody’s' }]} />
        {sums && <p className="muted small tabular library-sums">{sums.open.totalCount} open, {sums.overdue.totalCount} overdue</p>}
      </form>
      {failure && <LoadError message={failure} onRetry={anew} />}
      {!pages && !failure && <Skeleton label="Loading actions" />}
      {pages && rows.length === 0 && (
        <EmptyState title={narrowed ? 'No action fits' : 'Nothing is to be done'}>
          {narrowed ? <Button onClick={() => { setParams({}, { replace: true }); }}>Show what is open</Button> : <p>Actions are raised in the room of an incident.</p>}
        </EmptyState>
      )}
      {pages && rows.length > 0 && (
        <section aria-label="Actions" aria-busy={busy}>
          <ul ref={list} onKeyDown={moveInList}>
            {rows.map((row) => (
              <ActionRow key={row.id} followed={row} now={now} mayRecord={mayRecord} sending={sending === row.id} onComplete={() => { void complete(row); }} onAct={(kind) => { setAsking({ kind, row }); }} />
            ))}
          </ul>
          <ShowMore pages={pages} onMore={more} list={list} />
        </section>
      )}
      {asking && (
        <Suspense fallback={null}>
          <ActDialog kind={asking.kind} followed={asking.row} people={people} act={(act: Act, commandId) => run(asking.row, act, commandId)} onClose={() => { setAsking(null); }} />
        </Suspense>
      )}
    </Screen>
  );
}
