import { useMemo, useRef, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { failureOf } from '@/commands/send';
import { useLive } from '@/connection/useLive';
import { graphql } from '@/gql';
import type { IncidentBoard_QueryQueryVariables } from '@/gql/graphql';
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

const pageSize = 50;

const IncidentBoard_Query = graphql(`
  query IncidentBoard_Query($first: Int!, $filter: IncidentFilter) {
    incidents(first: $first, filter: $filter) {
      totalCount
      pageInfo { hasNextPage }
      nodes { id ...BoardRow_incident }
    }
  }
`);

const IncidentBoard_Subscription = graphql(`
  subscription IncidentBoard_Subscription { boardChanged { id version } }
`);

/** Every incident, newest first. Filters live in the address, so that a view can be shared. */
export function IncidentBoard() {
  const viewer = useViewer();
  const [params, setParams] = useSearchParams();
  const filter = useMemo(() => readBoardFilter(params), [params]);
  const [first, setFirst] = useState(pageSize);
  const [declaring, setDeclaring] = useState(false);
  const search = useRef<HTMLInputElement>(null);
  const mayRecord = mayAs(viewer.role, 'RESPONDER');

  const variables = useMemo<IncidentBoard_QueryQueryVariables>(() => ({ first, filter: filterOf(filter) }), [first, filter]);
  const [{ data, error, stale, fetching }, refresh] = useQuery({ query: IncidentBoard_Query, variables, requestPolicy: 'cache-and-network' });
  const reload = () => { refresh({ requestPolicy: 'network-only' }); };
  useLive({ document: IncidentBoard_Subscription, variables: () => ({}), onData: reload, onResume: reload });

  const [shortcuts] = useState(() => ({
    '/': () => { search.current?.focus(); },
    n: () => { if (mayRecord) setDeclaring(true); },
  }));
  useShortcuts(shortcuts);

  const change = (next: BoardFilter) => { setFirst(pageSize); setParams(writeBoardFilter(next), { replace: true }); };
  const incidents = data?.incidents;
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
      {error && <LoadError message={failureOf(error).message} onRetry={reload} />}
      {!incidents && !error && <div className="card"><Skeleton label="Loading incidents" /></div>}
      {incidents && (
        <section className="card board" aria-label="Incidents" aria-busy={stale || fetching}>
          {incidents.nodes.length > 0 && (
            <>
              <div className="board-head" aria-hidden="true">
                <span>Incident</span><span>Status</span><span>Ticket to engagement</span><span>Reported</span><span>Entries</span>
              </div>
              <ul>{incidents.nodes.map((incident) => <BoardRow key={incident.id} incident={incident} />)}</ul>
            </>
          )}
          {incidents.nodes.length === 0 && (narrowed ? (
            <EmptyState title="No incident fits the filter">
              <Button onClick={() => { change({ text: '', status: '', severity: '', drills: false }); }}>Show all</Button>
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
          {incidents.nodes.length > 0 && (
            <p className="board-foot small muted" aria-live="polite">
              {incidents.nodes.length} of {incidents.totalCount} shown
              {incidents.pageInfo.hasNextPage && (
                first < 100
                  ? <Button small onClick={() => { setFirst(100); }}>Show more</Button>
                  : <span>Narrow the filter to see the rest.</span>
              )}
            </p>
          )}
        </section>
      )}
      {declaring && <DeclareIncidentDialog onClose={() => { setDeclaring(false); }} />}
    </>
  );
}
