import { useMemo } from 'react';
import { longDay } from '@/time/formatting';
import { EmptyState } from '@/ui/feedback';
import type { PendingCommand } from './outbox';
import type { Outbox } from './useOutbox';
import type { Correction, EntryRights } from './correction';
import { PendingRow } from './PendingRow';
import type { RoomEntry, RoomIncident } from './roomRecord';
import type { AnsweredPayload } from './useIncidentRoom';
import { TimelineEntryRow } from './TimelineEntryRow';
import { elapsedFrom, timelineRows } from './timelineRows';
import './timeline.css';

interface IncidentTimelineProps {
  incident: RoomIncident;
  entries: readonly RoomEntry[];
  outbox: Outbox;
  zone: string;
  /** The entry that came last over the live stream: it is lit up for a moment. */
  freshId: string | null;
  may: EntryRights;
  onCorrect: (type: Correction, entry: RoomEntry) => void;
  onAnswer: (payload: AnsweredPayload) => void;
  /** What was refused is to be changed. */
  onChange: (pending: PendingCommand) => void;
}

/** One incident's entries by when they happened, oldest first, with a line where a day begins. */
export function IncidentTimeline({ incident, entries, outbox, zone, freshId, may, onCorrect, onAnswer, onChange }: IncidentTimelineProps) {
  const rows = useMemo(
    () => timelineRows(entries, outbox.pending, zone, elapsedFrom(incident, entries)),
    [entries, outbox.pending, zone, incident],
  );

  if (rows.length === 0) {
    return (
      <EmptyState title="Nothing logged yet">
        <p>Log what is seen, done and said as it happens; the time is stamped when you start to type. Notes from elsewhere can be pasted.</p>
      </EmptyState>
    );
  }
  return (
    <ol className="log">
      {rows.map((row) => {
        switch (row.type) {
          case 'day': return <li key={row.key} className="log-day"><h3>{longDay(row.day)}</h3></li>;
          case 'pending': return <PendingRow key={row.key} pending={row.pending} zone={zone} outbox={outbox} onChange={onChange} />;
          case 'entry': return (
            <TimelineEntryRow key={row.key} entry={row.entry} elapsed={row.elapsed} zone={zone} fresh={row.entry.id === freshId}
              may={may} incidentId={incident.id} onCorrect={onCorrect} onAnswer={onAnswer} />
          );
        }
      })}
    </ol>
  );
}
