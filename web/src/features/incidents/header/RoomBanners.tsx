import { roughDuration, secondsBetween } from '@/time/durations';
import { clockTime, dateAndTime } from '@/time/formatting';
import { useNow } from '@/time/useNow';
import { Banner } from '@/ui/Banner';
import { Button } from '@/ui/Button';
import { visibleText } from '@/ui/visibleText';
import { outcomeWords } from '@/words/words';
import { EntryLink } from '../EntryLink';
import type { RoomIncident } from '../roomRecord';

interface RoomBannersProps {
  incident: RoomIncident;
  zone: string;
  mayRecord: boolean;
  /** The moment that the room is looked at as of. Null: now. */
  at: string | null;
  onHandsOn: () => void;
  onRecord: (form: string) => void;
  onVerify: () => void;
}

const atOf = ({ milestones }: RoomIncident, kind: string) => milestones.find((one) => one.kind === kind)?.at;

/** What whoever comes in must know first: that nobody is there, that it is over, that it is none, that somebody let themself in. */
export function RoomBanners(props: RoomBannersProps) {
  const { incident, zone, mayRecord, onRecord, onVerify } = props;
  const resolved = atOf(incident, 'RESOLVED');
  const closed = atOf(incident, 'CLOSED');
  return (
    <>
      {incident.kind === 'DRILL' && <div className="room-stripes"><Banner>Drill. Practised, left out of figures unless they ask for drills.</Banner></div>}
      {incident.cancelled && (
        <Banner tone="warn" action={mayRecord && <Button small onClick={() => { onRecord('reopen'); }}>Open again</Button>}>Cancelled: it counts nowhere. The record stays.</Banner>
      )}
      {!incident.cancelled && incident.status === 'DECLARED' && incident.engagements.length === 0 && <NobodyYet {...props} />}
      {incident.status === 'RESOLVED' && !incident.cancelled && !atOf(incident, 'VERIFIED') && (
        <Banner action={mayRecord && <Button small onClick={onVerify}>Verified</Button>}>{resolved ? `Resolved ${dateAndTime(resolved, zone)}.` : 'Resolved.'} Nobody has said that it holds.</Banner>
      )}
      {incident.status === 'CLOSED' && !incident.cancelled && (
        <Banner action={mayRecord && <Button small onClick={() => { onRecord('reopen'); }}>Open again</Button>}>
          {closed ? `Closed ${dateAndTime(closed, zone)}.` : 'Closed.'} What happened before can still be recorded, and is marked late. What happened after needs it open again.
        </Banner>
      )}
      {incident.accessTakenBy.map(({ entryId, name, reason, at }) => (
        <Banner key={entryId} tone="warn"><EntryLink id={entryId}>{visibleText(name ?? 'An administrator')} took access</EntryLink> {dateAndTime(at, zone)}, because: {visibleText(reason)}</Banner>
      ))}
    </>
  );
}

/** Nobody has hands on it: who was tried, and the one act that matters. */
function NobodyYet({ incident, zone, mayRecord, at, onHandsOn, onRecord }: RoomBannersProps) {
  const reported = atOf(incident, 'REPORTED');
  const from = reported ?? incident.declaredAt;
  const ticking = useNow(15_000, at === null);
  const since = roughDuration(Math.max(0, secondsBetween(from, at ?? ticking)));
  const action = mayRecord && at === null && (
    <span className="row">
      <Button small onClick={() => { onRecord('contact'); }}>Log a contact</Button>
      <Button small look="primary" title="H" onClick={onHandsOn}>Hands on</Button>
    </span>
  );
  return (
    <Banner tone="warn" action={action}>
      Nobody has hands on it yet, {since} since {reported ? 'first contact' : 'it was declared'}.{' '}
      {incident.contactAttempts.length === 0 ? 'Nobody was tried.' : (
        <span className="room-tries">
          {incident.contactAttempts.map((attempt) => (
            <EntryLink key={attempt.entryId} id={attempt.entryId}>{clockTime(attempt.at, zone)} {visibleText(attempt.who)}: {outcomeWords[attempt.outcome].toLowerCase()}</EntryLink>
          ))}
        </span>
      )}
    </Banner>
  );
}
