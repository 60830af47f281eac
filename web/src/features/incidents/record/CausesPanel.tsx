import { useState } from 'react';
import { clockTimeFrom } from '@/time/formatting';
import { Button } from '@/ui/Button';
import { Section } from '@/ui/Section';
import { visibleText } from '@/ui/visibleText';
import { EntryLink } from '../EntryLink';
import { RecordingDialog } from '../recording/RecordingDialog';
import { formNamed } from '../recording/forms';
import { firstDay, type RoomEntry, type RoomIncident } from '../roomRecord';
import type { AnsweredPayload } from '../useIncidentRoom';

interface CausesPanelProps {
  incident: RoomIncident;
  entries: readonly RoomEntry[];
  zone: string;
  mayRecord: boolean;
  onAnswer: (payload: AnsweredPayload) => void;
}

/** What set it off and root causes, apart from what contributed, each with the entries that show it. */
export function CausesPanel({ incident, entries, zone, mayRecord, onAnswer }: CausesPanelProps) {
  const day = firstDay(incident, zone);
  const [noting, setNoting] = useState<'rootCause' | 'factor' | 'trigger' | null>(null);
  const byId = new Map(entries.map((entry) => [entry.id, entry]));
  const list = (causes: RoomIncident['rootCauses'], none: string) => (
    causes.length === 0 ? <p className="small muted">{none}</p> : (
      <ul className="facts">
        {causes.map((cause) => (
          <li key={cause.id}>
            <p><EntryLink className="plain-link" id={cause.entryId}>{visibleText(cause.text)}</EntryLink></p>
            <p className="small muted">
              {clockTimeFrom(day, cause.at, zone)}
              {cause.evidence.length > 0 && <> · shown by {cause.evidence.map((id, i) => {
                const entry = byId.get(id);
                return <span key={id}>{i > 0 && ', '}<EntryLink id={id}>{entry ? clockTimeFrom(day, entry.occurredAt, zone) : 'an entry'}</EntryLink></span>;
              })}</>}
            </p>
          </li>
        ))}
      </ul>
    )
  );
  return (
    <Section title="Causes">
      <div className="section-head"><h3>Trigger</h3>{mayRecord && <Button small look="ghost" onClick={() => { setNoting('trigger'); }}>Note the trigger</Button>}</div>
      {list(incident.triggers, 'Not known.')}
      <div className="section-head"><h3>Root cause</h3>{mayRecord && <Button small look="ghost" onClick={() => { setNoting('rootCause'); }}>Note the root cause</Button>}</div>
      {list(incident.rootCauses, 'Not understood yet.')}
      <div className="section-head"><h3>Contributing factors</h3>{mayRecord && <Button small look="ghost" onClick={() => { setNoting('factor'); }}>Note a factor</Button>}</div>
      {list(incident.contributingFactors, 'None noted.')}
      {noting && <RecordingDialog form={formNamed(noting)} incident={incident} entries={entries} onAnswer={onAnswer} onClose={() => { setNoting(null); }} />}
    </Section>
  );
}
