import { useState } from 'react';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { failureOf } from '@/commands/send';
import { graphql } from '@/gql';
import type { Breaches_QueryQuery } from '@/gql/graphql';
import { roughDuration } from '@/time/durations';
import { dateAndTime, dayOf } from '@/time/formatting';
import { daysAfter } from '@/time/said';
import { Button } from '@/ui/Button';
import { EmptyState, LoadError, Skeleton } from '@/ui/feedback';
import { Segmented } from '@/ui/Segmented';
import { visibleText } from '@/ui/visibleText';
import { SeverityBadge } from '@/words/badges';
import { useZoneView } from '@/zones/zoneView';

const Breaches_Query = graphql(`
  query Breaches_Query($input: SlaAttainmentInput!) {
    slaAttainment(input: $input) { misses(first: 500) { totalCount nodes { incidentId key severity target isCadence policyId policy policyVersion customer startedAt dueAt lateSeconds reason pausedAfterDue reassessed } } }
  }
`);
const Count_Query = graphql(`query Count_Query($key: String!) { incident(key: $key) { id sla { target customer explanation } } }`);

type Miss = Breaches_QueryQuery['slaAttainment']['misses']['nodes'][number];
const PAGE = 25;

/** What was promised and not kept, the newest first, each with why and how it was counted. */
export function Breaches() {
  const { zone } = useZoneView();
  const [today] = useState(() => dayOf(Date.now(), zone));
  const [days, setDays] = useState<'30' | '90' | '365'>('90');
  const [shown, setShown] = useState(PAGE);
  const [{ data, error }, again] = useQuery({ query: Breaches_Query, variables: { input: { from: daysAfter(today, 1 - Number(days)), to: today, zone, clocks: 'ALL' } } });
  const misses = data?.slaAttainment.misses;
  const newest = misses ? [...misses.nodes].reverse() : [];
  return (
    <section aria-label="Breaches">
      <div className="part-head">
        <h2>Breaches</h2><p className="muted small">{misses ? `${misses.totalCount} targets and updates, our own and customers’` : ''}</p><div className="grow" />
        <Segmented label="Since" value={days} onChange={setDays} options={[{ value: '30', label: '30 days' }, { value: '90', label: '90 days' }, { value: '365', label: '12 months' }]} />
        <Link className="small" to="/metrics/sla?clocks=ALL">By month</Link>
      </div>
      {error && <LoadError message={failureOf(error).message} onRetry={() => { again({ requestPolicy: 'network-only' }); }} />}
      {!misses && !error && <Skeleton label="Loading breaches" />}
      {misses && newest.length === 0 && <EmptyState title="Everything was kept"><p>No target and no update was missed in these days.</p></EmptyState>}
      <ul className="breaches">{newest.slice(0, shown).map((miss, index) => <Breach key={index} miss={miss} zone={zone} />)}</ul>
      {newest.length > shown && <Button small onClick={() => { setShown(shown + PAGE); }}>Show {Math.min(PAGE, newest.length - shown)} more</Button>}
    </section>
  );
}

function Breach({ miss, zone }: { miss: Miss; zone: string }) {
  const [open, setOpen] = useState(false);
  const { key, severity, target, policy, policyId, policyVersion, customer, startedAt, lateSeconds, reason, pausedAfterDue, reassessed } = miss;
  const late = lateSeconds === null || lateSeconds === undefined ? 'missed' : `${roughDuration(lateSeconds)} late`;
  return (
    <li className="breach">
      <SeverityBadge severity={severity} label={false} />
      <Link to={`/incidents/${key}`}>{key}</Link>
      <div>
        <p>{visibleText(reason)}</p>
        <p className="muted small tabular">{dateAndTime(startedAt, zone)}, {visibleText(target)}, <Link to={`/sla/${policyId}?version=${policyVersion}`}>{visibleText(policy)} {policyVersion}</Link>, {customer ? visibleText(customer) : 'our own'}{pausedAfterDue ? '; a pause was recorded after it was due' : ''}{reassessed ? '; turned out otherwise later' : ''}</p>
        {open && <Count miss={miss} />}
      </div>
      <b>{late}</b>
      <Button look="ghost" small aria-expanded={open} aria-label={`How ${key}, ${visibleText(target)}, was counted`} onClick={() => { setOpen(!open); }}>{open ? 'Less' : 'How'}</Button>
    </li>
  );
}

function Count({ miss }: { miss: Miss }) {
  const [{ data, error }] = useQuery({ query: Count_Query, variables: { key: miss.key } });
  const clock = data?.incident?.sla.find(({ target, customer }) => target === miss.target && (customer ?? null) === (miss.customer ?? null));
  if (error) return <p className="muted small">{failureOf(error).message}</p>;
  if (!data) return <Skeleton label="Loading how it was counted" rows={2} />;
  return clock && clock.explanation.length > 0 ? <ol className="count-lines">{clock.explanation.map((line, index) => <li key={index}>{visibleText(line)}</li>)}</ol> : <p className="muted small">That clock is not there any more.</p>;
}
