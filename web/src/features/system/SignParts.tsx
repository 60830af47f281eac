import { Avatar, Faces } from '@/ui/Avatar';
import { Clock, ClockLine } from '@/ui/Clock';
import { Duration } from '@/ui/Duration';
import { Icon, iconNames } from '@/ui/Icon';
import { Severity } from '@/ui/Severity';
import { Status } from '@/ui/Status';
import { Tag, type Tone } from '@/ui/Tag';
import { Specimen } from './Specimen';

const tones: readonly Tone[] = ['plain', 'crit', 'high', 'warn', 'ok', 'blue', 'violet', 'teal', 'accent', 'line', 'dashed'];
const statuses = [['declared', 'Declared'], ['engaged', 'Engaged'], ['mitigated', 'Mitigated'], ['resolved', 'Resolved'], ['closed', 'Closed'], ['overrun', 'Overrun']] as const;
const names = ['Marta Okafor', 'Jonas Weller', 'Priya Raman', 'Leo Varga', 'Bea Nowak', 'Dana Kim'];

/** What says something at a glance. */
export function SignParts() {
  return (
    <>
      <Specimen name="Severity">{([1, 2, 3, 4] as const).map((level) => <Severity key={level} level={level} label />)}<Severity level={1} /></Specimen>
      <Specimen name="Status">{statuses.map(([look, label]) => <Status key={look} look={look} label={label} />)}</Specimen>
      <Specimen name="Tag">{tones.map((tone) => <Tag key={tone} tone={tone}>{tone}</Tag>)}<Tag tone="high"><Icon name="lock" size={11} />with an icon</Tag></Specimen>
      <Specimen name="Avatar, Faces"><Avatar name="Marta Okafor" /><Avatar name="Jonas Weller" small /><Faces names={names.slice(0, 3)} /><Faces names={names} /></Specimen>
      <Specimen name="Clock">
        <Clock label="Open" state="running" value="3:22:08" anchors="since first contact 22:02" />
        <Clock label="Next update in" state="risk" value="6:52" share={0.87} anchors="due 01:31, every 60 min" />
        <Clock label="Update to customers" state="late" value="4 min" share={1} anchors="was due 15:05" />
        <Clock label="Resolve" state="late" quiet value="24:03" share={1} anchors="was due 12:22, another clock is the loud one" />
        <Clock label="Ticket to engagement" state="met" value="18 min" anchors="22:02 → 22:20" />
        <Clock label="Resolve within 8 h" state="paused" value="4 h 02" share={0.42} anchors="waiting for customer since 14:17" />
        <Clock label="Engage" state="none" value="No contract: best effort" />
        <ClockLine label="Resolve within 4 h" state="risk" value="31 min left" share={0.87} title="due 15:40" />
      </Specimen>
      <Specimen name="Duration">
        <Duration status="RECORDED" value="18 min" anchors="22:02 → 22:20" />
        <Duration status="PENDING" value="" reason="nobody has hands on it yet" />
        <Duration status="NOT_APPLICABLE" value="" />
        <Duration status="INVALID" value="" reason="the end is before the start" />
      </Specimen>
      <Specimen name="Icon">{iconNames.map((name) => <span key={name} className="row small"><Icon name={name} />{name}</span>)}</Specimen>
    </>
  );
}
