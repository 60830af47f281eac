import { memo } from 'react';
import { Link } from 'react-router';
import { roughDuration, secondsBetween } from '@/time/durations';
import { dateAndTime } from '@/time/formatting';
import { SeverityBadge, StatusBadge } from '@/words/badges';
import { Faces } from '@/ui/Avatar';
import { ClockLine } from '@/ui/Clock';
import { Icon } from '@/ui/Icon';
import { Tag } from '@/ui/Tag';
import { visibleText } from '@/ui/visibleText';
import { engagementFace, faceOf, mostUrgent, type BoardLine } from './clocks';

/** `Mail down`, `Mail down and 3 more`. */
const impactWords = (impact: readonly string[]) => (impact.length > 2 ? `${impact[0] ?? ''} and ${impact.length - 1} more` : impact.join(' · '));

interface BoardRowProps { line: BoardLine; now: number; zone: string; gone?: boolean }

/** One incident: how bad, what, how far, what is hit, what was recorded last, what is due first, for how long, and who works on it. The whole line leads to its room. */
export const BoardRow = memo(function BoardRow({ line, now, zone, gone = false }: BoardRowProps) {
  const { glance } = line;
  const clock = mostUrgent(line);
  const since = line.reportedAt ?? line.declaredAt;
  return (
    <li className="board-row" data-gone={gone}>
      <SeverityBadge severity={line.severity} label={false} />
      <div className="board-what">
        <p className="board-title">
          <Link to={`/incidents/${line.key}`}><span className="board-key">{line.key}</span> <b>{visibleText(line.title)}</b></Link>
          {line.private && <Tag tone="high"><Icon name="lock" size={11} />Private</Tag>}
          {gone && <Tag>not open any more</Tag>}
          {(glance?.newEntries ?? 0) > 0 && <Tag tone="accent">{glance?.newEntries} new</Tag>}
        </p>
        <p className="board-state">
          <StatusBadge status={line.status} />
          {glance && glance.impact.length > 0 && <span className="board-impact" title={glance.impact.length > 2 ? visibleText(glance.impact.join(', ')) : undefined}>{visibleText(impactWords(glance.impact))}</span>}
          {glance?.lastEntryAt != null && glance.lastEntryText != null && (
            <span className="board-last cut">
              <time dateTime={glance.lastEntryAt} title={dateAndTime(glance.lastEntryAt, zone)}>{roughDuration(Math.max(0, secondsBetween(glance.lastEntryAt, now)))} ago</time>
              {' · '}{visibleText(glance.lastEntryAuthor ?? '')}: {visibleText(glance.lastEntryText)}
            </span>
          )}
        </p>
      </div>
      <ClockLine {...(clock ? faceOf(clock, zone, now) : engagementFace(line, now))} />
      <div className="board-who">
        <time dateTime={since} title={`since ${dateAndTime(since, zone)}`}>{roughDuration(Math.max(0, secondsBetween(since, now)))}</time>
        {glance && glance.engaged.length > 0 ? <Faces names={glance.engaged.map(visibleText)} /> : <span className="muted small">nobody yet</span>}
      </div>
    </li>
  );
});
