import { useEffect, useMemo, useRef, useState } from 'react';
import { useQuery } from 'urql';
import { failureOf } from '@/commands/send';
import { graphql } from '@/gql';
import type { RecordedEvents_QueryQuery } from '@/gql/graphql';
import { clockTime, dateAndTime, dayOf } from '@/time/formatting';
import { Button } from '@/ui/Button';
import { CopyButton } from '@/ui/CopyButton';
import { LoadError, Skeleton } from '@/ui/feedback';
import { Section } from '@/ui/Section';
import { Table } from '@/ui/Table';
import { Tag } from '@/ui/Tag';
import { visibleText } from '@/ui/visibleText';
import { kindWords, sourceWords } from '@/words/words';
import { EntryLink } from '../EntryLink';
import type { RoomEntry, RoomIncident } from '../roomRecord';
import { VerifyRecord } from './VerifyRecord';

const RecordedEvents_Query = graphql(`
  query RecordedEvents_Query($key: String!, $at: Instant, $last: Int!) {
    incident(key: $key, asKnownAt: $at) { id version recordedEvents(last: $last) { sequence recordedAt actor source name entryId hash redaction { by at reason } } }
  }
`);

type Event = NonNullable<RecordedEvents_QueryQuery['incident']>['recordedEvents'][number];

const step = 100;
const most = 500;
const cut = (text: string) => (text.length > 90 ? `${text.slice(0, 90)}…` : text);

/** `entry_logged` as `Entry logged`. */
export const eventWords = (name: string): string => { const words = name.replaceAll('_', ' '); return words.charAt(0).toUpperCase() + words.slice(1); };

interface RecordedEventsProps { incident: RoomIncident; entries: readonly RoomEntry[]; zone: string; at: string | null }

/** What was recorded, the newest first: who, when, how it came in, under which hash, and what was removed since. */
export function RecordedEvents({ incident, entries, zone, at }: RecordedEventsProps) {
  const [last, setLast] = useState(step);
  const [{ data, error }, again] = useQuery({ query: RecordedEvents_Query, variables: { key: incident.key, at, last }, requestPolicy: 'cache-and-network' });
  const version = useRef(incident.version);
  useEffect(() => {
    if (version.current === incident.version) return;
    version.current = incident.version;
    again({ requestPolicy: 'network-only' });
  }, [incident.version, again]);
  const byId = useMemo(() => new Map(entries.map((entry) => [entry.id, entry])), [entries]);
  const events = [...(data?.incident?.recordedEvents ?? [])].reverse();
  const all = data?.incident?.version ?? 0;
  return (
    <Section title="In the order of recording" action={at === null && <VerifyRecord incidentKey={incident.key} />}>
      {error && <LoadError message={failureOf(error).message} onRetry={() => { again({ requestPolicy: 'network-only' }); }} />}
      {!data && !error && <Skeleton label="Loading the record" />}
      {events.length > 0 && (
        <Table label="In the order of recording">
          <thead><tr><th scope="col">Place</th><th scope="col">Recorded</th><th scope="col">What</th><th scope="col">By whom</th><th scope="col">Hash</th></tr></thead>
          <tbody>{events.map((event, i) => <EventRow key={event.sequence} event={event} before={events[i - 1]} entry={event.entryId == null ? undefined : byId.get(event.entryId)} zone={zone} />)}</tbody>
        </Table>
      )}
      {all > events.length && events.length > 0 && (last < most
        ? <div><Button onClick={() => { setLast(Math.min(most, last + step)); }}>Show earlier: {events.length} of {all}</Button></div>
        : <p className="muted">The newest {events.length} of {all}. A program reads the rest.</p>)}
    </Section>
  );
}

interface EventRowProps { event: Event; before: Event | undefined; entry: RoomEntry | undefined; zone: string }

function EventRow({ event, before, entry, zone }: EventRowProps) {
  const sameDay = before !== undefined && dayOf(before.recordedAt, zone) === dayOf(event.recordedAt, zone);
  return (
    <tr className={event.redaction ? 'event-redacted' : ''}>
      <td className="number">{event.sequence}</td>
      <td><time dateTime={event.recordedAt}>{sameDay ? clockTime(event.recordedAt, zone, true) : dateAndTime(event.recordedAt, zone)}</time></td>
      <td className="event-what">
        {eventWords(event.name)} {event.redaction && <Tag tone="crit">redacted</Tag>}
        {entry && <span className="told-why"><EntryLink id={entry.id}>{kindWords[entry.kind]}</EntryLink> {visibleText(cut(entry.text))}</span>}
        {event.redaction && <span className="told-why">Removed by {visibleText(event.redaction.by)}, {dateAndTime(event.redaction.at, zone)}, because: {visibleText(event.redaction.reason)}</span>}
      </td>
      <td className="event-by">{visibleText(event.actor)}<span className="told-why">{sourceWords[event.source]}</span></td>
      <td>{event.hash == null ? <Tag tone="high">none</Tag> : <span className="event-hash"><code title={event.hash}>{event.hash.slice(0, 8)}</code><CopyButton text={event.hash} /></span>}</td>
    </tr>
  );
}
