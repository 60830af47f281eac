import { roughDuration, secondsBetween } from '@/time/durations';
import { dateAndTime, dayOf, shortDay } from '@/time/formatting';
import { milestoneWords } from '@/words/words';
import { Icon } from '@/ui/Icon';
import { Tag } from '@/ui/Tag';
import { visibleText } from '@/ui/visibleText';
import type { RoomEntry } from '../roomRecord';
import type { EntryState } from './entryState';

interface EntryMarksProps { entry: RoomEntry; zone: string; state: EntryState | undefined; isNew: boolean; onHistory: () => void }

/** From here on the day says more than the distance. */
const longAfter = 48 * 3600;

/** When a late entry came in: it is a memory and reads as one. */
function enteredLater(entry: RoomEntry, zone: string): string {
  const after = secondsBetween(entry.occurredUntil ?? entry.occurredAt, entry.recordedAt);
  return after > longAfter ? `entered ${shortDay(dayOf(entry.recordedAt, zone))}` : `entered ${roughDuration(after)} later`;
}

/** What a reader must know of an entry beside what it says. */
export function EntryMarks({ entry, zone, state, isNew, onHistory }: EntryMarksProps) {
  return (
    <>
      {isNew && <Tag tone="accent">new since you left</Tag>}
      {entry.milestones.map((kind) => <Tag key={kind} tone={kind === 'REPORTED' ? 'crit' : kind === 'ENGAGED' ? 'blue' : 'line'}><Icon name="flag" size={11} />{milestoneWords[kind]}</Tag>)}
      {state && <Tag tone={state.tone}>{state.words}</Tag>}
      {entry.starred && <Tag tone="violet"><Icon name="star" size={11} />in the postmortem</Tag>}
      {entry.tags.map((tag) => <Tag key={tag}>{visibleText(tag)}</Tag>)}
      {entry.late && <Tag tone="line" title={`Recorded ${dateAndTime(entry.recordedAt, zone)} by ${entry.recordedBy}`}><Icon name="clock" size={11} />{enteredLater(entry, zone)}</Tag>}
      {entry.precision === 'APPROXIMATE' && <Tag tone="line">approximate</Tag>}
      {entry.amended && <button type="button" className="tag log-corrected" onClick={onHistory}>corrected</button>}
      {entry.retracted && <Tag tone="crit">retracted</Tag>}
      {entry.redaction && <Tag tone="crit">redacted</Tag>}
    </>
  );
}
