import { useCommand } from '@/commands/useCommand';
import { graphql } from '@/gql';
import { dateAndTime } from '@/time/formatting';
import { Button } from '@/ui/Button';
import { Notice } from '@/ui/feedback';
import { visibleText } from '@/ui/visibleText';
import { mayAs, useViewer } from '@/viewer/ViewerContext';
import { nameOf, type Part } from '../postmortem';

const KeptDrafts_DiscardMutation = graphql(`
  mutation KeptDrafts_DiscardMutation($input: DiscardSectionDraftInput!) {
    discardSectionDraft(input: $input) { postmortem { version } error { code message field } }
  }
`);

interface KeptDraftsProps { incidentId: string; part: Part; zone: string; mayWrite: boolean; onUse: (text: string) => void; onChange: () => void }

/** What was typed by those who had lost the section: offered until somebody throws it away. */
export function KeptDrafts({ incidentId, part, zone, mayWrite, onUse, onChange }: KeptDraftsProps) {
  const viewer = useViewer();
  const { run, sending, failure } = useCommand(KeptDrafts_DiscardMutation);
  if (part.kept.length === 0) return null;
  return (
    <ul className="kept" aria-label={`Kept beside ${part.title}`}>
      {part.kept.map((draft) => (
        <li key={draft.draftId}>
          <p className="small"><strong>{nameOf(draft.by)}</strong> typed this until {dateAndTime(draft.savedAt, zone)}, when the section was somebody else’s. It is in no document.</p>
          <pre className="typed" tabIndex={0}>{visibleText(draft.markdown)}</pre>
          {mayWrite && (
            <div className="row">
              <Button small onClick={() => { onUse(draft.markdown); }}>Compare and use it</Button>
              {(draft.by.personId === viewer.actorId || mayAs(viewer.role, 'MANAGER')) && (
                <Button small look="ghost" disabled={sending} onClick={() => { void run({ incidentId, draftId: draft.draftId }).then((done) => { if (done) onChange(); }); }}>Throw it away</Button>
              )}
            </div>
          )}
        </li>
      ))}
      {failure && <li><Notice tone="crit">{failure.message}</Notice></li>}
    </ul>
  );
}
