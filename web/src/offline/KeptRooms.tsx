import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import { dateAndTime } from '@/time/formatting';
import { deviceZone } from '@/time/zones';
import { visibleText } from '@/ui/visibleText';
import { keptRooms, type KeptRoom } from './rooms';

/** The rooms that open without a network, with when each was read. Nothing where none is kept. */
export function KeptRooms({ person }: { person: string }) {
  const [rooms, setRooms] = useState<readonly KeptRoom[]>([]);
  useEffect(() => {
    let gone = false;
    void keptRooms(person).then((found) => { if (!gone) setRooms(found); });
    return () => { gone = true; };
  }, [person]);
  if (rooms.length === 0) return null;
  return (
    <section className="kept-rooms" aria-label="Kept on this device">
      <h2>Kept on this device</h2>
      <ul>
        {rooms.map(({ key, title, readAt }) => (
          <li key={key}><Link to={`/incidents/${key}`}><b>{key}</b> {visibleText(title)}</Link> <span className="small muted">read {dateAndTime(new Date(readAt).toISOString(), deviceZone())}</span></li>
        ))}
      </ul>
    </section>
  );
}
