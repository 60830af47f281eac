import { useEffect, useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { useQuery } from 'urql';
import { failureOf } from '@/commands/send';
import { useCommand } from '@/commands/useCommand';
import { graphql } from '@/gql';
import { Button, buttonClass } from '@/ui/Button';
import { SelectField } from '@/ui/Field';
import { EmptyState, LoadError, Notice, Skeleton } from '@/ui/feedback';
import { Icon } from '@/ui/Icon';
import { mayAs, useViewer } from '@/viewer/ViewerContext';
import { Screen } from '@/ui/Screen';
import { NamesInText } from './NamesInText';
import { PostmortemDocument } from './PostmortemDocument';
import './postmortem.css';

const PostmortemPage_Query = graphql(`
  query PostmortemPage_Query($key: String!, $names: PostmortemNames) {
    incident(key: $key) {
      id key title
      postmortem { id outdated template { outdated name template { id } } ...PostmortemDocument_postmortem }
    }
    postmortemTemplates { id name }
  }
`);

const PostmortemPage_DraftMutation = graphql(`
  mutation PostmortemPage_DraftMutation($input: DraftPostmortemInput!) {
    draftPostmortem(input: $input) { postmortem { id } error { code message field } }
  }
`);

const standard = 'standard';

/** The document about one incident: drafted in one step, refreshed in one step, downloaded as it is. */
export function PostmortemPage() {
  const { key = '' } = useParams();
  const viewer = useViewer();
  const [search, setSearch] = useSearchParams();
  const roles = search.get('names') === 'roles';
  const [{ data, error, fetching }, refresh] = useQuery({ query: PostmortemPage_Query, variables: { key, names: roles ? 'ROLES' : 'PEOPLE' }, requestPolicy: 'cache-and-network' });
  // Null: the template that it has.
  const [chosen, setChosen] = useState<string | null>(null);
  const { run, sending, failure } = useCommand(PostmortemPage_DraftMutation);
  const incident = data?.incident;
  useEffect(() => { document.title = `Postmortem ${key} · Timeline`; return () => { document.title = 'Timeline'; }; }, [key]);

  if (error && !incident) return <LoadError message={failureOf(error).message} onRetry={() => { refresh({ requestPolicy: 'network-only' }); }} />;
  if (!data) return <div className="card"><Skeleton label="Loading the postmortem" /></div>;
  if (!incident) {
    return <EmptyState page title={`There is no incident ${key}`}><Link className={buttonClass({ look: 'primary' })} to="/incidents">All incidents</Link></EmptyState>;
  }

  const { postmortem } = incident;
  const used = postmortem?.template;
  const current = used?.template?.id ?? standard;
  const template = chosen ?? current;
  const draft = async () => {
    const payload = await run({ incidentId: incident.id, ...(template !== current && { templateId: template }) });
    if (!payload) return;
    setChosen(null);
    refresh({ requestPolicy: 'network-only' });
  };
  const mayDraft = mayAs(viewer.role, 'RESPONDER');
  const templates = data.postmortemTemplates.map(({ id, name }) => ({ value: id, label: name }));
  // One that is retired is kept, and offered to nobody else.
  const known = current === standard || templates.some(({ value }) => value === current) ? [] : [{ value: current, label: used?.name ?? current }];
  const choice = mayDraft && templates.length + known.length > 0 && (
    <SelectField label="Template" value={template} options={[{ value: standard, label: 'Standard' }, ...templates, ...known]} onChange={setChosen} disabled={sending} />
  );

  return (
    <Screen title="Postmortem" above={<Link to={`/incidents/${incident.key}`} title={incident.title}>{incident.key}</Link>} actions={mayDraft && postmortem && (
      <>
        {choice}
        <Button look={postmortem.outdated || postmortem.template.outdated || template !== current ? 'primary' : 'plain'} disabled={sending} onClick={() => { void draft(); }}>
          {sending ? 'Refreshing…' : template === current ? 'Refresh from the record' : 'Draft with this template'}
        </Button>
      </>
    )}>
      {failure && <Notice tone="crit">{failure.message}</Notice>}
      {postmortem ? (
        <PostmortemDocument postmortem={postmortem} incidentKey={incident.key} busy={fetching} roles={roles}
          onRoles={(on) => { setSearch(on ? { names: 'roles' } : {}, { replace: true }); }}
          names={<NamesInText incidentKey={incident.key} mayWrite={mayDraft} onChange={() => { refresh({ requestPolicy: 'network-only' }); }} />} />
      ) : (
        <div className="card">
          <EmptyState title="Not drafted yet">
            <p>The draft is composed from the record: summary, contact ladder, timeline, theories, causes, metrics with their anchors, lessons and actions. It can be refreshed whenever the record grows.</p>
            {choice}
            {mayDraft && <Button look="primary" disabled={sending} onClick={() => { void draft(); }}><Icon name="document" />{sending ? 'Drafting…' : 'Draft the postmortem'}</Button>}
          </EmptyState>
        </div>
      )}
    </Screen>
  );
}
