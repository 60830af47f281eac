import { useCommand } from '@/commands/useCommand';
import { graphql } from '@/gql';
import { milestoneWords } from '@/words/words';
import { Notice } from '@/ui/feedback';
import { RemovalDialog } from './RemovalDialog';
import type { RoomEntry } from '../roomRecord';
import type { AnsweredPayload } from '../useIncidentRoom';

const RetractEntryDialog_RetractMutation = graphql(`
  mutation RetractEntryDialog_RetractMutation($input: RetractEntryInput!) {
    retractEntry(input: $input) { incident { ...RoomRecord_Incident } entry { ...RoomRecord_Entry } error { code message field } }
  }
`);

interface RetractEntryDialogProps { entry: RoomEntry; incidentId: string; onAnswer: (payload: AnsweredPayload) => void; onClose: () => void }

/** Takes an entry back, after saying what that undoes. */
export function RetractEntryDialog({ entry, incidentId, onAnswer, onClose }: RetractEntryDialogProps) {
  const { run, sending, failure } = useCommand(RetractEntryDialog_RetractMutation);
  const retract = async (reason: string) => {
    const payload = await run({ incidentId, entryId: entry.id, reason });
    if (payload) { onAnswer(payload); onClose(); }
  };

  return (
    <RemovalDialog title="Retract this entry" entry={entry} placeholder="Logged in the wrong incident" asksWhy="Say why: it stands beside the struck-through text."
      action={['Retract', 'Retracting…']} sending={sending} failure={failure} onConfirm={retract} onClose={onClose}>
      <p>It stays readable, struck through, and cannot be put back: log it anew if you change your mind.</p>
      {entry.milestones.length > 0 && (
        <Notice tone="warn">This also undoes: {entry.milestones.map((kind) => milestoneWords[kind]).join(', ')}. The metrics are computed anew.</Notice>
      )}
    </RemovalDialog>
  );
}
