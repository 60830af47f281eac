import { Link } from 'react-router';
import { roughDuration, secondsBetween } from '@/time/durations';
import { dateAndTime } from '@/time/formatting';
import { Icon, type IconName } from '@/ui/Icon';
import { Section } from '@/ui/Section';
import { visibleText } from '@/ui/visibleText';
import type { BoardLine } from './clocks';
import type { Waiting } from './useBoard';

interface Item { id: string; icon: IconName; tone: '' | 'crit' | 'violet' | 'high'; to: string; words: string; more: string; at: string }

/** Days of the calendar: the first begins when its last day ends. */
const daysWords = (days: number) => `${days} ${days === 1 ? 'day' : 'days'}`;
const ago = (at: string, now: number) => `${roughDuration(Math.max(0, secondsBetween(at, now)))} ago`;

function itemOf({ kind, words, since, by, incident: { id, key }, actionItemId, lessonId }: Waiting, now: number): Item {
  const at = { id: `${kind} ${id} ${actionItemId ?? lessonId ?? ''}`, at: since };
  switch (kind) {
    case 'REVIEW': return { ...at, icon: 'document', tone: '', to: `/incidents/${key}/postmortem`, words: `Review the postmortem of ${key}`, more: `asked by ${visibleText(by ?? '')}, ${ago(since, now)}` };
    case 'ACTION_OVERDUE': return { ...at, icon: 'warning', tone: 'crit', to: '/actions?whose=mine&state=overdue', words: `Action overdue by ${daysWords(Math.floor(secondsBetween(since, now) / 86_400) + 1)}`, more: `${visibleText(words)}, ${key}` };
    case 'LESSON_CAME_BACK': return { ...at, icon: 'bulb', tone: 'violet', to: `/lessons?back=yes&lesson=${lessonId ?? ''}`, words: `A lesson came back in ${key}`, more: `“${visibleText(words)}”` };
  }
}

/** Demands in incidents that the reader works on: nobody else may know that they do. */
function demandsOf(lines: readonly BoardLine[], name: string, now: number): Item[] {
  return lines.filter(({ glance }) => glance?.engaged.includes(name)).flatMap(({ key, glance }) => (glance?.clocks ?? []).flatMap((clock, index): Item[] => (clock.kind !== 'DEMAND' || clock.at == null ? [] : [{
    id: `${key} ${index}`, icon: 'speech', tone: 'high', to: `/incidents/${key}${clock.entryId == null ? '' : `#entry-${clock.entryId}`}`, at: clock.since,
    words: visibleText(clock.words), more: `${key} · ${visibleText(clock.by ?? 'somebody')} asked ${ago(clock.since, now)}`,
  }])));
}

/** The inbox: reviews, what is overdue, lessons that came back, demands. */
export function WaitingPart({ waiting, lines, name, now, zone }: { waiting: readonly Waiting[]; lines: readonly BoardLine[]; name: string; now: number; zone: string }) {
  const items = [...waiting.map((one) => itemOf(one, now)), ...demandsOf(lines, name, now)];
  return (
    <Section title="Waiting for you" action={<span className="muted small tabular">{items.length > 0 ? items.length : ''}</span>}>
      {items.length === 0 && <p className="muted">Nothing waits for you.</p>}
      <ul className="waiting">
        {items.map(({ id, icon, tone, to, words, more, at }) => (
          <li key={id} className={tone === '' ? '' : `waiting-${tone}`}>
            <Icon name={icon} />
            <p><Link to={to} title={dateAndTime(at, zone)}>{words}</Link><small>{more}</small></p>
          </li>
        ))}
      </ul>
    </Section>
  );
}
