import { useEffect } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { failureOf } from '@/commands/send';
import { useCommand } from '@/commands/useCommand';
import { graphql } from '@/gql';
import { Button, buttonClass } from '@/ui/Button';
import { EmptyState, LoadError, Notice, Skeleton } from '@/ui/feedback';
import { Icon } from '@/ui/Icon';
import { mayAs, useViewer } from '@/viewer/ViewerContext';
import { Screen } from '@/ui/Screen';
import { PostmortemDocument } from './PostmortemDocument';
import './postmortem.css';

const PostmortemPage_Query = graphql(`
  query PostmortemPage_Query($key: String!, $names: PostmortemNames) {
    incident(key: $key) { id key title postmortem { id outdated ...PostmortemDocument_postmortem } }
  }
`);

const PostmortemPage_DraftMutation = graphql(`
  mutation PostmortemPage_DraftMutation($input: DraftPostmortemInput!) {
    draftPostmortem(input: $input) { postmortem { id } error { code message field } }
  }
`);

/** The document about one incident: drafted in one step, refreshed in one step, downloaded as it is. */
export function PostmortemPage() {
  const { key = '' } = useParams();
  const viewer = useViewer();
  const [search, setSearch] = useSearchParams();
  const roles = search.get('names') === 'roles';
  const [{ data, error, fetching }, refresh] = useQuery({ query: PostmortemPage_Query, variables: { key, names: roles ? 'ROLES' : 'PEOPLE' }, requestPolicy: 'cache-and-network' });
  const { run, sending, failure } = useCommand(PostmortemPage_DraftMutation);
  const incident = data?.incident;
  useEffect(() => { document.title = `Postmortem ${key} · Timeline`; return () => { document.title = 'Timeline'; }; }, [key]);

  if (error && !incident) return <LoadError message={failureOf(error).message} onRetry={() => { refresh({ requestPolicy: 'network-only' }); }} />;
  if (!data) return <div className="card"><Skeleton label="Loading the postmortem" /></div>;
  if (!incident) {
    return <EmptyState page title={`There is no incident ${key}`}><Link className={buttonClass({ look: 'primary' })} to="/incidents">All incidents</Link></EmptyState>;
  }

  const draft = async () => {
    const payload = await run({ incidentId: incident.id });
    if (payload) refresh({ requestPolicy: 'network-only' });
  };
  const mayDraft = mayAs(viewer.role, 'RESPONDER');
  const { postmortem } = incident;

  return (
    <Screen title="Postmortem" above={<Link to={`/incidents/${incident.key}`} title={incident.title}>{incident.key}</Link>} actions={mayDraft && postmortem && (
      <Button look={postmortem.outdated ? 'primary' : 'plain'} disabled={sending} onClick={() => { void draft(); }}>
        {sending ? 'Refreshing…' : 'Refresh from the record'}
      </Button>
    )}>
      {failure && <Notice tone="crit">{failure.message}</Notice>}
      {postmortem ? (
        <PostmortemDocument postmortem={postmortem} incidentKey={incident.key} busy={fetching} roles={roles}
          onRoles={(on) => { setSearch(on ? { names: 'roles' } : {}, { replace: true }); }} />
      ) : (
        <div className="card">
          <EmptyState title="Not drafted yet">
            <p>The draft is composed from the record: summary, contact ladder, timeline, theories, causes, metrics with their anchors, lessons and actions. It can be refreshed whenever the record grows.</p>
            {mayDraft && <Button look="primary" disabled={sending} onClick={() => { void draft(); }}><Icon name="document" />{sending ? 'Drafting…' : 'Draft the postmortem'}</Button>}
          </EmptyState>
        </div>
      )}
    </Screen>
  );
}
