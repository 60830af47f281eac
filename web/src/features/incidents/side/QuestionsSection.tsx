import { clockTimeFrom } from '@/time/formatting';
import { Moment } from '@/zones/Moment';
import { EntryLink } from '../EntryLink';
import { firstDay } from '../roomRecord';
import { FoldSection } from './FoldSection';
import type { SideProps } from './side';

/** What cannot all be right in the record, each with the entries that say it. Nothing while everything fits. */
export function QuestionsSection({ incident, zone }: SideProps) {
  const { contradictions } = incident;
  if (contradictions.length === 0) return null;
  const day = firstDay(incident, zone);
  return (
    <FoldSection name="questions" title="What does not fit together" count={contradictions.length}>
      <ul className="side-questions">
        {contradictions.map(({ message, moments }) => (
          <li key={message + moments.map(({ entryId }) => entryId).join()}>
            <p>{message}</p>
            {moments.map(({ label, at, entryId }) => (
              <p key={label} className="next-how">
                {entryId ? <EntryLink id={entryId}>{label}</EntryLink> : label}, <Moment at={at} zone={incident.zone}>{clockTimeFrom(day, at, zone)}</Moment>
              </p>
            ))}
          </li>
        ))}
      </ul>
      <p className="next-how">Correct one of the two. Nothing is held up by it.</p>
    </FoldSection>
  );
}
