import { Link } from 'react-router';
import { useQuery } from 'urql';
import { failureOf } from '@/commands/send';
import { graphql } from '@/gql';
import type { MetricFiguresInput, MetricStatus } from '@/gql/graphql';
import { roughDuration } from '@/time/durations';
import { dateAndTime } from '@/time/formatting';
import { Drawer } from '@/ui/Drawer';
import { Duration } from '@/ui/Duration';
import { LoadError, Skeleton } from '@/ui/feedback';
import { Moment } from '@/zones/Moment';
import { Severity } from '@/ui/Severity';
import { visibleText } from '@/ui/visibleText';
import { pointsOf, type Point } from './points';
import { lateWords, MissLine, type Miss } from './TargetsByMonth';

export interface Definition { label: string; from: string; to: string; note?: string | null; version: number }

/** What a figure means, in a sentence. */
export const definitionWords = ({ label, from, to, note, version }: Definition): string => `${label}: from ${from.toLowerCase()} to ${to.toLowerCase()}.${note ? ` ${note}` : ''} Definitions version ${version}.`;

const PointDrawer_Query = graphql(`
  query PointDrawer_Query($key: String!) { incident(key: $key) { id title milestones { kind at } contactAttempts { entryId who outcome at } } }
`);
const outcomes = { REACHED: 'reached', NO_ANSWER: 'no answer', NOT_AVAILABLE: 'not available', DECLINED: 'declined' } as const;

/** One value: its anchors, who was tried between them, and what it means. */
export function PointDrawer({ point, definition, zone, onClose }: { point: Point; definition: Definition; zone: string; onClose: () => void }) {
  const [{ data, error }] = useQuery({ query: PointDrawer_Query, variables: { key: point.key } });
  const { status, reason, from, to } = point.value;
  const ticket = data?.incident?.milestones.find(({ kind }) => kind === 'TICKETED');
  const moments = [
    ...(from ? [{ words: from.label, at: from.at }] : []), ...(to ? [{ words: to.label, at: to.at }] : []),
    ...(ticket && ticket.at !== from?.at ? [{ words: 'Formal ticket', at: ticket.at }] : []),
    ...(data?.incident?.contactAttempts ?? []).filter(({ at }) => from && Date.parse(at) >= Date.parse(from.at) && (!to || Date.parse(at) <= Date.parse(to.at))).map(({ who, outcome, at }) => ({ words: `Tried ${visibleText(who)}: ${outcomes[outcome]}`, at })),
  ].sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  return (
    <Drawer title={`${point.key}, ${definition.label.toLowerCase()}`} onClose={onClose}>
      <p className="drawer-figure"><Duration status={status} value={roughDuration(point.seconds)} reason={reason ?? null} /></p>
      <p className="row"><Severity level={point.level} label /> {data?.incident && <span>{visibleText(data.incident.title)}</span>}</p>
      <ol className="anchor-list">{moments.map(({ words, at }, index) => <li key={index}><Moment at={at} zone={zone}>{dateAndTime(at, zone)}</Moment><span>{words}</span></li>)}</ol>
      {error && <p className="muted small">{failureOf(error).message}</p>}
      <p className="muted">{definitionWords(definition)}</p>
      <Link to={`/incidents/${point.key}`}>Open {point.key}</Link>
    </Drawer>
  );
}

/** The incidents behind a number, the longest first, with what the number means. */
export function PointsDrawer({ title, points, definition, notes, onPoint, onClose }: { title: string; points: readonly Point[]; definition: Definition; notes: readonly string[]; onPoint: (point: Point) => void; onClose: () => void }) {
  const sorted = [...points].sort((a, b) => b.seconds - a.seconds);
  return (
    <Drawer title={title} onClose={onClose}>
      <p className="muted">{definitionWords(definition)}</p>
      {notes.map((note) => <p key={note} className="muted small">{note}</p>)}
      <ul className="point-list">
        {sorted.map((point) => (
          <li key={point.id}><button type="button" onClick={() => { onPoint(point); }}><Severity level={point.level} /><b>{point.key}</b><span className="muted small">{point.anchors}</span><span className="tabular">{roughDuration(point.seconds)}</span></button></li>
        ))}
      </ul>
    </Drawer>
  );
}

const LeftOut_Query = graphql(`
  query LeftOut_Query($input: MetricFiguresInput!, $status: MetricStatus!) { metricFigures(input: $input) { points(status: $status, first: 500) { totalCount nodes { ...MetricPoint_Point } } } }
`);
const statusWords = { PENDING: 'Pending: no end yet', NOT_APPLICABLE: 'Not applicable', INVALID: 'Invalid: the end is before the start', RECORDED: 'Recorded' } as const;

/** What is in no percentile, each with the reason. */
export function LeftOutDrawer({ input, status, zone, onClose }: { input: MetricFiguresInput; status: MetricStatus; zone: string; onClose: () => void }) {
  const [{ data, error }, again] = useQuery({ query: LeftOut_Query, variables: { input, status } });
  const nodes = data?.metricFigures.points.nodes;
  return (
    <Drawer title={statusWords[status]} onClose={onClose}>
      {error && <LoadError message={failureOf(error).message} onRetry={() => { again({ requestPolicy: 'network-only' }); }} />}
      {!nodes && !error && <Skeleton label="Loading" />}
      <ul className="point-list">
        {nodes && pointsOf(nodes, zone).map(({ id, key, level, anchors, value }) => (
          <li key={id}><Severity level={level} /><Link to={`/incidents/${key}`}>{key}</Link><span className="muted small">{anchors}{value.reason ? `. ${visibleText(value.reason)}` : ''}</span></li>
        ))}
      </ul>
    </Drawer>
  );
}

/** Everything that was missed, the newest first. */
export function MissesDrawer({ misses, zone, onMiss, onClose }: { misses: readonly Miss[]; zone: string; onMiss: (miss: Miss) => void; onClose: () => void }) {
  return <Drawer title="What was missed" onClose={onClose}><ul className="misses">{misses.map((miss, index) => <MissLine key={index} miss={miss} zone={zone} onOpen={() => { onMiss(miss); }} />)}</ul></Drawer>;
}

const MissDrawer_Query = graphql(`
  query MissDrawer_Query($key: String!) { incident(key: $key) { id title sla { target customer policyVersion explanation } } }
`);

/** One target that was missed: how its time was counted, in lines. */
export function MissDrawer({ miss, zone, onClose }: { miss: Miss; zone: string; onClose: () => void }) {
  const [{ data, error }] = useQuery({ query: MissDrawer_Query, variables: { key: miss.key } });
  const clock = data?.incident?.sla.find(({ target, customer }) => target === miss.target && (customer ?? null) === (miss.customer ?? null));
  return (
    <Drawer title={`${miss.key}, ${visibleText(miss.target).toLowerCase()}`} onClose={onClose}>
      <p className="drawer-figure drawer-late">{lateWords(miss)}</p>
      <p>{visibleText(miss.reason)}</p>
      {miss.dueAt && <p className="muted">Due <Moment at={miss.dueAt} zone={zone}>{dateAndTime(miss.dueAt, zone)}</Moment>{miss.reachedAt && <>, reached <Moment at={miss.reachedAt} zone={zone}>{dateAndTime(miss.reachedAt, zone)}</Moment></>}. {visibleText(miss.policy)}{miss.customer ? `, ${visibleText(miss.customer)}` : ', the organisation’s own'}.</p>}
      {error && <LoadError message={failureOf(error).message} />}
      {!data && !error && <Skeleton label="Loading how it was counted" />}
      {clock && clock.explanation.length > 0 && <ol className="count-lines">{clock.explanation.map((line, index) => <li key={index}>{visibleText(line)}</li>)}</ol>}
      <Link to={`/incidents/${miss.key}`}>Open {miss.key}</Link>
    </Drawer>
  );
}

