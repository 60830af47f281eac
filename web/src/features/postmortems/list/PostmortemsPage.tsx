import { useMemo, useRef, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { failureOf } from '@/commands/send';
import { useCommand } from '@/commands/useCommand';
import { graphql } from '@/gql';
import type { PostmortemsPage_QueryQuery, PostmortemStatus } from '@/gql/graphql';
import { moveInList } from '@/keys/roving';
import type { Page } from '@/paging/PageReader';
import { ShowMore } from '@/paging/ShowMore';
import { usePages } from '@/paging/usePages';
import { Button } from '@/ui/Button';
import { EmptyState, LoadError, Notice, Skeleton } from '@/ui/feedback';
import { TextField } from '@/ui/Field';
import { Screen } from '@/ui/Screen';
import { Section } from '@/ui/Section';
import { Segmented } from '@/ui/Segmented';
import { visibleText } from '@/ui/visibleText';
import { mayAs, useViewer } from '@/viewer/ViewerContext';
import { SeverityBadge } from '@/words/badges';
import { Review_DraftMutation } from '../review/reviewCommands';
import { stepWords } from '../review/steps';
import { PostmortemLine } from './PostmortemLine';
import './list.css';

const PostmortemsPage_Query = graphql(`
  query PostmortemsPage_Query($first: Int!, $after: String, $filter: PostmortemFilter) {
    postmortems(first: $first, after: $after, filter: $filter) {
      totalCount
      pageInfo { hasNextPage }
      edges { cursor node { incident { id } ...PostmortemLine_postmortem } }
    }
  }
`);

const PostmortemsAround_Query = graphql(`
  query PostmortemsAround_Query {
    waiting: postmortems(first: 20, filter: { awaitsMe: true }) { nodes { incident { id } ...PostmortemLine_postmortem } }
    without: incidents(first: 10, filter: { status: [RESOLVED, CLOSED], withoutPostmortem: true }) { totalCount nodes { id incidentId key title severity private } }
  }
`);

type Node = PostmortemsPage_QueryQuery['postmortems']['edges'][number]['node'] & { id: string };

const linesOf = ({ postmortems }: PostmortemsPage_QueryQuery): Page<Node> => ({
  ...postmortems, edges: postmortems.edges.map(({ cursor, node }) => ({ cursor, node: { ...node, id: node.incident.id } })),
});

type State = PostmortemStatus | 'all';
const states: readonly State[] = ['all', 'DRAFT', 'IN_REVIEW', 'APPROVED', 'PUBLISHED', 'WITHDRAWN'];

/** Postmortems of all incidents: what waits for the reader first, then by how far they have come; and incidents that ended without one. */
export function PostmortemsPage() {
  const [params, setParams] = useSearchParams();
  const state = states.find((one) => one === params.get('state')) ?? 'all';
  const text = params.get('text') ?? '';
  const filter = useMemo(() => ({ ...(state !== 'all' && { state: [state] }), ...(text !== '' && { text }) }), [state, text]);
  const { pages, failure, busy, more, anew } = usePages({ document: PostmortemsPage_Query, variables: { filter }, pick: linesOf });
  const [{ data: around, error: aroundError }, readAround] = useQuery({ query: PostmortemsAround_Query, requestPolicy: 'cache-and-network' });
  const list = useRef<HTMLUListElement>(null);
  const change = (next: { state?: State; text?: string }) => {
    const wanted = { state, text, ...next };
    setParams({ ...(wanted.state !== 'all' && { state: wanted.state }), ...(wanted.text !== '' && { text: wanted.text }) }, { replace: true });
  };
  const again = () => { anew(); readAround({ requestPolicy: 'network-only' }); };
  const waiting = around?.waiting.nodes ?? [];
  const narrowed = state !== 'all' || text !== '';

  return (
    <Screen title="Postmortems">
      {failure !== null && <LoadError message={failure} onRetry={again} />}
      {failure === null && aroundError && <LoadError message={failureOf(aroundError).message} onRetry={again} />}
      {waiting.length > 0 && (
        <Section title={waiting.length === 1 ? 'One review waits for you' : `${waiting.length} reviews wait for you`}>
          <ul className="pm-lines" onKeyDown={moveInList}>{waiting.map((line) => <PostmortemLine key={line.incident.id} postmortem={line} />)}</ul>
        </Section>
      )}
      <Section title="All postmortems">
        <form className="pm-filter" role="search" aria-label="Filter postmortems" onSubmit={(event) => { event.preventDefault(); change({ text: new FormData(event.currentTarget).get('text')?.toString().trim() ?? '' }); }}>
          <Segmented<State> label="How far they have come" value={state} onChange={(next) => { change({ state: next }); }} options={states.map((one) => ({ value: one, label: one === 'all' ? 'All' : stepWords[one] }))} />
          <TextField quiet label="Words of the incident" name="text" placeholder="Title or key" maxLength={200} defaultValue={text} key={text} />
          <Button type="submit">Search</Button>
        </form>
        {!pages && failure === null && <Skeleton label="Loading postmortems" rows={6} />}
        {pages?.edges.length === 0 && (
          <EmptyState title={narrowed ? 'No postmortem fits' : 'No postmortem yet'}>
            {narrowed ? <Button onClick={() => { change({ state: 'all', text: '' }); }}>Show all</Button> : <p>One is drafted from the record of an incident, below or in its room.</p>}
          </EmptyState>
        )}
        {pages && pages.edges.length > 0 && (
          <>
            <ul className="pm-lines" ref={list} aria-label="Postmortems" aria-busy={busy} onKeyDown={moveInList}>{pages.edges.map(({ node }) => <PostmortemLine key={node.id} postmortem={node} />)}</ul>
            <ShowMore pages={pages} onMore={more} list={list} />
          </>
        )}
      </Section>
      {around && around.without.nodes.length > 0 && <Without incidents={around.without.nodes} total={around.without.totalCount} onDrafted={again} />}
    </Screen>
  );
}

interface WithoutProps { incidents: readonly { incidentId: string; key: string; title: string; severity: 'SEV1' | 'SEV2' | 'SEV3' | 'SEV4' }[]; total: number; onDrafted: () => void }

/** Incidents that are over and have none. */
function Without({ incidents, total, onDrafted }: WithoutProps) {
  const mayDraft = mayAs(useViewer().role, 'RESPONDER');
  const { run, sending, failure } = useCommand(Review_DraftMutation);
  const [drafted, setDrafted] = useState<readonly string[]>([]);
  return (
    <Section title={total === 1 ? 'One incident ended without a postmortem' : `${total} incidents ended without a postmortem`}>
      {failure && <Notice tone="crit">{failure.message}</Notice>}
      <ul className="pm-lines" onKeyDown={moveInList}>
        {incidents.map(({ incidentId, key, title, severity }) => (
          <li key={incidentId} className="pm-line">
            <SeverityBadge severity={severity} label={false} />
            <Link className="pm-line-title" to={`/incidents/${key}`}><span className="muted">{key}</span> {visibleText(title)}</Link>
            <span className="end">
              {drafted.includes(incidentId) ? <Link to={`/incidents/${key}/postmortem`}>Drafted</Link>
                : mayDraft && <Button small disabled={sending} aria-label={`Draft the postmortem of ${key}`} onClick={() => { void run({ incidentId }).then((done) => { if (done) { setDrafted([...drafted, incidentId]); onDrafted(); } }); }}>Draft</Button>}
            </span>
          </li>
        ))}
      </ul>
      {total > incidents.length && <p className="small muted">{incidents.length} of {total} shown, the newest first.</p>}
    </Section>
  );
}
