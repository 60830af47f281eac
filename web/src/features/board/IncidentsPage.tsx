import { useCallback, useMemo, useRef, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { useLive } from '@/connection/useLive';
import { graphql } from '@/gql';
import type { IncidentsPage_QueryQuery } from '@/gql/graphql';
import { Keys } from '@/keys/Keys';
import { useAllCommands } from '@/keys/registry';
import { ShowMore } from '@/paging/ShowMore';
import { usePages } from '@/paging/usePages';
import { dayOf } from '@/time/formatting';
import { useNow } from '@/time/useNow';
import { Button, buttonClass } from '@/ui/Button';
import { EmptyState, LoadError, Notice, Skeleton } from '@/ui/feedback';
import { Icon } from '@/ui/Icon';
import { Popover } from '@/ui/Popover';
import { Screen } from '@/ui/Screen';
import { mayAs, useViewer } from '@/viewer/ViewerContext';
import { useZoneView } from '@/zones/zoneView';
import { BoardChanged_Subscription } from './boardLine';
import { useLeftOut } from './columnChoice';
import { filterOf, isNarrowed, noFilter, readFilter, writeFilter, type ListFilter } from './incidentFilter';
import { IncidentFilters } from './IncidentFilters';
import { choosable, IncidentTable, type Choosable } from './IncidentTable';
import './board.css';
import './list.css';

const IncidentsPage_Query = graphql(`
  query IncidentsPage_Query($first: Int!, $after: String, $filter: IncidentFilter, $orderBy: IncidentOrder!) {
    incidents(first: $first, after: $after, filter: $filter, orderBy: $orderBy) {
      totalCount
      pageInfo { hasNextPage }
      edges { cursor node { id ...IncidentTable_incident } }
    }
  }
`);

const IncidentsPage_NamesQuery = graphql(`
  query IncidentsPage_NamesQuery { catalogue { services(first: 100) { nodes { name } } customers(first: 100) { nodes { name } } } }
`);

const incidentsOf = ({ incidents }: IncidentsPage_QueryQuery) => incidents;

/** Every incident. Filters and order live in the address, so that a view can be shared; what changes meanwhile is told and moves nothing. */
export function IncidentsPage() {
  const viewer = useViewer();
  const { zone } = useZoneView();
  const [params, setParams] = useSearchParams();
  const filter = useMemo(() => readFilter(params), [params]);
  const change = useCallback((next: ListFilter) => { setParams(writeFilter(next), { replace: true }); }, [setParams]);
  const now = useNow(60_000);
  const today = dayOf(now, zone);
  const body = useRef<HTMLTableSectionElement>(null);
  const mayRecord = mayAs(viewer.role, 'RESPONDER');
  const declare = useAllCommands().find(({ id }) => id === 'declare');
  const [{ data: names }] = useQuery({ query: IncidentsPage_NamesQuery });
  const [leftOut, setShown] = useLeftOut();

  const { pages, failure, busy, more, anew } = usePages({ document: IncidentsPage_Query, variables: { filter: filterOf(filter, today, zone), orderBy: filter.order }, pick: incidentsOf });
  const [changed, setChanged] = useState<{ ids: ReadonlySet<string>; missed: boolean }>({ ids: new Set(), missed: false });
  useLive({
    document: BoardChanged_Subscription, variables: () => ({}),
    onData: ({ boardChanged: { id } }) => { setChanged((before) => ({ ...before, ids: new Set(before.ids).add(id) })); },
    onResume: () => { setChanged((before) => ({ ...before, missed: true })); },
  });
  const show = () => { setChanged({ ids: new Set(), missed: false }); anew(); };
  const news = changed.ids.size > 0 || changed.missed;
  const lines = useMemo(() => (pages?.edges ?? []).map(({ node }) => node), [pages]);
  const narrowed = isNarrowed(filter);

  return (
    <Screen title="Incidents" actions={(
      <>
        <Popover title="Columns" trigger={<Button look="ghost"><Icon name="columns" size={14} />Columns</Button>}>
          {(Object.keys(choosable) as Choosable[]).map((name) => (
            <label key={name} className="filter-check"><input type="checkbox" checked={!leftOut.includes(name)} onChange={(event) => { setShown(name, event.target.checked); }} />{choosable[name]}</label>
          ))}
        </Popover>
        {mayRecord && <Link className={buttonClass()} to="/paste"><Icon name="paste" />Paste notes</Link>}
        {mayRecord && declare && <Button className="board-wide" look="primary" onClick={declare.run}><Icon name="plus" />{declare.words}</Button>}
      </>
    )}>
      <IncidentFilters filter={filter} zone={zone} onChange={change} services={(names?.catalogue.services.nodes ?? []).map(({ name }) => name)} customers={(names?.catalogue.customers.nodes ?? []).map(({ name }) => name)} />
      {failure && <LoadError message={failure} onRetry={anew} />}
      {news && pages && (
        <div className="list-news"><Notice action={<Button small onClick={show}>Show</Button>}>{changed.ids.size > 0 ? `${changed.ids.size} changed` : 'The connection was lost for a while'}; the list is as it was read.</Notice></div>
      )}
      {!pages && !failure && <Skeleton label="Loading incidents" />}
      {pages && (
        <section className="list" aria-label="Incidents" aria-busy={busy}>
          {pages.edges.length > 0 && (
            <>
              <IncidentTable lines={lines} order={filter.order} onOrder={(order) => { change({ ...filter, order }); }} leftOut={leftOut} zone={zone} now={now} body={body} />
              <ShowMore pages={pages} onMore={more} list={body} />
            </>
          )}
          {pages.edges.length === 0 && narrowed && <EmptyState title="No incident fits the filter"><Button onClick={() => { change(noFilter); }}>Show all</Button></EmptyState>}
          {pages.edges.length === 0 && !narrowed && (
            <EmptyState title="No incidents yet">
              <p>Declare one when something breaks, and log what happens as it happens. Or paste the notes of a night that is over.</p>
              {declare && <p>To declare one, press <Keys keys={declare.keys ?? ''} />.</p>}
            </EmptyState>
          )}
        </section>
      )}
    </Screen>
  );
}
