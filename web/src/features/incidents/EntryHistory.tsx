import { dateAndTime } from '@/time/formatting';
import { visibleText } from '@/ui/visibleText';
import { EntryFacts } from './EntryFacts';
import type { RoomEntry } from './roomRecord';

/** Earlier readings of an entry, oldest first, each with who corrected it, when and why. What a retraction put an end to still stands above. */
export function EntryHistory({ entry, zone }: { entry: RoomEntry; zone: string }) {
  const history = entry.retracted ? entry.history.slice(0, -1) : entry.history;
  if (history.length === 0) return null;
  return (
    <details className="log-history">
      <summary>{history.length === 1 ? '1 earlier reading' : `${history.length} earlier readings`}</summary>
      <ol>
        {history.map((revision) => (
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
