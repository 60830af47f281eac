import { clockTime, dateAndTime, dayOf } from '@/time/formatting';
import { visibleText } from '@/ui/visibleText';
import { isKept } from '../recording/forms';
import type { RoomEntry } from '../roomRecord';
import type { FindEntry } from './entryHead';
import { shortText } from './plainText';

type Fact = Pick<RoomEntry['facts'][number], 'name' | 'label' | 'value' | 'input' | 'at' | 'entryId'>;

interface EntryFactsProps {
  facts: readonly Fact[];
  zone: string;
  /** What the headline says already. */
  said?: ReadonlySet<string>;
  find?: FindEntry;
  /** The day beside which a clock alone is enough. */
  day?: string;
}

/** What an entry says beside its text; ids in the catalogue say nothing to a reader. A moment is shown in the zone on screen; another entry by its words, as the way to it. */
export function EntryFacts({ facts: all, zone, said, find, day }: EntryFactsProps) {
  const facts = all.filter(({ name, value, input }) => !(isKept(name) && value === input) && !said?.has(name) && name !== 'sha256' && name !== 'mediaType');
  if (facts.length === 0) return null;
  const moment = (at: string) => (day !== undefined && dayOf(at, zone) === day ? clockTime(at, zone) : dateAndTime(at, zone));
  const other = (id: string) => { const entry = find?.(id); return entry ? `${clockTime(entry.occurredAt, zone)} ${shortText(entry.html)}` : 'see the entry'; };
  return (
    <dl className="log-facts">
      {facts.map((fact, index) => (
        <div key={index}>
          <dt>{fact.label}</dt>
          <dd>{fact.entryId != null ? <a href={`#entry-${fact.entryId}`}>{other(fact.entryId)}</a> : fact.at != null ? <time dateTime={fact.at}>{moment(fact.at)}</time> : visibleText(fact.value)}</dd>
        </div>
      ))}
    </dl>
  );
}
