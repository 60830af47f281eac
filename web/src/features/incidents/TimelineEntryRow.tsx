import { memo } from 'react';
import { elapsedText, roughDuration, secondsBetween } from '@/time/durations';
import { clockTime, dateAndTime, dayOf, shortDay } from '@/time/formatting';
import { kindWords, milestoneWords, precisionWords, sourceWords } from '@/words/words';
import { Button } from '@/ui/Button';
import { visibleText } from '@/ui/visibleText';
import { Icon, type IconName } from '@/ui/Icon';
import { Tag } from '@/ui/Tag';
import { EntryFacts } from './EntryFacts';
import { EntryFile } from './EntryFile';
import { EntryHistory } from './EntryHistory';
import { EntryStar } from './EntryStar';
import { kindIcons } from './kindIcons';
import type { Correction, EntryRights } from './correction';
import type { RoomEntry } from './roomRecord';
import type { AnsweredPayload } from './useIncidentRoom';

interface TimelineEntryRowProps {
  entry: RoomEntry;
  /** Seconds since the elapsed clock began; null when it has not. */
  elapsed: number | null;
  zone: string;
  fresh: boolean;
  may: EntryRights;
  incidentId: string;
  onCorrect: (type: Correction, entry: RoomEntry) => void;
  onAnswer: (payload: AnsweredPayload) => void;
}

function timeText(entry: RoomEntry, zone: string): string {
  switch (entry.precision) {
    case 'SECOND': return clockTime(entry.occurredAt, zone, true);
    case 'HOUR': return `${clockTime(entry.occurredAt, zone).slice(0, 2)} h`;
    case 'DAY': return 'that day';
    case 'APPROXIMATE': return `~${clockTime(entry.occurredAt, zone)}`;
    case 'MINUTE': return clockTime(entry.occurredAt, zone);
  }
}

function untilText(entry: RoomEntry, zone: string): string | null {
  if (entry.occurredUntil == null) return null;
  const sameDay = dayOf(entry.occurredAt, zone) === dayOf(entry.occurredUntil, zone);
  return sameDay ? `to ${clockTime(entry.occurredUntil, zone)}` : `to ${dateAndTime(entry.occurredUntil, zone)}`;
}

/** One entry: when, what kind, what, by whom, and every mark that a reader must know of. */
export const TimelineEntryRow = memo(function TimelineEntryRow({ entry, elapsed, zone, fresh, may, incidentId, onCorrect, onAnswer }: TimelineEntryRowProps) {
  const until = untilText(entry, zone);
  const inexact = entry.precision === 'APPROXIMATE' || entry.precision === 'HOUR' || entry.precision === 'DAY';
  const name = `${kindWords[entry.kind]} at ${clockTime(entry.occurredAt, zone)}`;
  return (
    <li id={`entry-${entry.id}`} className={`log-entry log-${entry.kind.toLowerCase()}${entry.retracted ? ' log-retracted' : ''}${fresh ? ' log-fresh' : ''}`}>
      <div className="log-when">
        <time dateTime={entry.occurredAt} title={dateAndTime(entry.occurredAt, zone)}>{timeText(entry, zone)}</time>
        {until && <span className="log-elapsed">{until}</span>}
        {elapsed !== null && <span className="log-elapsed">{elapsedText(elapsed)}</span>}
      </div>
      <div className="log-mark"><Icon name={kindIcons[entry.kind]} /></div>
      <article className="log-body" aria-label={name}>
        <p className="log-head">
          <span className="log-kind">{kindWords[entry.kind]}</span>
          <span className="log-author">{entry.author}{entry.author !== entry.recordedBy && `, recorded by ${entry.recordedBy}`}</span>
          {entry.milestones.map((kind) => <Tag key={kind} tone="accent"><Icon name="flag" size={11} />{milestoneWords[kind]}</Tag>)}
          {entry.starred && <Tag tone="accent"><Icon name="star" size={11} />starred</Tag>}
          {entry.tags.map((tag) => <Tag key={tag}>{visibleText(tag)}</Tag>)}
          {inexact && <Tag>{precisionWords[entry.precision]}</Tag>}
          <RecordedMark entry={entry} zone={zone} />
          {entry.amended && <Tag>amended</Tag>}
          {entry.retracted && <Tag tone="crit">retracted</Tag>}
          {entry.redaction && <Tag tone="crit">redacted</Tag>}
        </p>
        {entry.retracted
          ? <><del className="prose" dangerouslySetInnerHTML={{ __html: entry.html }} />{entry.retractionReason && <p className="small muted">Retracted: {entry.retractionReason}</p>}</>
          : <div className="prose" dangerouslySetInnerHTML={{ __html: entry.html }} />}
        {entry.file && !entry.retracted && <EntryFile file={entry.file} />}
        {!entry.retracted && <EntryFacts facts={entry.facts} zone={zone} />}
        {entry.redaction && (
          <p className="small muted">Redacted by {entry.redaction.by} at {dateAndTime(entry.redaction.at, zone)} because: {entry.redaction.reason}</p>
        )}
        <EntryHistory entry={entry} zone={zone} />
      </article>
      {(may.record && !entry.retracted) || may.redact ? (
        <div className="log-actions">
          {may.record && !entry.retracted && <>
            <EntryStar entry={entry} incidentId={incidentId} name={name} onAnswer={onAnswer} />
            <CorrectButton type="amend" icon="pencil" entry={entry} name={name} onCorrect={onCorrect} />
            {entry.kind !== 'ACCESS' && <CorrectButton type="retract" icon="undo" entry={entry} name={name} onCorrect={onCorrect} />}
          </>}
          {may.redact && <CorrectButton type="redact" icon="erase" entry={entry} name={name} onCorrect={onCorrect} />}
        </div>
      ) : null}
    </li>
  );
});

const correctionWords: Record<Correction, string> = { amend: 'Amend', retract: 'Retract', redact: 'Redact' };

interface CorrectButtonProps { type: Correction; icon: IconName; entry: RoomEntry; name: string; onCorrect: (type: Correction, entry: RoomEntry) => void }

function CorrectButton({ type, icon, entry, name, onCorrect }: CorrectButtonProps) {
  const word = correctionWords[type];
  return <Button look="ghost" small icon title={word} aria-label={`${word}: ${name}`} onClick={() => { onCorrect(type, entry); }}><Icon name={icon} /></Button>;
}

/** From here on the day says more than the distance. */
const longAfter = 48 * 3600;

/** How it came in, when not typed as it happened: a late entry is a memory and reads as one. */
function RecordedMark({ entry, zone }: { entry: RoomEntry; zone: string }) {
  if (!entry.late && entry.source === 'WEB') return null;
  const by = entry.source === 'WEB' ? 'logged' : sourceWords[entry.source];
  const after = secondsBetween(entry.occurredAt, entry.recordedAt);
  const when = after > longAfter ? ` ${shortDay(dayOf(entry.recordedAt, zone))}` : ` ${roughDuration(after)} later`;
  const later = entry.late ? when : '';
  return (
    <Tag tone={entry.late && entry.source === 'WEB' ? 'high' : 'plain'} title={`Recorded ${dateAndTime(entry.recordedAt, zone)} by ${entry.recordedBy}`}>{by}{later}</Tag>
  );
}
