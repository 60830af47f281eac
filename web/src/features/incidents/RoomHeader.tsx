import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { dateAndTime, offsetName } from '@/time/formatting';
import { deviceZone, zoneName } from '@/time/zones';
import { SeverityBadge, StatusBadge } from '@/words/badges';
import { buttonClass } from '@/ui/Button';
import { Notice } from '@/ui/feedback';
import { Icon } from '@/ui/Icon';
import { visibleText } from '@/ui/visibleText';
import { ClockCard } from './ClockCard';
import { firstDay, type RoomIncident } from './roomRecord';
import type { ZoneView } from './zoneView';

interface RoomHeaderProps {
  incident: RoomIncident;
  zone: string;
  view: ZoneView;
  onView: (view: ZoneView) => void;
  mayRecord: boolean;
  /** When the timeline begins: the offset shown is the one that held then. */
  begins: string;
  /** What is due. */
  children?: ReactNode;
}

/** What this incident is, how it stands, and in which zone its times are read. */
export function RoomHeader({ incident, zone, view, onView, mayRecord, begins, children }: RoomHeaderProps) {
  const zones: { value: ZoneView; label: string; title: string }[] = [
    { value: 'incident', label: zoneName(incident.zone), title: "The incident's zone" },
    { value: 'mine', label: `Mine: ${zoneName(deviceZone())}`, title: 'The zone of this device' },
    { value: 'utc', label: 'UTC', title: 'Coordinated universal time' },
  ];
  const shown = zones.filter((z) => z.value === 'incident' || z.value === view
    || (z.value === 'mine' ? deviceZone() !== incident.zone && deviceZone() !== 'UTC' : incident.zone !== 'UTC'));
  const path = `/incidents/${incident.key}`;
  return (
    <header className="room-header">
      <div className="room-title">
        <p className="row">
          <SeverityBadge severity={incident.severity} /><StatusBadge status={incident.status} />
          {incident.kind === 'DRILL' && <span className="chip">Drill</span>}
          {incident.cancelled && <span className="chip chip-danger">Cancelled</span>}
          {incident.private && <span className="chip chip-warn"><Icon name="lock" size={11} />Private</span>}
          {incident.tags.map((tag) => <span key={tag} className="chip">{visibleText(tag)}</span>)}
        </p>
        <h1><span className="board-key">{incident.key}</span> {visibleText(incident.title)}</h1>
        <p className="small muted">Declared {dateAndTime(incident.declaredAt, zone)} by {incident.declaredBy}</p>
        {children}
        {incident.accessTakenBy.map(({ entryId, name, reason, at }) => (
          <Notice key={entryId} tone="warn"><a href={`#entry-${entryId}`}>{visibleText(name ?? 'An administrator')} took access</a> {dateAndTime(at, zone)}, because: {visibleText(reason)}</Notice>
        ))}
        <div className="room-tools">
          <fieldset className="zones">
            <legend className="visually-hidden">Show times in</legend>
            {shown.map(({ value, label, title }) => (
              <label key={value} title={title} className={value === view ? 'zone zone-on' : 'zone'}>
                <input type="radio" className="visually-hidden" name="zone" checked={value === view} onChange={() => { onView(value); }} />{label}
              </label>
            ))}
          </fieldset>
          <span className="small muted tabular">{offsetName(begins, zone)}</span>
          {mayRecord && <Link className={buttonClass({ small: true })} to={`${path}/import`}><Icon name="paste" size={14} />Paste notes</Link>}
          <Link className={buttonClass({ small: true })} to={`${path}/postmortem`}><Icon name="document" size={14} />Postmortem</Link>
        </div>
      </div>
      <ClockCard metric={incident.metrics.ticketToEngagement} zone={zone} day={firstDay(incident, zone)} entitlements={incident.entitlements} />
    </header>
  );
}
