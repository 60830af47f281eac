import { useCommand } from '@/commands/useCommand';
import { graphql } from '@/gql';
import { Notice } from '@/ui/feedback';
import { RemovalDialog } from './RemovalDialog';
import type { RoomEntry } from '../roomRecord';
import type { AnsweredPayload } from '../useIncidentRoom';

const RedactEntryDialog_RedactMutation = graphql(`
  mutation RedactEntryDialog_RedactMutation($input: RedactEntryInput!) {
    redactEntry(input: $input) { incident { ...RoomRecord_Incident } entry { ...RoomRecord_Entry } error { code message field } }
  }
`);

interface RedactEntryDialogProps { entry: RoomEntry; incidentId: string; onAnswer: (payload: AnsweredPayload) => void; onClose: () => void }

/** Removes what was typed about an entry, after saying that nobody can bring it back. */
export function RedactEntryDialog({ entry, incidentId, onAnswer, onClose }: RedactEntryDialogProps) {
  const { run, sending, failure } = useCommand(RedactEntryDialog_RedactMutation);
  const redact = async (reason: string) => {
    const payload = await run({ incidentId, entryId: entry.id, reason });
    if (payload) { onAnswer(payload); onClose(); }
  };

  return (
    <RemovalDialog title="Redact this entry" entry={entry} placeholder="Holds a password" asksWhy="Say why, without repeating what is removed: it stands in its place."
      action={['Redact for good', 'Redacting…']} sending={sending} failure={failure} onConfirm={redact} onClose={onClose}>
      <Notice tone="crit">
        This cannot be undone. Texts, names and earlier readings of this entry are removed from the record and from drafted documents, for
        everybody and for good. Documents that were downloaded and backups still hold them.
      </Notice>
      <p>When it happened and what it implied stay. Retract it as well if it should not count.</p>
    </RemovalDialog>
  );
}
