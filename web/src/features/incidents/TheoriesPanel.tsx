import { useState } from 'react';
import { clockTimeFrom } from '@/time/formatting';
import { theoryWords } from '@/words/words';
import { Button } from '@/ui/Button';
import { Panel } from '@/ui/Panel';
import { visibleText } from '@/ui/visibleText';
import { firstDay, type RoomIncident } from './roomRecord';
import { SettleTheoryDialog } from './SettleTheoryDialog';
import type { AnsweredPayload } from './useIncidentRoom';

interface TheoriesPanelProps { incident: RoomIncident; zone: string; mayRecord: boolean; onAnswer: (payload: AnsweredPayload) => void }

const chips = { OPEN: 'chip chip-accent', REFUTED: 'chip', CONFIRMED: 'chip chip-ok' } as const;

/** What it might be, who thinks so, and how each theory fell or stood. */
export function TheoriesPanel({ incident, zone, mayRecord, onAnswer }: TheoriesPanelProps) {
  const day = firstDay(incident, zone);
  const [settling, setSettling] = useState<{ id: string; statement: string; as: 'refuted' | 'confirmed' } | null>(null);
  return (
    <Panel title="Theories">
      {incident.hypotheses.length === 0 && <p className="small muted">None yet. Raise one below the timeline; a theory that fell is worth as much as one that stood.</p>}
      <ul className="facts">
        {incident.hypotheses.map((theory) => (
          <li key={theory.id}>
            <p><span className={chips[theory.status]}>{theoryWords[theory.status]}</span> <a className="plain-link" href={`#entry-${theory.entryId}`}>{visibleText(theory.statement)}</a></p>
            <p className="small muted">{theory.raisedBy}, {clockTimeFrom(day, theory.raisedAt, zone)}</p>
            {theory.settledBecause && (
              <p className="small">{theoryWords[theory.status]}{theory.settledAt && ` ${clockTimeFrom(day, theory.settledAt, zone)}`}{theory.settledBy && ` by ${theory.settledBy}`}: {visibleText(theory.settledBecause)}</p>
            )}
            {mayRecord && theory.status === 'OPEN' && (
              <div className="row">
                <Button small aria-label={`Refute: ${theory.statement}`} onClick={() => { setSettling({ ...theory, as: 'refuted' }); }}>Refute</Button>
                <Button small aria-label={`Confirm: ${theory.statement}`} onClick={() => { setSettling({ ...theory, as: 'confirmed' }); }}>Confirm</Button>
              </div>
            )}
          </li>
        ))}
      </ul>
      {settling && (
        <SettleTheoryDialog theory={settling} as={settling.as} incident={incident} onAnswer={onAnswer} onClose={() => { setSettling(null); }} />
      )}
    </Panel>
  );
}
