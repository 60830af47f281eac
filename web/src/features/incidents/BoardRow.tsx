import { memo } from 'react';
import { Link } from 'react-router';
import { getFragmentData, graphql, type FragmentType } from '@/gql';
import { dateAndTime, offsetName } from '@/time/formatting';
import { useNow } from '@/time/useNow';
import { SeverityBadge, StatusBadge } from '@/words/badges';
import { deadlineWords } from '@/words/words';
import { Icon } from '@/ui/Icon';
import { visibleText } from '@/ui/visibleText';
import { Tag } from '@/ui/Tag';
import { EngagementClock } from './EngagementClock';

const BoardRow_incident = graphql(`
  fragment BoardRow_incident on IncidentSummary {
    id key title severity status kind zone declaredAt reportedAt engagedAt entryCount nextDue nextDueKind private cancelled
    ticketToEngagement { ...EngagementClock_metric }
  }
`);

/** One line of the board. The whole line leads to the incident's room. */
export const BoardRow = memo(function BoardRow(props: { incident: FragmentType<typeof BoardRow_incident> }) {
  const incident = getFragmentData(BoardRow_incident, props.incident);
  const now = useNow(15_000, incident.nextDue != null);
  const at = incident.reportedAt ?? incident.declaredAt;
  return (
    <li className="board-row">
      <div className="board-title">
        <SeverityBadge severity={incident.severity} />
        <Link to={`/incidents/${incident.key}`}><span className="board-key">{incident.key}</span> {visibleText(incident.title)}</Link>
        {incident.cancelled && <Tag tone="crit">Cancelled</Tag>}
        {incident.private && <Tag tone="high"><Icon name="lock" size={11} />Private</Tag>}
        {incident.kind === 'DRILL' && <Tag>Drill</Tag>}
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
