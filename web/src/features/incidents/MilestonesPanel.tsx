import { useState } from 'react';
import { clockTimeFrom, dateAndTime } from '@/time/formatting';
import { milestoneWords, precisionWords } from '@/words/words';
import { Button } from '@/ui/Button';
import { Section } from '@/ui/Section';
import { Tag } from '@/ui/Tag';
import { firstDay, type RoomIncident } from './roomRecord';
import { SetMilestoneDialog } from './SetMilestoneDialog';
import type { AnsweredPayload } from './useIncidentRoom';

interface MilestonesPanelProps { incident: RoomIncident; zone: string; mayRecord: boolean; onAnswer: (payload: AnsweredPayload) => void }

/** The moments that are known, each leading to the entry it came from. */
export function MilestonesPanel({ incident, zone, mayRecord, onAnswer }: MilestonesPanelProps) {
  const day = firstDay(incident, zone);
  const [setting, setSetting] = useState(false);
  return (
    <Section title="Milestones" action={mayRecord && <Button small look="ghost" onClick={() => { setSetting(true); }}>Set or correct</Button>}>
      {incident.milestones.length === 0 && <p className="small muted">None is known yet. Reports, contact attempts, updates and status changes set theirs.</p>}
      <dl className="milestones">
        {incident.milestones.map((milestone) => (
          <div key={milestone.kind}>
            <dt>{milestone.entryId ? <a href={`#entry-${milestone.entryId}`}>{milestoneWords[milestone.kind]}</a> : milestoneWords[milestone.kind]}</dt>
            <dd>
              {milestone.precision !== 'MINUTE' && milestone.precision !== 'SECOND' && <Tag>{precisionWords[milestone.precision]}</Tag>}
              <time dateTime={milestone.at} title={dateAndTime(milestone.at, zone)} className="tabular">{clockTimeFrom(day, milestone.at, zone)}</time>
            </dd>
          </div>
        ))}
      </dl>
      {setting && <SetMilestoneDialog incident={incident} onAnswer={onAnswer} onClose={() => { setSetting(false); }} />}
    </Section>
  );
}
