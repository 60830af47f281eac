import { dateAndTime } from '@/time/formatting';
import { visibleText } from '@/ui/visibleText';
import { isKept } from './recording/forms';
import type { RoomEntry } from './roomRecord';

type Fact = Pick<RoomEntry['facts'][number], 'name' | 'label' | 'value' | 'input' | 'at' | 'entryId'>;

/** What an entry says beside its text, in one line; ids in the catalogue say nothing to a reader. A moment is shown in the zone on screen; another entry is the way to it. */
export function EntryFacts({ facts: all, zone }: { facts: readonly Fact[]; zone: string }) {
  const facts = all.filter(({ name, value, input }) => !(isKept(name) && value === input));
  if (facts.length === 0) return null;
  return (
    <dl className="log-facts">
      {facts.map((fact, index) => (
        <div key={index}>
          <dt>{fact.label}</dt>
          <dd>{fact.entryId != null ? <a href={`#entry-${fact.entryId}`}>see the entry</a> : fact.at != null ? dateAndTime(fact.at, zone) : visibleText(fact.value)}</dd>
        </div>
      ))}
    </dl>
  );
}
