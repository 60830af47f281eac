import { memo } from 'react';
import { elapsedText } from '@/time/durations';
import { clockTime, dateAndTime, dayOf } from '@/time/formatting';
import { kindWords, sourceWords } from '@/words/words';
import { Icon } from '@/ui/Icon';
import { visibleText } from '@/ui/visibleText';
import { Moment } from '@/zones/Moment';
import type { EntryRights } from '../correction';
import { kindIcons } from '../kindIcons';
import type { RoomEntry } from '../roomRecord';
import { EntryFacts } from './EntryFacts';
import { EntryFile } from './EntryFile';
import { entryHead, type FindEntry } from './entryHead';
import { laneOf } from './entryLanes';
import { EntryMarks } from './EntryMarks';
import type { EntryState } from './entryState';
import { EntryText } from './EntryText';
import { EntryVerbs, type EntryActs } from './EntryVerbs';

interface TimelineEntryRowProps {
  entry: RoomEntry;
  /** Seconds since the elapsed clock began; null when it has not. */
  elapsed: number | null;
  zone: string;
  /** The incident’s own. */
  home: string;
  isNew: boolean;
  state: EntryState | undefined;
  may: EntryRights;
  acts: EntryActs;
  find: FindEntry;
}

function timeText(entry: RoomEntry, zone: string): string {
  switch (entry.precision) {
    case 'SECOND': return clockTime(entry.occurredAt, zone, true);
    case 'HOUR': return `≈ ${clockTime(entry.occurredAt, zone).slice(0, 2)} h`;
    case 'DAY': return 'that day';
    case 'APPROXIMATE': return `≈ ${clockTime(entry.occurredAt, zone)}`;
    case 'MINUTE': return clockTime(entry.occurredAt, zone);
  }
}

function untilText(entry: RoomEntry, zone: string): string | null {
  if (entry.occurredUntil == null) return null;
  const sameDay = dayOf(entry.occurredAt, zone) === dayOf(entry.occurredUntil, zone);
  return sameDay ? `–${clockTime(entry.occurredUntil, zone)}` : `to ${dateAndTime(entry.occurredUntil, zone)}`;
}

export const entryName = (entry: RoomEntry, zone: string): string => `${kindWords[entry.kind]} at ${clockTime(entry.occurredAt, zone)}`;

/** True for what turned the incident: a filled node. */
const isPivot = ({ milestones }: RoomEntry) => milestones.some((kind) => kind === 'REPORTED' || kind === 'ENGAGED' || kind === 'DIAGNOSED' || kind === 'MITIGATED' || kind === 'RESOLVED');

/** One entry: when, what kind, what, by whom, what else it says, and every mark that a reader must know of. */
export const TimelineEntryRow = memo(function TimelineEntryRow({ entry, elapsed, zone, home, isNew, state, may, acts, find }: TimelineEntryRowProps) {
  const until = untilText(entry, zone);
  const exact = entry.precision === 'SECOND' || entry.precision === 'MINUTE';
  const name = entryName(entry, zone);
  const head = entryHead(entry, find, zone);
  // Nobody wrote the text, and the headline says what it would.
  const isSaid = entry.worded && head.said.size > 0;
  return (
    <div className={`log-entry log-${laneOf[entry.kind]}${isPivot(entry) ? ' log-pivot' : ''}${entry.retracted ? ' log-retracted' : ''}${entry.source === 'SYSTEM' ? ' log-system' : ''}`}>
      <div className={exact ? 'log-when' : 'log-when log-inexact'}>
        <Moment at={entry.occurredAt} zone={home} recordedAt={entry.recordedAt}>{timeText(entry, zone)}</Moment>
        {until !== null && <span className="log-elapsed">{until}</span>}
        {elapsed !== null && <span className="log-elapsed">{elapsed <= -60 ? 'before' : elapsedText(elapsed)}</span>}
      </div>
      <div className="log-mark"><i><Icon name={kindIcons[entry.kind]} size={12} /></i></div>
      <article className="log-body" aria-label={name}>
        <p className="log-head">
          <span className="log-kind">{head.words}</span>
          {head.more !== '' && <span className="log-author">{head.more}</span>}
          <span className="log-author">{entry.source === 'SYSTEM' ? sourceWords.SYSTEM : visibleText(entry.author)}</span>
          <EntryMarks entry={entry} zone={zone} state={state} isNew={isNew} onHistory={() => { acts.history(entry); }} />
        </p>
        {!isSaid && <EntryText html={entry.html} struck={entry.retracted} />}
        {entry.retracted && entry.retractionReason != null && <p className="small muted">Retracted: {visibleText(entry.retractionReason)}</p>}
        {entry.file && !entry.retracted && <EntryFile file={entry.file} />}
        {!entry.retracted && <EntryFacts facts={entry.facts} zone={zone} said={head.said} find={find} day={dayOf(entry.occurredAt, zone)} />}
        {entry.redaction && (
          <p className="small muted">Redacted by {entry.redaction.by} at {dateAndTime(entry.redaction.at, zone)} because: {entry.redaction.reason}</p>
        )}
      </article>
      <EntryVerbs entry={entry} name={name} may={may} acts={acts} />
    </div>
  );
});
