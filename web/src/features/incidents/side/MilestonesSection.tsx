import { clockTimeFrom } from '@/time/formatting';
import { Button } from '@/ui/Button';
import { Icon } from '@/ui/Icon';
import { Tag } from '@/ui/Tag';
import { milestoneWords, precisionWords } from '@/words/words';
import { Moment } from '@/zones/Moment';
import { EntryLink } from '../EntryLink';
import { firstDay } from '../roomRecord';
import { FoldSection } from './FoldSection';
import { milestoneLines } from './milestones';
import type { SideProps } from './side';

/** The moments that figures rest on, in the order of time; what has not come is "not yet". */
export function MilestonesSection({ incident, zone, may, onMilestone }: SideProps) {
  const day = firstDay(incident, zone);
  return (
    <FoldSection name="milestones" title="Milestones" {...(may.record && { action: <Button small look="ghost" onClick={() => { onMilestone(); }}>Correct</Button> })}>
      <ul className="side-milestones">
        {milestoneLines(incident).map(({ kind, known }) => (
          <li key={kind}>
            <span>{known?.entryId ? <EntryLink className="plain-link" id={known.entryId}>{milestoneWords[kind]}</EntryLink> : milestoneWords[kind]}</span>
            {known && known.precision !== 'MINUTE' && known.precision !== 'SECOND' && <Tag tone="line">{precisionWords[known.precision]}</Tag>}
            {known
              ? <span className="side-time side-known"><Moment at={known.at} zone={incident.zone}>{clockTimeFrom(day, known.at, zone)}</Moment></span>
              : <span className="side-time">not yet</span>}
            {may.record && <Button small look="ghost" icon className="side-correct" aria-label={`${known ? 'Correct' : 'Set'}: ${milestoneWords[kind]}`} onClick={() => { onMilestone(kind); }}><Icon name="pencil" size={12} /></Button>}
          </li>
        ))}
      </ul>
    </FoldSection>
  );
}
