import { memo } from 'react';
import { Link } from 'react-router';
import { getFragmentData, graphql, type FragmentType } from '@/gql';
import type { BoardRow_IncidentFragment } from '@/gql/graphql';
import { roughDuration, secondsBetween } from '@/time/durations';
import { dateAndTime, offsetName } from '@/time/formatting';
import { useNow } from '@/time/useNow';
import { SeverityBadge, StatusBadge } from '@/words/badges';
import { deadlineWords } from '@/words/words';
import { Faces } from '@/ui/Avatar';
import { Icon } from '@/ui/Icon';
import { visibleText } from '@/ui/visibleText';
import { Tag } from '@/ui/Tag';
import { EngagementClock } from './EngagementClock';

const BoardRow_incident = graphql(`
  fragment BoardRow_incident on IncidentSummary {
    id key title severity status kind zone declaredAt reportedAt engagedAt entryCount nextDue nextDueKind private cancelled
    glance { lastEntryAt lastEntryAuthor lastEntryText impact engaged newEntries }
    ticketToEngagement { ...EngagementClock_metric }
  }
`);

type Glance = NonNullable<BoardRow_IncidentFragment['glance']>;

/** What is broken, who has hands on it, and what was recorded last. */
function BoardGlance({ glance, zone, now }: { glance: Glance; zone: string; now: number }) {
  const { impact, engaged, lastEntryAt, lastEntryText } = glance;
  return (
    <div className="board-glance small">
      {impact.length > 0 && <p className="board-impact">{visibleText(impact.join(' · '))}</p>}
      <p className="muted board-last">
        {engaged.length > 0 ? <><Faces names={engaged.map(visibleText)} /> </> : 'Nobody has hands on it. '}
        {lastEntryAt != null && lastEntryText != null && (
          <><time dateTime={lastEntryAt} title={dateAndTime(lastEntryAt, zone)} className="tabular">{roughDuration(Math.max(0, secondsBetween(lastEntryAt, now)))} ago</time> {visibleText(glance.lastEntryAuthor ?? '')}: {visibleText(lastEntryText)}</>
        )}
      </p>
    </div>
  );
}

/** One line of the board. The whole line leads to the incident's room. */
export const BoardRow = memo(function BoardRow(props: { incident: FragmentType<typeof BoardRow_incident> }) {
  const incident = getFragmentData(BoardRow_incident, props.incident);
  const { glance } = incident;
  const open = !incident.cancelled && incident.status !== 'RESOLVED' && incident.status !== 'CLOSED';
  const now = useNow(15_000, incident.nextDue != null || glance?.lastEntryAt != null);
  const at = incident.reportedAt ?? incident.declaredAt;
  return (
    <li className="board-row">
      <div className="board-title">
        <SeverityBadge severity={incident.severity} />
        <Link to={`/incidents/${incident.key}`}><span className="board-key">{incident.key}</span> {visibleText(incident.title)}</Link>
        {incident.cancelled && <Tag tone="crit">Cancelled</Tag>}
        {incident.private && <Tag tone="high"><Icon name="lock" size={11} />Private</Tag>}
        {incident.kind === 'DRILL' && <Tag>Drill</Tag>}
        {glance?.newEntries != null && glance.newEntries > 0 && <Tag tone="accent">{glance.newEntries} new</Tag>}
        {glance && open && <BoardGlance glance={glance} zone={incident.zone} now={now} />}
      </div>
      <div><StatusBadge status={incident.status} /></div>
      <div className="board-clock"><EngagementClock metric={incident.ticketToEngagement} short />
        {incident.nextDue != null && incident.nextDueKind != null && (
          <span className="small muted board-due">
            {deadlineWords[incident.nextDueKind]} {Date.parse(incident.nextDue) <= now ? 'was due' : 'due'} <time dateTime={incident.nextDue} className="tabular">{dateAndTime(incident.nextDue, incident.zone)}</time>
          </span>
        )}
      </div>
      <div className="board-when">
        <time dateTime={at} className="tabular">{dateAndTime(at, incident.zone)}</time>
        <span className="small muted"> {offsetName(at, incident.zone)}{incident.reportedAt ? '' : ' · declared'}</span>
      </div>
      <div className="board-count tabular">{incident.entryCount} <span className="board-count-word">{incident.entryCount === 1 ? 'entry' : 'entries'}</span></div>
    </li>
  );
});
