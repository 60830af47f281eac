import { dateAndTime } from '@/time/formatting';
import { Section } from '@/ui/Section';
import { visibleText } from '@/ui/visibleText';
import { firstDay } from '../roomRecord';
import { EntryLink } from '../EntryLink';
import type { AnsweredPayload } from '../useIncidentRoom';
import type { SideProps } from '../side/side';
import { CausesPanel } from './CausesPanel';
import { LearningPanel } from './LearningPanel';
import { MetricsPanel } from './MetricsPanel';
import { RecordedEvents } from './RecordedEvents';
import { TargetsPanel } from './TargetsPanel';
import './record.css';

/** The record as it was made, and what follows from it: causes, lessons, actions, targets, figures. */
export function RecordTab({ incident, entries, zone, may, onAnswer }: SideProps & { onAnswer: (payload: AnsweredPayload) => void }) {
  const panel = { incident, zone, mayRecord: may.record, onAnswer };
  const day = firstDay(incident, zone);
  return (
    <div className="record">
      <div>
        <Section title="This incident">
          <dl className="record-facts">
            <div><dt>Declared</dt><dd>{dateAndTime(incident.declaredAt, zone)} by {visibleText(incident.declaredBy)}</dd></div>
            <div><dt>Version</dt><dd>{incident.version}, known {dateAndTime(incident.asKnownAt, zone)}</dd></div>
            {incident.private && <div><dt>Seen by</dt><dd>{incident.namedPeople.map(({ name }) => visibleText(name ?? 'somebody removed')).join(', ')}</dd></div>}
            {incident.links.map(({ entryId, words, incident: other }) => (
              <div key={entryId}><dt><EntryLink id={entryId}>{words}</EntryLink></dt><dd><a href={`/incidents/${other.key}`}>{other.key}</a> {visibleText(other.title)}</dd></div>
            ))}
          </dl>
        </Section>
        <RecordedEvents incident={incident} entries={entries} zone={zone} at={may.at} />
      </div>
      <div className="record-side">
        <CausesPanel {...panel} entries={entries} />
        <LearningPanel {...panel} />
        <TargetsPanel incident={incident} zone={zone} day={day} />
        <MetricsPanel metrics={incident.metrics} zone={zone} day={day} />
      </div>
    </div>
  );
}
