import { useMemo, useRef } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useLive } from '@/connection/useLive';
import { graphql } from '@/gql';
import type { IncidentBoard_QueryQuery } from '@/gql/graphql';
import { ShowMore } from '@/paging/ShowMore';
import { usePages } from '@/paging/usePages';
import { Button, buttonClass } from '@/ui/Button';
import { EmptyState, LoadError, Skeleton } from '@/ui/feedback';
import { Icon } from '@/ui/Icon';
import { mayAs, useViewer } from '@/viewer/ViewerContext';
import { Screen } from '@/ui/Screen';
import { useAllCommands } from '@/keys/registry';
import { Keys } from '@/keys/Keys';
import { moveInList } from '@/keys/roving';
import { filterOf, readBoardFilter, writeBoardFilter, type BoardFilter } from './boardFilter';
import { BoardFilters } from './BoardFilters';
import { BoardRow } from './BoardRow';
import './board.css';

const IncidentBoard_Query = graphql(`
  query IncidentBoard_Query($first: Int!, $after: String, $filter: IncidentFilter) {
    incidents(first: $first, after: $after, filter: $filter) {
      totalCount
      pageInfo { hasNextPage }
      edges { cursor node { id ...BoardRow_incident } }
    }
  }
`);

const incidentsOf = ({ incidents }: IncidentBoard_QueryQuery) => incidents;

const IncidentBoard_Subscription = graphql(`
  subscription IncidentBoard_Subscription { boardChanged { id version } }
`);

const open: BoardFilter = { text: '', status: 'open', severity: '', drills: false, cancelled: false };
const nothing: BoardFilter = { text: '', status: '', severity: '', drills: false, cancelled: false };

/** What is open now, newest first. */
export const Board = () => <Incidents title="Board" filter={open} />;

/** Every incident, newest first. Filters live in the address, so that a view can be shared. */
export function IncidentList() {
  const [params, setParams] = useSearchParams();
  const filter = useMemo(() => readBoardFilter(params), [params]);
  const change = (next: BoardFilter) => { setParams(writeBoardFilter(next), { replace: true }); };
  return <Incidents title="Incidents" filter={filter} onFilter={change} narrowed={params.size > 0} />;
}

interface IncidentsProps { title: string; filter: BoardFilter; onFilter?: (next: BoardFilter) => void; narrowed?: boolean }

function Incidents({ title, filter, onFilter, narrowed = false }: IncidentsProps) {
  const viewer = useViewer();
  const list = useRef<HTMLUListElement>(null);
  const mayRecord = mayAs(viewer.role, 'RESPONDER');
  const declare = useAllCommands().find(({ id }) => id === 'declare');

  const { pages, failure, busy, more, anew } = usePages({ document: IncidentBoard_Query, variables: { filter: filterOf(filter) }, pick: incidentsOf });
  useLive({ document: IncidentBoard_Subscription, variables: () => ({}), onData: anew, onResume: anew });

  return (
    <Screen title={title} actions={mayRecord && (
      <>
        <Link className={buttonClass()} to="/paste"><Icon name="paste" />Paste notes</Link>
        {declare && <Button look="primary" onClick={declare.run}><Icon name="plus" />{declare.words}</Button>}
      </>
    )}>
      {onFilter && <BoardFilters filter={filter} onChange={onFilter} />}
      {failure && <LoadError message={failure} onRetry={anew} />}
      {!pages && !failure && <Skeleton label="Loading incidents" />}
      {pages && (
        <section className="board" aria-label="Incidents" aria-busy={busy}>
          {pages.edges.length > 0 && (
            <>
              <div className="board-head" aria-hidden="true">
                <span>Incident</span><span>Status</span><span>Ticket to engagement</span><span>Reported</span><span>Entries</span>
              </div>
              <ul ref={list} onKeyDown={moveInList}>{pages.edges.map(({ node }) => <BoardRow key={node.id} incident={node} />)}</ul>
              <ShowMore pages={pages} onMore={more} list={list} />
            </>
          )}
          {pages.edges.length === 0 && narrowed && onFilter && (
            <EmptyState title="No incident fits the filter"><Button onClick={() => { onFilter(nothing); }}>Show all</Button></EmptyState>
          )}
          {pages.edges.length === 0 && !narrowed && (
            <EmptyState title={onFilter ? 'No incidents yet' : 'Nothing is open'}>
              <p>Declare one when something breaks, and log what happens as it happens. Or paste the notes of a night that is over: times, dates and midnight are worked out for you.</p>
              {declare && <p>To declare one, press <Keys keys={declare.keys ?? ''} />.</p>}
            </EmptyState>
          )}
        </section>
      )}
    </Screen>
  );
}
