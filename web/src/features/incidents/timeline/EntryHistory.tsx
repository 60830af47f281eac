import { roughDuration } from '@/time/durations';
import { dateAndTime } from '@/time/formatting';
import { kindWords, precisionWords, sourceWords } from '@/words/words';
import { Drawer } from '@/ui/Drawer';
import { visibleText } from '@/ui/visibleText';
import { EntryFacts } from './EntryFacts';
import type { RoomEntry } from '../roomRecord';

/** How an entry came to read as it does: who recorded it, when and how, and its earlier readings, oldest first. What a retraction put an end to still stands. */
export function EntryHistory({ entry, zone, onClose }: { entry: RoomEntry; zone: string; onClose: () => void }) {
  const history = entry.retracted ? entry.history.slice(0, -1) : entry.history;
  return (
    <Drawer title={`${kindWords[entry.kind]}, ${dateAndTime(entry.occurredAt, zone)}`} onClose={onClose}>
      <div className="stack log-history">
        <dl className="log-came">
          <div><dt>Recorded</dt><dd>{dateAndTime(entry.recordedAt, zone)} by {visibleText(entry.recordedBy)}, {sourceWords[entry.source]}</dd></div>
          {entry.author !== entry.recordedBy && <div><dt>Said to be by</dt><dd>{visibleText(entry.author)}</dd></div>}
          {entry.deviceClockAhead != null && <div><dt>Device</dt><dd>its clock was {roughDuration(Math.abs(entry.deviceClockAhead))} {entry.deviceClockAhead > 0 ? 'ahead' : 'behind'}</dd></div>}
          <div><dt>Time</dt><dd>{precisionWords[entry.precision]}, said in {entry.zone}</dd></div>
        </dl>
        {entry.retracted ? <del className="prose" dangerouslySetInnerHTML={{ __html: entry.html }} /> : <div className="prose" dangerouslySetInnerHTML={{ __html: entry.html }} />}
        <EntryFacts facts={entry.facts} zone={zone} />
        {entry.retracted && <p className="small muted">Retracted{entry.retractionReason == null ? '' : `: ${visibleText(entry.retractionReason)}`}</p>}
        <h3>{history.length === 0 ? 'Never corrected' : history.length === 1 ? '1 earlier reading' : `${history.length} earlier readings`}</h3>
        {history.length > 0 && (
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
        )}
      </div>
    </Drawer>
  );
}
