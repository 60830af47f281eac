import { clockTimeFrom, dateAndTime } from '@/time/formatting';
import { Section } from '@/ui/Section';
import { firstDay, type RoomIncident } from './roomRecord';

/** What cannot all be right in the record, each leading to the entries that say it. Nothing while everything fits. */
export function ContradictionsPanel({ incident, zone }: { incident: RoomIncident; zone: string }) {
  if (incident.contradictions.length === 0) return null;
  const day = firstDay(incident, zone);
  return (
    <Section title="What does not fit together">
      <ul className="facts contradictions">
        {incident.contradictions.map(({ message, moments }) => (
          <li key={message + moments.map(({ entryId }) => entryId).join()}>
            <p>{message}</p>
            {moments.map(({ label, at, entryId }) => (
              <p key={label} className="small muted">
                {entryId ? <a href={`#entry-${entryId}`}>{label}</a> : label}, <time dateTime={at} title={dateAndTime(at, zone)} className="tabular">{clockTimeFrom(day, at, zone)}</time>
              </p>
            ))}
          </li>
        ))}
      </ul>
      <p className="small muted">Correct one of the two. Nothing is held up by it.</p>
    </Section>
  );
}
