import { useCallback, useEffect, useRef } from 'react';
import { forgetRoom, keepRoom, keptRoom } from '@/offline/rooms';
import { dateAndTime } from '@/time/formatting';
import { deviceZone } from '@/time/zones';
import { useViewer } from '@/viewer/ViewerContext';
import type { RoomEntry, RoomIncident, RoomRecord } from './roomRecord';

/** After a change what is kept is written again, but long records seldom: milliseconds for the record, and for each entry. */
const pause = 1_500, pausePerEntry = 3;

interface Kept {
  /** The room as it was last read on this device, and when, in words. Null: none is kept. */
  read: () => Promise<{ incident: RoomIncident; entries: readonly RoomEntry[]; read: string } | null>;
  forget: () => void;
}

/**
 * Keeps a room on this device as it changes, to be opened without a network. A private one is not kept.
 * @param query What reads it: a version of the program that reads other fields has no use for it.
 * @param record Null while it is not what the server says.
 */
export function useKeptRoom(key: string, query: unknown, record: RoomRecord | null): Kept {
  const { actorId } = useViewer();
  const shape = (query as { __meta__?: { hash?: string } }).__meta__?.hash ?? 'sources';
  const latest = useRef(record);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => { latest.current = record; }, [record]);

  const keep = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = undefined;
    const now = latest.current;
    if (!now) return;
    const { incident, entries } = now;
    void (incident.private ? forgetRoom(actorId, key)
      : keepRoom(actorId, { key, title: incident.title, readAt: Date.now(), shape, incident, entries: [...entries.values()].map(({ entry }) => entry) }));
  }, [actorId, key, shape]);

  useEffect(() => {
    if (record && timer.current === undefined) timer.current = setTimeout(keep, pause + record.entries.size * pausePerEntry);
  }, [record, keep]);
  useEffect(() => {
    // A page that is left, or put aside on a phone, may not come back.
    const leaving = () => { if (document.visibilityState === 'hidden' && timer.current !== undefined) keep(); };
    document.addEventListener('visibilitychange', leaving);
    return () => {
      document.removeEventListener('visibilitychange', leaving);
      if (timer.current !== undefined) keep();
    };
  }, [keep]);

  const read = useCallback(async () => {
    const room = await keptRoom(actorId, key, shape);
    return room && { incident: room.incident as RoomIncident, entries: room.entries as RoomEntry[], read: dateAndTime(new Date(room.readAt).toISOString(), deviceZone()) };
  }, [actorId, key, shape]);
  const forget = useCallback(() => {
    latest.current = null;
    clearTimeout(timer.current);
    timer.current = undefined;
    void forgetRoom(actorId, key);
  }, [actorId, key]);
  return { read, forget };
}
