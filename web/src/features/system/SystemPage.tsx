import { useState } from 'react';
import { Link } from 'react-router';
import { useClient, useQuery } from 'urql';
import { failureOf, send } from '@/commands/send';
import { graphql } from '@/gql';
import type { SystemPage_QueryQuery } from '@/gql/graphql';
import { dateAndTime } from '@/time/formatting';
import { deviceZone } from '@/time/zones';
import { Button, buttonClass } from '@/ui/Button';
import { EmptyState, LoadError, Notice, Skeleton } from '@/ui/feedback';
import { mayAs, useViewer } from '@/viewer/ViewerContext';
import { Tag } from '@/ui/Tag';
import { Screen } from '@/ui/Screen';
import './system.css';

const SystemPage_Query = graphql(`
  query SystemPage_Query {
    projections { name version position newest lag lastUpdated owner parked { parkedEventId position type error failedAt } }
  }
`);
const SystemPage_RetryMutation = graphql(`
  mutation SystemPage_RetryMutation($input: RetryParkedEventInput!) { retryParkedEvent(input: $input) { applied error { code message field } } }
`);

type Projection = SystemPage_QueryQuery['projections'][number];

/** How the work behind the record fares. For administrators. */
export function SystemPage() {
  return mayAs(useViewer().role, 'ADMINISTRATOR')
    ? <Projections />
    : <EmptyState page title="Only administrators look behind the record"><p>Everything you record is safe, whatever is behind.</p></EmptyState>;
}

function Projections() {
  const [{ data, error }, refresh] = useQuery({ query: SystemPage_Query, requestPolicy: 'network-only' });
  const [told, setTold] = useState<string | null>(null);
  const client = useClient();
  const reload = () => { refresh({ requestPolicy: 'network-only' }); };
  const retry = async (parkedEventId: string) => {
    const { payload, failure } = await send(client, SystemPage_RetryMutation, { input: { parkedEventId } });
    setTold(failure?.message ?? (payload?.applied ? 'The event is taken in.' : 'It failed again.'));
    reload();
  };

  return (
    <Screen title="System" actions={(
      <>
        <Link className={buttonClass({ look: 'ghost' })} to="/system/parts">Parts</Link>
        <a className={buttonClass({ look: 'ghost' })} href="/graphql">GraphiQL</a>
        <Button onClick={reload}>Look again</Button>
      </>
    )}>
      <h2>Behind the record</h2>
      <p className="muted">Lists that are made from the record a moment after it is stored. When one stands still, nothing that people record is lost.</p>
      <div aria-live="polite">{told && <Notice tone="plain">{told}</Notice>}</div>
      {error && <LoadError message={failureOf(error).message} onRetry={reload} />}
      {!data && !error && <div className="card"><Skeleton label="Loading" /></div>}
      {data?.projections.map((projection) => <ProjectionCard key={projection.name} projection={projection} onRetry={(id) => { void retry(id); }} />)}
    </Screen>
  );
}

function ProjectionCard({ projection, onRetry }: { projection: Projection; onRetry: (id: string) => void }) {
  const zone = deviceZone();
  return (
    <section className="card projection" aria-label={projection.name}>
      <h2>{projection.name} {projection.lag === 0 ? <Tag>up to date</Tag> : <Tag tone="high">{projection.lag} behind</Tag>}</h2>
      <dl>
        <dt>Position</dt><dd className="tabular">{projection.position} of {projection.newest}</dd>
        <dt>Moved last</dt><dd>{projection.lastUpdated ? dateAndTime(projection.lastUpdated, zone) : 'never'}</dd>
        <dt>Kept by</dt><dd>{projection.owner ?? 'no node right now'}</dd>
        <dt>Version</dt><dd>{projection.version}</dd>
      </dl>
      {projection.parked.length > 0 && (
        <>
          <h3>Parked events</h3>
          <p className="small muted">It goes on without them. Try again once the cause is put right.</p>
          <ul>
            {projection.parked.map((parked) => (
              <li key={parked.parkedEventId} className="projection-parked">
                <p><strong>{parked.type ?? 'event'} at {parked.position}</strong> <span className="small muted">failed {dateAndTime(parked.failedAt, zone)}: {parked.error}</span></p>
                <Button small aria-label={`Try again: ${parked.type ?? 'event'} at ${parked.position}`} onClick={() => { onRetry(parked.parkedEventId); }}>Try again</Button>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}
