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

const RetractEntryDialog_UnlinkMutation = graphql(`
  mutation RetractEntryDialog_UnlinkMutation($input: UnlinkIncidentsInput!) {
    unlinkIncidents(input: $input) { incident { ...RoomRecord_Incident } entry { ...RoomRecord_Entry } error { code message field } }
  }
`);

interface RetractEntryDialogProps { entry: RoomEntry; incidentId: string; onAnswer: (payload: AnsweredPayload) => void; onClose: () => void }

/** Takes an entry back, after saying what that undoes. A link is taken back in both incidents. */
export function RetractEntryDialog({ entry, incidentId, onAnswer, onClose }: RetractEntryDialogProps) {
  const retraction = useCommand(RetractEntryDialog_RetractMutation);
  const unlinking = useCommand(RetractEntryDialog_UnlinkMutation);
  const link = entry.kind === 'LINK';
  const { sending, failure } = link ? unlinking : retraction;
  const retract = async (reason: string) => {
    const payload = await (link ? unlinking : retraction).run({ incidentId, entryId: entry.id, reason });
    if (payload) { onAnswer(payload); onClose(); }
  };

  return (
    <RemovalDialog title="Retract this entry" entry={entry} placeholder="Logged in the wrong incident" asksWhy="Say why: it stands beside the struck-through text."
      action={['Retract', 'Retracting…']} sending={sending} failure={failure} onConfirm={retract} onClose={onClose}>
      <p>It stays readable, struck through, and cannot be put back: log it anew if you change your mind.</p>
      {link && <p>The link goes in the other incident too.</p>}
      {entry.milestones.length > 0 && (
        <Notice tone="warn">This also undoes: {entry.milestones.map((kind) => milestoneWords[kind]).join(', ')}. The metrics are computed anew.</Notice>
      )}
    </RemovalDialog>
  );
}
