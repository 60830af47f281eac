import { useState } from 'react';
import { Link } from 'react-router';
import { roughDuration, secondsBetween } from '@/time/durations';
import { dateAndTime } from '@/time/formatting';
import { Button } from '@/ui/Button';
import { Section } from '@/ui/Section';
import { visibleText } from '@/ui/visibleText';
import { clockKindWords, dueNext, stateOf, type BoardLine } from './clocks';

const first = 5;

/** What is due next in everything that is open. */
export function DuePart({ lines, now, zone }: { lines: readonly BoardLine[]; now: number; zone: string }) {
  const [all, setAll] = useState(false);
  const due = dueNext(lines);
  return (
    <Section title="Due next" action={<span className="muted small">all incidents</span>}>
      {due.length === 0 && <p className="muted">Nothing is due.</p>}
      <ul className="due-next">
        {(all ? due : due.slice(0, first)).map(({ id, line, clock }) => {
          const left = Math.round(secondsBetween(now, clock.at));
          return (
            <li key={id} className={`due-${stateOf(clock, now)}`}>
              <time dateTime={clock.at} title={dateAndTime(clock.at, zone)}>{roughDuration(Math.abs(left))}{left <= 0 ? ' late' : ''}</time>
              <p>
                <Link to={`/incidents/${line.key}${clock.entryId == null ? '' : `#entry-${clock.entryId}`}`}>{visibleText(clock.words)}</Link>
                <small>{line.key} · {clockKindWords[clock.kind]}{clock.by == null ? '' : `, ${visibleText(clock.by)}`}</small>
              </p>
            </li>
          );
        })}
      </ul>
      {due.length > first && <div><Button small look="ghost" aria-expanded={all} onClick={() => { setAll(!all); }}>{all ? 'Show less' : `Show ${due.length - first} more`}</Button></div>}
    </Section>
  );
}
