import type { Correction } from '../correction';
import type { RoomEntry, RoomIncident } from '../roomRecord';
import type { AnsweredPayload } from '../useIncidentRoom';
import { AmendEntryDialog } from './AmendEntryDialog';
import { formOf } from './forms';
import { RecordingDialog } from './RecordingDialog';
import { RedactEntryDialog } from './RedactEntryDialog';
import { RetractEntryDialog } from './RetractEntryDialog';

export interface Correcting { type: Correction; entry: RoomEntry }

interface CorrectionDialogsProps extends Correcting {
  incident: RoomIncident;
  entries: readonly RoomEntry[];
  onAnswer: (payload: AnsweredPayload) => void;
  onClose: () => void;
}

/** The dialog of a correction: with every fact of its kind, where a command records it anew. Of what was redacted only the time can be corrected. */
export function CorrectionDialogs({ type, entry, incident, entries, onAnswer, onClose }: CorrectionDialogsProps) {
  const form = entry.redaction ? null : formOf(entry.kind);
  const about = { entry, incidentId: incident.id, onAnswer, onClose };
  switch (type) {
    case 'amend': return form
      ? <RecordingDialog form={form} amends={entry} incident={incident} entries={entries} onAnswer={onAnswer} onClose={onClose} />
      : <AmendEntryDialog {...about} zone={incident.zone} />;
    case 'retract': return <RetractEntryDialog {...about} />;
    case 'redact': return <RedactEntryDialog {...about} />;
  }
}
