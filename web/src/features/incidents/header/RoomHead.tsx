import { Icon } from '@/ui/Icon';
import { Tag } from '@/ui/Tag';
import { visibleText } from '@/ui/visibleText';
import { impactsNow } from '../side/impacts';
import type { OwnActs } from '../recording/useOwnActs';
import type { RoomIncident } from '../roomRecord';
import { RoomClocks } from './RoomClocks';
import { SeverityMenu, StatusMenu } from './StateMenus';
import { TitleLine } from './TitleLine';

interface RoomHeadProps {
  incident: RoomIncident;
  zone: string;
  /** The moment that the room is looked at as of. Null: now. */
  at: string | null;
  may: { record: boolean; close: boolean };
  acts: OwnActs;
  onRecord: (form: string) => void;
  onVerify: () => void;
}

/** What this incident is, how it stands, and what runs. */
export function RoomHead({ incident, zone, at, may, acts, onRecord, onVerify }: RoomHeadProps) {
  return (
    <header className={incident.kind === 'DRILL' ? 'room-head room-drill' : 'room-head'}>
      <div className="room-about">
        <TitleLine title={incident.title} mayChange={may.record} acts={acts} />
        <div className="room-line">
          <SeverityMenu severity={incident.severity} acts={may.record ? acts : null} />
          <StatusMenu incident={incident} may={may} onRecord={onRecord} onVerify={onVerify} />
          {incident.kind === 'DRILL' && <Tag tone="line">Drill</Tag>}
          {incident.cancelled && <Tag tone="crit">Cancelled</Tag>}
          {incident.private && <Tag tone="high" title={`Seen by ${incident.namedPeople.map(({ name }) => name ?? 'somebody removed').join(', ')}`}><Icon name="lock" size={11} />Private</Tag>}
          <WhatAndWhose incident={incident} />
          {incident.tags.map((tag) => <Tag key={tag}>{visibleText(tag)}</Tag>)}
        </div>
      </div>
      <RoomClocks incident={incident} zone={zone} at={at} />
    </header>
  );
}

/** The services that suffer, the customers whom it concerns, and by which contract. */
function WhatAndWhose({ incident }: { incident: RoomIncident }) {
  const services = [...new Set(impactsNow(incident).map(({ service }) => service))];
  const named = [...incident.entitlements.map(({ customer }) => customer), ...incident.impacts.flatMap(({ customer }) => customer ?? [])];
  const words = [...services, ...new Set(named)];
  return (
    <>
      {words.map((word, i) => <span key={`${word} ${i}`} className="room-what">{visibleText(word)}</span>)}
      {incident.entitlements.map(({ customerId, customer, standing }) => (
        standing.state === 'IN_FORCE'
          ? <Tag key={customerId} tone="line" title={visibleText(standing.sentence)}>contract</Tag>
          : <Tag key={customerId} tone="dashed" title={visibleText(standing.sentence)}>{incident.entitlements.length > 1 && `${visibleText(customer)}: `}{standing.state === 'USED_UP' ? 'contract used up' : 'no contract'}: best effort</Tag>
      ))}
    </>
  );
}
