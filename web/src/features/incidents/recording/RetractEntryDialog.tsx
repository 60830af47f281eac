import { milestoneWords } from '@/words/words';
import { Notice } from '@/ui/feedback';
import { useAct } from './acts';
import { RemovalDialog } from './RemovalDialog';
import type { RoomEntry } from '../roomRecord';
import type { AnsweredPayload } from '../useIncidentRoom';

interface RetractEntryDialogProps { entry: RoomEntry; incidentId: string; onAnswer: (payload: AnsweredPayload) => void; onClose: () => void }

/** Takes an entry back, after saying what that undoes. A link is taken back in both incidents. */
export function RetractEntryDialog({ entry, incidentId, onAnswer, onClose }: RetractEntryDialogProps) {
  const link = entry.kind === 'LINK';
  const { run, sending, failure } = useAct(link ? 'unlink' : 'retract', incidentId, (payload) => { if (payload) onAnswer(payload); onClose(); });
  const retract = (reason: string) => run(entry.text, { entryId: entry.id, reason });

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
