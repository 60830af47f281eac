import { useState } from 'react';
import { clockTimeFrom } from '@/time/formatting';
import { useNow } from '@/time/useNow';
import { deadlineWords } from '@/words/words';
import { Button } from '@/ui/Button';
import { Tag } from '@/ui/Tag';
import { Icon } from '@/ui/Icon';
import { visibleText } from '@/ui/visibleText';
import { formNamed } from './recording/forms';
import { RecordingDialog } from './recording/RecordingDialog';
import { firstDay, type RoomEntry, type RoomIncident } from './roomRecord';
import type { AnsweredPayload } from './useIncidentRoom';

interface DueListProps { incident: RoomIncident; entries: readonly RoomEntry[]; zone: string; mayRecord: boolean; onAnswer: (payload: AnsweredPayload) => void }

/** What is promised, expected or demanded, and by when. A time box that ended asks what was done. Nothing while nothing is due. */
export function DueList({ incident, entries, zone, mayRecord, onAnswer }: DueListProps) {
  const { due } = incident;
  const now = useNow(15_000, due.length > 0);
  const day = firstDay(incident, zone);
  const [answering, setAnswering] = useState<string | null>(null);
  return (
    <>
      {due.length > 0 && (
        <ul className="due" aria-label="What is due">
          {due.map((deadline) => {
            const passed = deadline.state !== 'RUNNING' || Date.parse(deadline.at) <= now;
            return (
              <li key={deadline.entryId}>
                <Tag tone={passed ? 'high' : 'plain'}>
                  <Icon name="clock" size={11} />
                  {deadlineWords[deadline.kind]} {passed ? 'was due' : 'due'} <time dateTime={deadline.at} className="tabular">{clockTimeFrom(day, deadline.at, zone)}</time>
                </Tag>
                <a className="plain-link" href={`#entry-${deadline.entryId}`}>{visibleText(deadline.words)}</a>
                {mayRecord && deadline.kind === 'TIME_BOX' && passed && (
                  <Button small aria-label={`Say what was done: ${deadline.words}`} onClick={() => { setAnswering(deadline.entryId); }}>Say what was done</Button>
                )}
              </li>
            );
          })}
        </ul>
      )}
      {answering !== null && (
        <RecordingDialog form={formNamed('timeBoxAnswer')} values={{ timeBoxId: answering }} incident={incident} entries={entries} onAnswer={onAnswer} onClose={() => { setAnswering(null); }} />
      )}
    </>
  );
}
