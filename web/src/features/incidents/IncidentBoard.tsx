import { useMemo, useRef, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useLive } from '@/connection/useLive';
import { graphql } from '@/gql';
import type { IncidentBoard_QueryQuery } from '@/gql/graphql';
import { ShowMore } from '@/paging/ShowMore';
import { usePages } from '@/paging/usePages';
import { Button, buttonClass } from '@/ui/Button';
import { EmptyState, LoadError, Skeleton } from '@/ui/feedback';
import { Icon } from '@/ui/Icon';
import { useShortcuts } from '@/ui/useShortcuts';
import { mayAs, useViewer } from '@/viewer/ViewerContext';
import { filterOf, readBoardFilter, writeBoardFilter, type BoardFilter } from './boardFilter';
import { BoardFilters } from './BoardFilters';
import { BoardRow } from './BoardRow';
import { DeclareIncidentDialog } from './DeclareIncidentDialog';
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

/** Every incident, newest first. Filters live in the address, so that a view can be shared. */
export function IncidentBoard() {
  const viewer = useViewer();
  const [params, setParams] = useSearchParams();
  const filter = useMemo(() => readBoardFilter(params), [params]);
  const [declaring, setDeclaring] = useState(false);
  const search = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  const mayRecord = mayAs(viewer.role, 'RESPONDER');

  const { pages, failure, busy, more, anew } = usePages({ document: IncidentBoard_Query, variables: { filter: filterOf(filter) }, pick: incidentsOf });
  useLive({ document: IncidentBoard_Subscription, variables: () => ({}), onData: anew, onResume: anew });

  const [shortcuts] = useState(() => ({
    '/': () => { search.current?.focus(); },
    n: () => { if (mayRecord) setDeclaring(true); },
  }));
  useShortcuts(shortcuts);

  const change = (next: BoardFilter) => { setParams(writeBoardFilter(next), { replace: true }); };
  const narrowed = params.size > 0;

  return (
    <>
      <div className="page-head">
        <h1>Incidents</h1>
        {mayRecord && (
          <div className="row">
            <Link className={buttonClass()} to="/import"><Icon name="paste" />Paste notes</Link>
            <Button look="primary" onClick={() => { setDeclaring(true); }}><Icon name="plus" />Declare an incident</Button>
          </div>
        )}
      </div>
      <BoardFilters filter={filter} onChange={change} searchRef={search} />
      {failure && <LoadError message={failure} onRetry={anew} />}
      {!pages && !failure && <div className="card"><Skeleton label="Loading incidents" /></div>}
      {pages && (
        <section className="card board" aria-label="Incidents" aria-busy={busy}>
          {pages.edges.length > 0 && (
            <>
              <div className="board-head" aria-hidden="true">
                <span>Incident</span><span>Status</span><span>Ticket to engagement</span><span>Reported</span><span>Entries</span>
              </div>
              <ul ref={list}>{pages.edges.map(({ node }) => <BoardRow key={node.id} incident={node} />)}</ul>
              <ShowMore pages={pages} onMore={more} list={list} />
            </>
          )}
          {pages.edges.length === 0 && (narrowed ? (
            <EmptyState title="No incident fits the filter">
              <Button onClick={() => { change({ text: '', status: '', severity: '', drills: false, cancelled: false }); }}>Show all</Button>
            </EmptyState>
          ) : (
            <EmptyState title="No incidents yet">
              <p>Declare one when something breaks, and log what happens as it happens. Or paste the notes of a night that is over: times, dates and midnight are worked out for you.</p>
              {mayRecord && (
                <div className="row">
                  <Button look="primary" onClick={() => { setDeclaring(true); }}>Declare the first incident</Button>
                  <Link className={buttonClass()} to="/import">Paste notes</Link>
                </div>
              )}
            </EmptyState>
          ))}
        </section>
      )}
      {declaring && <DeclareIncidentDialog onClose={() => { setDeclaring(false); }} />}
    </>
  );
}
