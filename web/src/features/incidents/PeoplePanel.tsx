import { durationSeconds, roughDuration } from '@/time/durations';
import { clockTimeFrom } from '@/time/formatting';
import { channelWords, outcomeWords, rungWords } from '@/words/words';
import { Section } from '@/ui/Section';
import { Tag } from '@/ui/Tag';
import { firstDay, type RoomIncident } from './roomRecord';

/** Who was tried, in order, with the time between tries; and who has hands on it. */
export function PeoplePanel({ incident, zone }: { incident: RoomIncident; zone: string }) {
  const day = firstDay(incident, zone);
  const { contactAttempts, engagements } = incident;
  return (
    <Section title="Contact ladder">
      {contactAttempts.length === 0 && engagements.length === 0 && <p className="small muted">Nobody has been tried yet.</p>}
      {contactAttempts.length > 0 && (
        <ol className="ladder">
          {contactAttempts.map((attempt) => {
            const since = attempt.sincePrevious == null ? null : durationSeconds(attempt.sincePrevious);
            return (
              <li key={attempt.entryId}>
                <a className="tabular" href={`#entry-${attempt.entryId}`}>{clockTimeFrom(day, attempt.at, zone)}</a>
                <div>
                  <strong>{attempt.who}</strong>{' '}
                  <Tag tone={attempt.outcome === 'REACHED' ? 'ok' : 'high'}>{outcomeWords[attempt.outcome]}</Tag>
                  <p className="small muted">
                    {rungWords[attempt.rung]} · {channelWords[attempt.channel]}{since !== null && ` · ${roughDuration(since)} after the try before`}
                  </p>
                </div>
              </li>
            );
          })}
        </ol>
      )}
      {engagements.length > 0 && (
        <>
          <h3>Hands on it</h3>
          <ol className="ladder">
            {engagements.map((engagement) => (
              <li key={engagement.entryId}>
                <a className="tabular" href={`#entry-${engagement.entryId}`}>{clockTimeFrom(day, engagement.at, zone)}</a>
                <div><strong>{engagement.who}</strong>{engagement.how && <p className="small muted">{engagement.how}</p>}</div>
              </li>
            ))}
          </ol>
        </>
      )}
    </Section>
  );
}
