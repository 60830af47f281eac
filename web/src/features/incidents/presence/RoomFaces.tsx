import type { RoomFaces_PersonFragment } from '@/gql/graphql';
import { Avatar } from '@/ui/Avatar';
import { Tooltip } from '@/ui/Tooltip';
import { visibleText } from '@/ui/visibleText';
import './presence.css';

const most = 5;

/** Who has the room before their eyes; a ring around whoever writes. What they write is shown to nobody. */
export function RoomFaces({ people }: { people: readonly RoomFaces_PersonFragment[] }) {
  if (people.length === 0) return null;
  const named = people.map(({ person, writing }) => ({ id: person.personId, name: visibleText(person.name ?? 'Administrator'), writing }));
  const shown = named.length > most ? named.slice(0, most - 1) : named;
  const words = (all: typeof named) => all.map(({ name, writing }) => (writing ? `${name}, writing` : name)).join('; ');
  return (
    <Tooltip side="bottom" tip={words(named)}>
      <span className="faces room-faces" role="group" aria-label={`Here now: ${words(named)}`} tabIndex={0}>
        {shown.map(({ id, name, writing }) => <span key={id} className={writing ? 'room-face room-writes' : 'room-face'}><Avatar name={name} small decoration /></span>)}
        {shown.length < named.length && <span className="avatar avatar-small" aria-hidden="true">+{named.length - shown.length}</span>}
      </span>
    </Tooltip>
  );
}
