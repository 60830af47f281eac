import { useCallback, useEffect, useRef, useState, type RefObject } from 'react';
import type { PendingCommand } from '../outbox';
import type { Arrival } from '../useIncidentRoom';
import type { TimelineHandle } from './IncidentTimeline';

interface ArrivalsInput {
  arrival: Arrival | null;
  pending: readonly PendingCommand[];
  /** Whoever reads: what they record themselves they have seen. */
  me: string;
  list: RefObject<TimelineHandle | null>;
  /** Whether the pointer rests on the entries: no row moves away under it. */
  pointed: RefObject<boolean>;
}

/** Follows what arrives: at the end it scrolls along, elsewhere it counts; what one records oneself comes into view at once. */
export function useArrivals({ arrival, pending, me, list, pointed }: ArrivalsInput) {
  const [unseen, setUnseen] = useState<ReadonlySet<string>>(new Set());
  const atEnd = useRef(true);
  const given = useRef(new Set(pending.map(({ commandId }) => commandId)));
  const arrived = useRef<Arrival | null>(null);

  useEffect(() => {
    const fresh = pending.filter(({ commandId }) => !given.current.has(commandId));
    fresh.forEach(({ commandId }) => given.current.add(commandId));
    const last = fresh.at(-1);
    if (last) list.current?.reveal(last.commandId);
  }, [pending, list]);

  useEffect(() => {
    if (!arrival || arrived.current === arrival) return;
    arrived.current = arrival;
    if (arrival.actor === me) return;
    if (atEnd.current && !pointed.current) list.current?.toEnd();
    else setUnseen((before) => new Set([...before, arrival.entry.id]));
  }, [arrival, me, list, pointed]);

  const onEnd = useCallback((is: boolean) => {
    const came = is && !atEnd.current;
    atEnd.current = is;
    if (came) setUnseen((before) => (before.size === 0 ? before : new Set()));
  }, []);
  const showNew = useCallback(() => { list.current?.toEnd(); setUnseen(new Set()); }, [list]);
  return { unseen: unseen.size, onEnd, showNew };
}
