import { useState } from 'react';
import { clockTimeFrom } from '@/time/formatting';
import { theoryWords } from '@/words/words';
import { Button } from '@/ui/Button';
import { Section } from '@/ui/Section';
import { visibleText } from '@/ui/visibleText';
import { Tag } from '@/ui/Tag';
import { firstDay, type RoomEntry, type RoomIncident } from './roomRecord';
import { RecordingDialog } from './recording/RecordingDialog';
import { formNamed } from './recording/forms';
import type { AnsweredPayload } from './useIncidentRoom';

interface TheoriesPanelProps { incident: RoomIncident; entries: readonly RoomEntry[]; zone: string; mayRecord: boolean; onAnswer: (payload: AnsweredPayload) => void }

const tones = { OPEN: 'violet', REFUTED: 'plain', CONFIRMED: 'ok', ABANDONED: 'plain' } as const;

/** What it might be, who thinks so, and how each theory fell or stood. */
export function TheoriesPanel({ incident, entries, zone, mayRecord, onAnswer }: TheoriesPanelProps) {
  const day = firstDay(incident, zone);
  const [settling, setSettling] = useState<{ entryId: string; form: 'refute' | 'confirm' } | null>(null);
  return (
    <Section title="Theories">
      {incident.hypotheses.length === 0 && <p className="small muted">None yet. Raise one below the timeline; a theory that fell is worth as much as one that stood.</p>}
      <ul className="facts">
        {incident.hypotheses.map((theory) => (
          <li key={theory.id}>
            <p><Tag tone={tones[theory.status]}>{theoryWords[theory.status]}</Tag> <a className="plain-link" href={`#entry-${theory.entryId}`}>{visibleText(theory.statement)}</a></p>
            <p className="small muted">{theory.raisedBy}, {clockTimeFrom(day, theory.raisedAt, zone)}</p>
            {theory.settledBecause && (
              <p className="small">{theoryWords[theory.status]}{theory.settledAt && ` ${clockTimeFrom(day, theory.settledAt, zone)}`}{theory.settledBy && ` by ${theory.settledBy}`}: {visibleText(theory.settledBecause)}</p>
            )}
            {mayRecord && theory.status === 'OPEN' && (
              <div className="row">
                <Button small aria-label={`Refute: ${theory.statement}`} onClick={() => { setSettling({ entryId: theory.entryId, form: 'refute' }); }}>Refute</Button>
                <Button small aria-label={`Confirm: ${theory.statement}`} onClick={() => { setSettling({ entryId: theory.entryId, form: 'confirm' }); }}>Confirm</Button>
              </div>
            )}
          </li>
        ))}
      </ul>
      {settling && (
        <RecordingDialog form={formNamed(settling.form)} values={{ hypothesisId: settling.entryId }} incident={incident} entries={entries} onAnswer={onAnswer} onClose={() => { setSettling(null); }} />
      )}
    </Section>
  );
}
