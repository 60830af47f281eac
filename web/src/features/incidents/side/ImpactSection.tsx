import { roughDuration, secondsBetween } from '@/time/durations';
import { clockTimeFrom, dateAndTime } from '@/time/formatting';
import { useNow } from '@/time/useNow';
import { Button } from '@/ui/Button';
import { Icon } from '@/ui/Icon';
import { Menu, type MenuPart } from '@/ui/Menu';
import { Tag } from '@/ui/Tag';
import { visibleText } from '@/ui/visibleText';
import { impactWords } from '@/words/words';
import { EntryLink } from '../EntryLink';
import { formNamed } from '../recording/forms';
import { firstDay, type RoomIncident } from '../roomRecord';
import { FoldSection } from './FoldSection';
import { impactsNow, type Impact } from './impacts';
import type { SideProps } from './side';

const tones = { DOWN: 'crit', DEGRADED: 'high', AT_RISK: 'warn' } as const;

/** Seconds that anything suffered, each moment once. */
export function impactSeconds(impacts: readonly Pick<Impact, 'from' | 'until'>[], now: number): number {
  const windows = impacts.map(({ from, until }) => [Date.parse(from), until == null ? now : Date.parse(until)] as const).sort((a, b) => a[0] - b[0]);
  let end = -Infinity;
  let sum = 0;
  for (const [from, until] of windows) {
    sum += Math.max(0, until - Math.max(from, end));
    end = Math.max(end, until);
  }
  return sum / 1000;
}

/** What suffers, for whom, since when and how hard; what data is lost; what works again. */
export function ImpactSection({ incident, zone, may, onRecord }: SideProps) {
  const open = incident.impacts.some(({ until }) => until == null);
  const ticking = useNow(60_000, open && may.at === null);
  const now = may.at === null ? ticking : Date.parse(may.at);
  const length = roughDuration(impactSeconds(incident.impacts, now));
  const count = incident.impacts.length === 0 ? 'not said' : open ? `${length} so far` : length;
  return (
    <FoldSection name="impact" title="Impact" count={count} {...(may.record && { action: <Button small look="ghost" title="X" onClick={() => { onRecord('startImpact'); }}>Impact</Button> })}>
      {incident.impacts.length === 0 && <p className="muted">Nobody has said yet what suffers.</p>}
      <ul className="side-impacts">
        {impactsNow(incident).map((impact) => <ImpactLine key={impact.entryId} impact={impact} now={now} zone={zone} mayRecord={may.record} onRecord={onRecord} />)}
      </ul>
      <DataLoss incident={incident} zone={zone} />
      <Stages incident={incident} zone={zone} />
    </FoldSection>
  );
}

interface ImpactLineProps { impact: Impact; now: number; zone: string; mayRecord: boolean; onRecord: SideProps['onRecord'] }

function ImpactLine({ impact, now, zone, mayRecord, onRecord }: ImpactLineProps) {
  const whom = [impact.segment, impact.customer, impact.affected == null ? null : `${impact.affected} people`].filter((word) => word != null).join(', ') || 'everybody';
  const act = (form: string): MenuPart => ({ label: formNamed(form).label, icon: <Icon name={formNamed(form).icon} />, run: () => { onRecord(form, { impactId: impact.entryId }); } });
  return (
    <li>
      <div className="side-impact">
        <EntryLink className="plain-link" id={impact.entryId}><b>{visibleText(impact.service)}</b></EntryLink>
        <Tag tone={impact.until == null ? tones[impact.level] : 'ok'}>{impact.until == null ? impactWords[impact.level].toLowerCase() : 'over'}</Tag>
        {mayRecord && <Menu trigger={<Button small look="ghost" icon aria-label={`What changed: ${impact.service}`}><Icon name="more" /></Button>}
          parts={[...(impact.until == null ? [act('changeImpact'), act('endImpact')] : [act('changeImpact')]), act('dataLoss'), act('recoveryStage')]} />}
      </div>
      <p className="next-how">{visibleText(whom)}</p>
      <ImpactBar impact={impact} now={now} zone={zone} />
    </li>
  );
}

/** How hard it was hit over its whole time. The sentence says what the colours do. */
function ImpactBar({ impact, now, zone }: { impact: Impact; now: number; zone: string }) {
  const steps = impact.steps.map((step) => ({ ...step, seconds: Math.max(1, secondsBetween(step.from, step.until ?? now)) }));
  const words = steps.map(({ level, from, until }) => `${impactWords[level].toLowerCase()} from ${dateAndTime(from, zone)}${until == null ? '' : ` to ${dateAndTime(until, zone)}`}`).join(', ');
  return (
    <div className="side-bar" role="img" aria-label={`${impact.service}: ${words}`} title={words}>
      {steps.map((step) => <i key={step.from} className={`bar-${step.level.toLowerCase()}`} style={{ flexGrow: step.seconds }} />)}
    </div>
  );
}

function DataLoss({ incident, zone }: { incident: RoomIncident; zone: string }) {
  const last = incident.dataLossAssessments.at(-1);
  if (!last) return incident.impacts.length > 0 ? <p className="next-how">Data: nobody has looked.</p> : null;
  const day = firstDay(incident, zone);
  const time = (at: string) => clockTimeFrom(day, at, zone);
  const lost = last.lossFrom != null ? `lost since ${time(last.lossFrom)}` : last.lastGoodCopy != null ? `last good copy ${time(last.lastGoodCopy)}` : 'some was lost';
  const words = { NOT_ASSESSED: 'nobody has looked', UNKNOWN: 'not known', NONE: 'whole, nothing lost', LOSS: `${lost}${last.recoveredTo != null ? `, recovered to ${time(last.recoveredTo)}` : ''}` }[incident.dataLoss];
  return <p className={incident.dataLoss === 'LOSS' ? 'next-how side-lost' : 'next-how'}>Data: {words}. <EntryLink id={last.entryId}>Checked {time(last.at)}</EntryLink></p>;
}

/** Recovery in stages, the newest first, with what works from then on. */
function Stages({ incident, zone }: { incident: RoomIncident; zone: string }) {
  if (incident.recoveryStages.length === 0) return null;
  const day = firstDay(incident, zone);
  return (
    <ul className="side-stages" aria-label="Recovery stages">
      {[...incident.recoveryStages].reverse().map((stage) => (
        <li key={stage.entryId}>
          <Icon name="tick" size={13} />
          <div>
            <p><EntryLink className="plain-link" id={stage.entryId}>{visibleText(stage.stage)}</EntryLink>{stage.forWhom != null && <span className="muted">, {visibleText(stage.forWhom)}</span>}</p>
            <p className="next-how">works now: {visibleText(stage.whatWorks)}</p>
          </div>
          <time className="side-time" dateTime={stage.at}>{clockTimeFrom(day, stage.at, zone)}</time>
        </li>
      ))}
    </ul>
  );
}
