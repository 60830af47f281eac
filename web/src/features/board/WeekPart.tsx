import { useEffect, useRef, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { useQuery } from 'urql';
import { WeekOverlap } from '@/charts/charts';
import { failureOf } from '@/commands/send';
import { graphql } from '@/gql';
import type { WeekPart_RestQueryQuery } from '@/gql/graphql';
import { roughDuration, secondsBetween } from '@/time/durations';
import { dateAndTime, dayOf } from '@/time/formatting';
import { instantOfWallClock } from '@/time/zones';
import { SeverityBadge } from '@/words/badges';
import { LoadError, Skeleton } from '@/ui/feedback';
import { Segmented } from '@/ui/Segmented';
import { Tag, type Tone } from '@/ui/Tag';
import { visibleText } from '@/ui/visibleText';
import { useViewer } from '@/viewer/ViewerContext';
import { daysAround, type Span } from './days';

const WeekPart_Query = graphql(`
  query WeekPart_Query($from: LocalDate!, $to: LocalDate!, $zone: String!) {
    overlaps(from: $from, to: $to, zone: $zone) {
      truncated
      incidents { beganAt endedAt incident { id incidentId key title severity status } }
    }
  }
`);

const WeekPart_RestQuery = graphql(`
  query WeekPart_RestQuery($all: [ID!]!, $ended: [ID!]!) {
    linked: nodes(ids: $all) { ... on Incident { id links { entryId kind outgoing words incident { incidentId } } } }
    ended: nodes(ids: $ended) { ... on Incident { id postmortem { status missing review { reviewers { personId } } } } }
  }
`);

// What nodes() takes, and what a person can see side by side.
const most = 100;
const mostEnded = 20;

type Postmortem = { status: string; missing: readonly string[]; review?: { reviewers: readonly { personId: string }[] } | null } | null | undefined;

function postmortemWords(postmortem: Postmortem, me: string): [string, Tone] {
  if (!postmortem) return ['No postmortem yet', 'line'];
  const missing = postmortem.missing.length;
  switch (postmortem.status) {
    case 'PUBLISHED': return ['Postmortem published', 'ok'];
    case 'APPROVED': return ['Approved, not published', 'teal'];
    case 'WITHDRAWN': return ['Publication withdrawn', 'line'];
    case 'IN_REVIEW': return postmortem.review?.reviewers.some(({ personId }) => personId === me) ? ['In review, yours', 'accent'] : ['In review', 'blue'];
    default: return [missing > 0 ? `Draft, ${missing} missing` : 'Draft, complete', missing > 0 ? 'high' : 'line'];
  }
}

const linksOf = (rest: WeekPart_RestQueryQuery | undefined) => (rest?.linked ?? []).flatMap((node) => (node && 'links' in node ? node.links.filter(({ outgoing }) => !outgoing).map((link) => ({ from: node.id, to: link.incident.incidentId, words: link.words.toLowerCase() })) : []));
const levels = { SEV1: 1, SEV2: 2, SEV3: 3, SEV4: 4 } as const;

/** Which incidents went on beside which this week, what they have to do with each other, and which ended with what postmortem. Read anew when `stamp` changes. */
export function WeekPart({ zone, now, stamp }: { zone: string; now: number; stamp: string }) {
  const navigate = useNavigate();
  const { actorId } = useViewer();
  const [span, setSpan] = useState<Span>('week');
  const today = dayOf(now, zone);
  const { from, to } = daysAround(today, span);
  const [{ data, error }, again] = useQuery({ query: WeekPart_Query, variables: { from, to, zone } });
  const found = data?.overlaps.incidents ?? [];
  const ended = found.filter(({ endedAt }) => endedAt != null).sort((a, b) => Date.parse(b.endedAt ?? '') - Date.parse(a.endedAt ?? ''));
  const ids = (rows: typeof found, count: number) => rows.slice(0, count).map(({ incident }) => incident.incidentId);
  const [{ data: rest }] = useQuery({ query: WeekPart_RestQuery, variables: { all: ids(found, most), ended: ids(ended, mostEnded) }, pause: found.length === 0 });
  const read = useRef(stamp);
  useEffect(() => {
    if (read.current === stamp) return;
    read.current = stamp;
    again({ requestPolicy: 'network-only' });
  }, [stamp, again]);

  if (error && !data) return <div className="board-part"><LoadError message={failureOf(error).message} onRetry={() => { again({ requestPolicy: 'network-only' }); }} /></div>;
  if (!data) return <div className="board-part"><Skeleton label="Loading the week" rows={2} /></div>;
  if (found.length === 0 && span === 'week') return null;
  const start = instantOfWallClock(midnight(from), zone).epochMs;
  const postmortems = new Map((rest?.ended ?? []).flatMap((node) => (node && 'postmortem' in node ? [[node.id, node.postmortem] as const] : [])));
  const keyOf = new Map(found.map(({ incident }) => [incident.incidentId, incident.key]));

  return (
    <>
      <section className="board-part" aria-label="Side by side">
        <div className="board-part-head">
          <h2>{span === 'week' ? 'This week' : 'This month'}, side by side</h2>
          <span className="muted">{data.overlaps.truncated ? 'the first 200 incidents, and what links them' : 'incidents, and what links them'}</span>
          <span className="grow" />
          <Segmented label="Span" value={span} onChange={setSpan} options={[{ value: 'week', label: 'Week' }, { value: 'month', label: 'Month' }]} />
        </div>
        <WeekOverlap name="Incidents side by side" zone={zone} now={now} from={start} until={instantOfWallClock(midnight(daysAround(to, 'after').to), zone).epochMs}
          bars={found.map(({ beganAt, endedAt, incident }) => ({
            id: incident.incidentId, key: incident.key, title: visibleText(incident.title), severity: levels[incident.severity], from: Date.parse(beganAt), until: endedAt == null ? null : Date.parse(endedAt),
          }))}
          links={linksOf(rest)} onOpen={(id) => { const key = keyOf.get(id); if (key !== undefined) void navigate(`/incidents/${key}`); }} />
      </section>
      {ended.length > 0 && (
        <section className="board-part" aria-label="Ended">
          <div className="board-part-head"><h2>Ended {span === 'week' ? 'this week' : 'this month'}</h2><span className="muted tabular">{ended.length}</span></div>
          <ul className="board-ended">
            {ended.slice(0, mostEnded).map(({ incident, beganAt, endedAt }) => {
              const [words, tone] = postmortemWords(postmortems.get(incident.incidentId), actorId);
              return (
                <li key={incident.id}>
                  <SeverityBadge severity={incident.severity} label={false} />
                  <Link to={`/incidents/${incident.key}`}><span className="board-key">{incident.key}</span> <b>{visibleText(incident.title)}</b></Link>
                  <time className="muted" dateTime={endedAt ?? undefined} title={`ended ${dateAndTime(endedAt ?? beganAt, zone)}`}>{roughDuration(Math.max(0, secondsBetween(beganAt, endedAt ?? beganAt)))}</time>
                  {rest && <Link className="board-postmortem" to={`/incidents/${incident.key}/postmortem`} aria-label={`${words}: postmortem of ${incident.key}`}><Tag tone={tone}>{words}</Tag></Link>}
                </li>
              );
            })}
          </ul>
        </section>
      )}
    </>
  );
}

function midnight(day: string) {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return { year, month, day: date, hour: 0, minute: 0, second: 0 };
}
