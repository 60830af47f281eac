import { dateAndTime } from '@/time/formatting';
import { visibleText } from '@/ui/visibleText';
import { EntryFacts } from './EntryFacts';
import type { RoomEntry } from './roomRecord';

/** Earlier readings of an entry, oldest first, each with who corrected it, when and why. */
export function EntryHistory({ entry, zone }: { entry: RoomEntry; zone: string }) {
  if (entry.history.length === 0) return null;
  return (
    <details className="log-history">
      <summary>{entry.history.length === 1 ? '1 earlier reading' : `${entry.history.length} earlier readings`}</summary>
      <ol>
        {entry.history.map((revision) => (
          <li key={revision.replacedAt}>
            <p className="small muted">
              Read so until {dateAndTime(revision.replacedAt, zone)}, when {revision.replacedBy} corrected it: “{visibleText(revision.reason)}”
            </p>
            <p className="log-old"><span className="tabular">{dateAndTime(revision.occurredAt, zone)}</span> {visibleText(revision.text)}</p>
            <EntryFacts facts={revision.facts} zone={zone} />
          </li>
        ))}
      </ol>
    </details>
  );
}
