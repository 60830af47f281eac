import { Button } from '@/ui/Button';
import { Icon } from '@/ui/Icon';
import { Menu, type MenuPart } from '@/ui/Menu';
import type { Correction, EntryRights } from '../correction';
import type { RoomEntry } from '../roomRecord';

/** What can be done with an entry. */
export interface EntryActs {
  star: (entry: RoomEntry) => void;
  correct: (type: Correction, entry: RoomEntry) => void;
  history: (entry: RoomEntry) => void;
  /** Shows the room as it was known when this was recorded. Absent: the past is shown already. */
  knownThen?: (entry: RoomEntry) => void;
  copyLink: (entry: RoomEntry) => void;
}

/** The verbs beside an entry, under the pointer or the focus. */
export function EntryVerbs({ entry, name, may, acts }: { entry: RoomEntry; name: string; may: EntryRights; acts: EntryActs }) {
  const stands = may.record && !entry.retracted;
  const more: MenuPart[] = [
    { label: 'History', icon: <Icon name="clock" />, run: () => { acts.history(entry); } },
    ...(acts.knownThen ? [{ label: 'What did we know here?', icon: <Icon name="eye" />, run: () => { acts.knownThen?.(entry); } }] : []),
    { label: 'Copy link', icon: <Icon name="branch" />, run: () => { acts.copyLink(entry); } },
    ...(stands && entry.kind !== 'ACCESS' ? ['rule' as const, { label: 'Retract', icon: <Icon name="undo" />, run: () => { acts.correct('retract', entry); } }] : []),
    ...(may.redact ? [{ label: 'Redact', icon: <Icon name="erase" />, run: () => { acts.correct('redact', entry); } }] : []),
  ];
  return (
    <div className="log-actions">
      {stands && (
        <>
          <Button look="ghost" small icon title={entry.starred ? 'Need not be in the postmortem' : 'Belongs in the postmortem'} aria-label={`${entry.starred ? 'Unstar' : 'Star'}: ${name}`} aria-pressed={entry.starred}
            onClick={() => { acts.star(entry); }}><Icon name="star" /></Button>
          <Button look="ghost" small icon title="Correct" aria-label={`Correct: ${name}`} onClick={() => { acts.correct('amend', entry); }}><Icon name="pencil" /></Button>
        </>
      )}
      <Menu trigger={<Button look="ghost" small icon title="More" aria-label={`More: ${name}`}><Icon name="more" /></Button>} parts={more} />
    </div>
  );
}
