import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import { useClient, useQuery } from 'urql';
import { failureOf, send } from '@/commands/send';
import { graphql } from '@/gql';
import { dateAndTime } from '@/time/formatting';
import { useNow } from '@/time/useNow';
import { Button, buttonClass } from '@/ui/Button';
import { CopyButton } from '@/ui/CopyButton';
import { EmptyState, LoadError, Notice, Skeleton } from '@/ui/feedback';
import { Screen } from '@/ui/Screen';
import { mayAs, useViewer } from '@/viewer/ViewerContext';
import { useZoneView } from '@/zones/zoneView';
import { ProjectionLine } from './ProjectionLine';
import { SystemLine } from './SystemLine';
import { bytesText, dueWords, useHealth } from './system';
import './system.css';

const SystemPage_Query = graphql(`
  query SystemPage_Query {
    projections { name ...ProjectionLine_projection }
    system { version database databaseBytes events dueWaiting dueNow dueFirstAt }
    postmortemTemplates { id name version }
  }
`);
const SystemPage_RetryMutation = graphql(`
  mutation SystemPage_RetryMutation($input: RetryParkedEventInput!) { retryParkedEvent(input: $input) { applied error { code message field } } }
`);

const every = 10_000;
const verify = 'timeline verify';

/** Whether all is well behind the record, line by line, and what to do where it is not. For administrators. */
export function SystemPage() {
  return mayAs(useViewer().role, 'ADMINISTRATOR')
    ? <Lines />
    : <EmptyState page title="Only administrators look behind the record"><p>Everything you record is safe, whatever is behind.</p></EmptyState>;
}

function Lines() {
  const [{ data, error }, refresh] = useQuery({ query: SystemPage_Query, requestPolicy: 'network-only' });
  const { health, look } = useHealth();
  const [told, setTold] = useState<string | null>(null);
  const client = useClient();
  const { zone } = useZoneView();
  const now = useNow(every);
  const reload = () => { refresh({ requestPolicy: 'network-only' }); look(); };
  useEffect(() => {
    const timer = setInterval(() => { if (!document.hidden) refresh({ requestPolicy: 'network-only' }); }, every);
    return () => { clearInterval(timer); };
  }, [refresh]);
  const retry = async (parkedEventId: string) => {
    const { payload, failure } = await send(client, SystemPage_RetryMutation, { input: { parkedEventId } });
    setTold(failure?.message ?? (payload?.applied ? 'The event is taken in.' : 'It failed again.'));
    reload();
  };
  const system = data?.system;

  return (
    <Screen title="System" actions={(
      <>
        <Link className={buttonClass({ look: 'ghost' })} to="/system/parts">Parts</Link>
        <a className={buttonClass({ look: 'ghost' })} href="/graphql">GraphiQL</a>
        <Button onClick={reload}>Look again</Button>
      </>
    )}>
      <div aria-live="polite">{told && <Notice tone="plain">{told}</Notice>}</div>
      {error && <LoadError message={failureOf(error).message} onRetry={reload} />}
      {!data && !error && <Skeleton label="Looking behind the record" rows={8} />}
      {data && system && (
        <>
          <section className="system-part" aria-label="The record">
            <h2>The record</h2>
            <SystemLine name="Program" healthy={health === null ? null : health.word === 'Healthy'} say={health === null ? 'asking' : health.word.toLowerCase()}
              {...(health?.why && { act: health.why })}>
              Timeline {system.version} on this node
            </SystemLine>
            <SystemLine name="Store" healthy>{system.database}, {system.events.toLocaleString('en-GB')} events, {bytesText(system.databaseBytes)} on its disk. A backup of the database is one of Timeline.</SystemLine>
            <SystemLine name="Due work" {...dueWords(system, now)}>
              {system.dueWaiting === 0 ? 'Nothing waits for its time.' : system.dueWaiting === 1 ? 'One thing waits for its time' : `${system.dueWaiting} things wait for their time, such as promised updates and targets`}
              {system.dueFirstAt && `, the first at ${dateAndTime(system.dueFirstAt, zone)}.`}
            </SystemLine>
            <SystemLine name="Whole store" healthy={null} say="verified by hand" act={<span className="row"><code>{verify}</code><CopyButton text={verify} /></span>}>
              Whether every event, file and published document is as it was recorded is verified where the program runs, by whoever has the machine. It only reads, and the program goes on meanwhile.
            </SystemLine>
          </section>
          <section className="system-part" aria-label="Behind the record">
            <h2>Behind the record</h2>
            <p className="muted small">Lists that are made from the record a moment after it is stored. When one stands still, nothing that people record is lost.</p>
            {data.projections.map((projection) => <ProjectionLine key={projection.name} projection={projection} zone={zone} onRetry={(id) => { void retry(id); }} />)}
          </section>
          <section className="system-part" aria-label="Templates of postmortems">
            <h2>Templates of postmortems</h2>
            <SystemLine name="Templates" healthy={null} say={data.postmortemTemplates.length === 0 ? 'the standard one' : `${data.postmortemTemplates.length} of your own`} act={<Link to="/system/templates">Write and try them</Link>}>
              {data.postmortemTemplates.map(({ name, version }) => `${name} (version ${version})`).join(', ') || 'Which sections a document has, and what is asked in each.'}
            </SystemLine>
          </section>
        </>
      )}
    </Screen>
  );
}
