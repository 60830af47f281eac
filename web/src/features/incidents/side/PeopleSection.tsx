import { roughDuration } from '@/time/durations';
import { clockTimeFrom } from '@/time/formatting';
import { useNow } from '@/time/useNow';
import { Avatar } from '@/ui/Avatar';
import { Button } from '@/ui/Button';
import { Icon } from '@/ui/Icon';
import { Menu } from '@/ui/Menu';
import { Tag } from '@/ui/Tag';
import { toast } from '@/ui/toast';
import { visibleText } from '@/ui/visibleText';
import { useViewer } from '@/viewer/ViewerContext';
import { outcomeWords, responseRoleWords, rungWords } from '@/words/words';
import { EntryLink } from '../EntryLink';
import { isOver } from '../header/clocks';
import type { OwnActs } from '../recording/useOwnActs';
import { firstDay } from '../roomRecord';
import { FoldSection } from './FoldSection';
import { freeRoles, ladderOf, peopleAtWork, type AtWork, type Rung } from './people';
import type { SideProps } from './side';

/** Who does what and for how long, which roles are free, and whom one tried to reach. */
export function PeopleSection({ incident, entries, zone, may, acts, onRecord }: SideProps & { acts: OwnActs }) {
  const viewer = useViewer();
  const ticking = useNow(15_000, may.at === null);
  const people = peopleAtWork(incident, entries, may.at === null ? ticking : Date.parse(may.at));
  const ladder = ladderOf(incident, { rung: rungWords, outcome: outcomeWords });
  const free = isOver(incident) ? [] : freeRoles(incident);
  const take = async (role: string) => {
    const failure = await acts.record('takeRole', { who: viewer.name, personId: viewer.actorId, role });
    if (failure) toast(failure.message);
  };
  const day = firstDay(incident, zone);
  return (
    <FoldSection name="people" title="People" {...(may.record && { action: <Button small look="ghost" title="C" onClick={() => { onRecord('contact'); }}>Log a contact</Button> })}>
      {people.length === 0 && <p className="muted">{isOver(incident) ? 'Nobody works on it any more.' : 'Nobody yet.'}</p>}
      <ul className="side-people">
        {people.map((person) => <PersonLine key={person.name} person={person} mayRecord={may.record} onRecord={onRecord} />)}
        {free.map((role) => (
          <li key={role} className="side-free">
            <span className="side-plus"><Icon name="plus" size={11} /></span><span className="muted">{responseRoleWords[role]}</span>
            {may.record ? <Button small look="ghost" aria-label={`Take it: ${responseRoleWords[role]}`} onClick={() => { void take(role); }}>Take it</Button> : <span className="muted small">free</span>}
          </li>
        ))}
      </ul>
      {ladder.length > 0 && (
        <ol className="side-ladder" aria-label="Contact ladder">
          {ladder.map((rung) => (
            <li key={rung.entryId}>
              <RungMark rung={rung} />
              <span><EntryLink className="plain-link" id={rung.entryId}>{visibleText(rung.name)}</EntryLink> <span className="muted small">{rung.rung}, {rung.words}</span></span>
              <time className="side-time" dateTime={rung.at}>{clockTimeFrom(day, rung.at, zone)}</time>
            </li>
          ))}
        </ol>
      )}
    </FoldSection>
  );
}

interface PersonLineProps { person: AtWork; mayRecord: boolean; onRecord: SideProps['onRecord'] }

function PersonLine({ person, mayRecord, onRecord }: PersonLineProps) {
  const { name, roles, seconds, unbroken, handsOn } = person;
  const does = [...roles.map(({ title }) => title), ...(handsOn && roles.length === 0 ? ['Hands on it'] : [])].join(' · ');
  const parts = [
    ...roles.map(({ role, roleName, title }) => ({ label: `Hand over: ${title}`, icon: <Icon name="people" />, run: () => { onRecord('handOverRole', { from: name, role, roleName: roleName ?? '' }); } })),
    ...roles.map(({ role, roleName, title }) => ({ label: `Give up: ${title}`, icon: <Icon name="cross" />, run: () => { onRecord('releaseRole', { who: name, role, roleName: roleName ?? '' }); } })),
    { label: 'Works on it no more', icon: <Icon name="moon" />, run: () => { onRecord('releaseResponder', { who: name }); } },
  ];
  return (
    <li>
      <Avatar name={name} decoration />
      <span className="side-who">{person.entryId === null ? visibleText(name) : <EntryLink className="plain-link" id={person.entryId}>{visibleText(name)}</EntryLink>}<small>{visibleText(does)}</small></span>
      {seconds !== null && (unbroken ? <Tag tone="high">{roughDuration(seconds)} unbroken</Tag> : <span className="side-time">{roughDuration(seconds)}</span>)}
      {mayRecord && <Menu trigger={<Button small look="ghost" icon aria-label={`What changes for ${name}`}><Icon name="more" /></Button>} parts={parts} />}
    </li>
  );
}

/** Reached, not reached, or waited for: a shape each. */
function RungMark({ rung: { outcome, words } }: { rung: Rung }) {
  const colour = { yes: 'var(--ok-solid)', no: 'var(--crit-solid)', wait: 'var(--line-3)' }[outcome];
  return (
    <svg width="16" height="16" viewBox="0 0 16 16" role="img" aria-label={words}>
      <circle cx="8" cy="8" r="5.6" fill={outcome === 'yes' ? colour : 'none'} stroke={colour} strokeWidth="1.5" {...(outcome === 'wait' && { strokeDasharray: '2.4 1.6' })} />
      {outcome === 'no' && <path d="M6 6l4 4m0-4l-4 4" stroke={colour} strokeWidth="1.5" />}
      {outcome === 'yes' && <path d="M5.6 8.1l1.8 1.8 3-3.4" stroke="var(--panel)" strokeWidth="1.5" fill="none" />}
    </svg>
  );
}
