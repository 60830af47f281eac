import { useQuery } from 'urql';
import { graphql } from '@/gql';
import { durationText, roughDuration, secondsBetween } from '@/time/durations';
import { clockTimeFrom } from '@/time/formatting';
import { visibleText } from '@/ui/visibleText';
import { firstDay, type RoomIncident } from '../roomRecord';
import type { RoomClock } from './clocks';

const ClockExplanation_Query = graphql(`
  query ClockExplanation_Query($key: String!) {
    incident(key: $key) { id sla { target customer explanation } }
  }
`);

interface ClockExplanationProps { clock: RoomClock; incident: RoomIncident; zone: string }

/** How a clock is counted, in words, with the entries that its moments rest on. */
export function ClockExplanation({ clock, incident, zone }: ClockExplanationProps) {
  const day = firstDay(incident, zone);
  const time = (at: string) => clockTimeFrom(day, at, zone);
  switch (clock.of) {
    case 'open': return <OpenWords incident={incident} time={time} />;
    case 'engagement': return <EngagementWords incident={incident} time={time} />;
    case 'update': return <UpdateWords clock={clock} incident={incident} time={time} />;
    case 'target': return <TargetWords key={incident.version} clock={clock} incidentKey={incident.key} />;
    case 'timeBox': return <TimeBoxWords clock={clock} incident={incident} time={time} />;
    case 'demand': return <DemandWords clock={clock} incident={incident} time={time} />;
  }
}

interface WordsProps { incident: RoomIncident; time: (at: string) => string }

interface Anchor { label: string; at: string; entryId?: string | null }

/** The moments that a number lies between, each the way to its entry. */
function Anchors({ anchors, time }: { anchors: readonly Anchor[]; time: (at: string) => string }) {
  return (
    <ul className="clock-moments">
      {anchors.map(({ label, at, entryId }) => (
        <li key={`${label} ${at}`}><time dateTime={at}>{time(at)}</time> {entryId ? <a href={`#entry-${entryId}`}>{visibleText(label)}</a> : visibleText(label)}</li>
      ))}
    </ul>
  );
}

function OpenWords({ incident, time }: WordsProps) {
  const at = (kind: string) => incident.milestones.find((one) => one.kind === kind);
  const reported = at('REPORTED');
  const resolved = at('RESOLVED');
  const anchors: Anchor[] = [
    reported ? { label: 'First contact', ...reported } : { label: `Declared by ${incident.declaredBy}`, at: incident.declaredAt },
    ...(resolved ? [{ label: 'Resolved', ...resolved }] : []),
  ];
  return (
    <>
      <p>From first contact, or else from when it was declared, until it is resolved. Nights and weekends count.</p>
      <Anchors anchors={anchors} time={time} />
    </>
  );
}

function EngagementWords({ incident, time }: WordsProps) {
  const { from, to, reason, status, seconds } = incident.metrics.ticketToEngagement;
  return (
    <>
      <p>From first contact to the first hands on it. Nights and weekends count.</p>
      <Anchors anchors={[from, to].filter((one) => one != null)} time={time} />
      {status === 'RECORDED' && seconds != null && <p>{durationText(seconds)}.</p>}
      {status === 'PENDING' && from && <p>Nobody has hands on it yet.</p>}
      {reason != null && <p>{visibleText(reason)}</p>}
      {incident.entitlements.map(({ customerId, standing }) => <p key={customerId}>{visibleText(standing.sentence)}</p>)}
    </>
  );
}

function UpdateWords({ clock, incident, time }: WordsProps & { clock: RoomClock }) {
  const promise = incident.updates.find(({ entryId }) => entryId === clock.entryId);
  const last = incident.updates.at(-1);
  const anchors: Anchor[] = [
    ...(last && last !== promise ? [{ label: 'Last update', ...last }] : []), ...(promise ? [{ label: 'Update that promised the next', ...promise }] : []),
    ...(clock.dueAt === undefined ? [] : [{ label: 'Next update due', at: clock.dueAt }]),
  ];
  return (
    <>
      <p>{clock.dueAt === undefined ? 'Nobody was promised another update. An update says when the next one comes.' : 'The newest promise of an update to anybody outside the team that no update has followed.'}</p>
      <Anchors anchors={anchors} time={time} />
      {promise && clock.dueAt !== undefined && <p>{roughDuration(secondsBetween(promise.at, clock.dueAt))} between the two.</p>}
    </>
  );
}

function TimeBoxWords({ clock, incident, time }: WordsProps & { clock: RoomClock }) {
  const box = incident.timeBoxes.find(({ entryId }) => entryId === clock.entryId);
  if (!box) return null;
  return (
    <>
      <p>{box.for != null && `${visibleText(box.for)}. `}If it is not done by then: {visibleText(box.whatThen)}</p>
      <Anchors anchors={[{ label: `Set by ${box.author}`, at: box.setAt, entryId: box.entryId }, { label: 'Its end', at: box.deadline }]} time={time} />
    </>
  );
}

function DemandWords({ clock, incident, time }: WordsProps & { clock: RoomClock }) {
  const demand = incident.demands.find(({ entryId }) => entryId === clock.entryId);
  if (!demand) return null;
  return (
    <>
      <p>{visibleText(demand.fromWhom)} demands: {visibleText(demand.what)}</p>
      <Anchors anchors={[{ label: 'Received', at: demand.receivedAt, entryId: demand.entryId }, { label: 'Due', at: demand.by }]} time={time} />
    </>
  );
}

/** Read by who asks: the record comes without it, read once for all who follow. */
function TargetWords({ clock, incidentKey }: { clock: RoomClock; incidentKey: string }) {
  const [{ data, error }] = useQuery({ query: ClockExplanation_Query, variables: { key: incidentKey }, requestPolicy: 'network-only' });
  if (error) return <p>It could not be loaded. Close this and open it again.</p>;
  const lines = data?.incident?.sla.find(({ target, customer }) => target === clock.target?.target && (customer ?? null) === clock.target.customer)?.explanation;
  if (!lines) return <p className="muted">Loading…</p>;
  return <ol className="clock-lines">{lines.map((line) => <li key={line}>{visibleText(line)}</li>)}</ol>;
}
