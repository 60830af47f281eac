import type { ReactNode } from 'react';
import { dateAndTime } from '@/time/formatting';
import { SeverityBadge, StatusBadge } from '@/words/badges';
import { Notice } from '@/ui/feedback';
import { Icon } from '@/ui/Icon';
import { visibleText } from '@/ui/visibleText';
import { Tag } from '@/ui/Tag';
import { ClockCard } from './ClockCard';
import { firstDay, type RoomIncident } from './roomRecord';

interface RoomHeaderProps {
  incident: RoomIncident;
  zone: string;
  /** What is due. */
  children?: ReactNode;
}

/** What this incident is, how it stands. */
export function RoomHeader({ incident, zone, children }: RoomHeaderProps) {
  return (
    <header className="room-header">
      <div className="room-title">
        <p className="row">
          <SeverityBadge severity={incident.severity} /><StatusBadge status={incident.status} />
          {incident.kind === 'DRILL' && <Tag>Drill</Tag>}
          {incident.cancelled && <Tag tone="crit">Cancelled</Tag>}
          {incident.private && <Tag tone="high"><Icon name="lock" size={11} />Private</Tag>}
          {incident.tags.map((tag) => <Tag key={tag}>{visibleText(tag)}</Tag>)}
        </p>
        <h1><span className="board-key">{incident.key}</span> {visibleText(incident.title)}</h1>
        <p className="small muted">Declared {dateAndTime(incident.declaredAt, zone)} by {incident.declaredBy}</p>
        {children}
        {incident.accessTakenBy.map(({ entryId, name, reason, at }) => (
          <Notice key={entryId} tone="warn"><a href={`#entry-${entryId}`}>{visibleText(name ?? 'An administrator')} took access</a> {dateAndTime(at, zone)}, because: {visibleText(reason)}</Notice>
        ))}
      </div>
      <ClockCard metric={incident.metrics.ticketToEngagement} zone={zone} day={firstDay(incident, zone)} entitlements={incident.entitlements} />
    </header>
  );
}
