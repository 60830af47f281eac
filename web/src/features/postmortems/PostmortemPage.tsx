import { useCallback, useEffect, useRef, useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import { useCommand } from '@/commands/useCommand';
import { clockTime } from '@/time/formatting';
import { deviceZone } from '@/time/zones';
import { Button, buttonClass } from '@/ui/Button';
import { EmptyState, LoadError, Notice, Skeleton } from '@/ui/feedback';
import { SelectField } from '@/ui/Field';
import { Icon } from '@/ui/Icon';
import { Screen } from '@/ui/Screen';
import { mayAs, useViewer } from '@/viewer/ViewerContext';
import { useIncidentZone } from '@/zones/zoneView';
import type { Incident } from './postmortem';
import { PostmortemEditor } from './PostmortemEditor';
import { viewOf, type DocumentView } from './reading/documentView';
import { Review_DraftMutation } from './review/reviewCommands';
import { usePostmortem, type LoadedPostmortem, type PostmortemChange } from './usePostmortem';
import { ComparePage } from './versions/ComparePage';
import { VersionPage } from './versions/VersionPage';
import './postmortem.css';
import './document.css';

/** The document about one incident: written, reviewed, published. */
export function PostmortemPage() {
  const { key = '' } = useParams();
  return <LoadedPage key={key} incidentKey={key} />;
}

function LoadedPage({ incidentKey }: { incidentKey: string }) {
  const [search, setSearch] = useSearchParams();
  const view = viewOf(search);
  const listeners = useRef(new Set<(change: PostmortemChange) => void>());
  const follow = useCallback((listener: (change: PostmortemChange) => void) => {
    listeners.current.add(listener);
    return () => { listeners.current.delete(listener); };
  }, []);
  const loaded = usePostmortem(incidentKey, view.roles, (change) => { listeners.current.forEach((listener) => { listener(change); }); });
  const zone = useIncidentZone(loaded.incident?.zone ?? deviceZone());
  useEffect(() => { document.title = `Postmortem ${incidentKey} · Timeline`; return () => { document.title = 'Timeline'; }; }, [incidentKey]);

  const { incident, failure } = loaded;
  if (loaded.absent) {
    return (
      <EmptyState page title={`There is no incident ${incidentKey}`}>
        <p>It may have been mistyped, or you may not see it.</p>
        <Link className={buttonClass({ look: 'primary' })} to="/postmortems">All postmortems</Link>
      </EmptyState>
    );
  }
  if (!incident) return <Screen title="Postmortem">{failure === null ? <Skeleton label="Loading the postmortem" rows={8} /> : <LoadError message={failure} onRetry={loaded.reload} />}</Screen>;

  const old = failure !== null && <div className="pm-notice"><LoadError message={`${failure} What is shown was read at ${clockTime(loaded.readAt, zone)}.`} onRetry={loaded.reload} /></div>;
  const { postmortem } = incident;
  if (!postmortem) return <>{old}<NotDrafted incident={incident} loaded={loaded} /></>;
  const [from, to] = (search.get('compare') ?? '').split(',').map(Number);
  if (from && to) return <>{old}<ComparePage incident={incident} postmortem={postmortem} from={from} to={to} zone={zone} /></>;
  const version = Number(search.get('version'));
  if (version > 0) return <>{old}<VersionPage incident={incident} postmortem={postmortem} number={version} view={view} zone={zone} /></>;
  const show = ({ roles, external, sections }: DocumentView) => {
    setSearch({ ...(roles && { names: 'roles' }), ...(external && { audience: 'external', ...(sections.length > 0 && { sections: sections.join(',') }) }) }, { replace: true });
  };
  return <>{old}<PostmortemEditor incident={incident} postmortem={postmortem} loaded={loaded} zone={zone} view={view} onView={show} follow={follow} /></>;
}

const standard = 'standard';

function NotDrafted({ incident, loaded }: { incident: Incident; loaded: LoadedPostmortem }) {
  const mayWrite = mayAs(useViewer().role, 'RESPONDER');
  const { run, sending, failure } = useCommand(Review_DraftMutation);
  const [template, setTemplate] = useState(standard);
  const draft = async () => { if (await run({ incidentId: incident.id, ...(template !== standard && { templateId: template }) })) loaded.reload(); };
  return (
    <Screen title="Postmortem" above={<Link to={`/incidents/${incident.key}`} title={incident.title}>{incident.key}</Link>}>
      {failure && <Notice tone="crit">{failure.message}</Notice>}
      <EmptyState title="Not drafted yet">
        <p>The draft is composed from the record: summary, contact ladder, timeline, theories, causes, metrics with their anchors, lessons and actions. It can be refreshed whenever the record grows.</p>
        {mayWrite && loaded.templates.length > 0 && (
          <SelectField label="Template" value={template} options={[{ value: standard, label: 'Standard' }, ...loaded.templates.map(({ id, name }) => ({ value: id, label: name }))]} onChange={setTemplate} disabled={sending} />
        )}
        {mayWrite && <Button look="primary" disabled={sending} onClick={() => { void draft(); }}><Icon name="document" />{sending ? 'Drafting…' : 'Draft the postmortem'}</Button>}
      </EmptyState>
    </Screen>
  );
}
