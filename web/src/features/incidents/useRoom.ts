import { useState } from 'react';
import { usePast, type Past } from './past/usePast';
import { usePresence, type Presence } from './presence/usePresence';
import { useIncidentRoom, type IncidentRoomData } from './useIncidentRoom';

/** Everything a room is made of: its record, live; the past that is looked at; who is there. */
export interface Room extends IncidentRoomData {
  past: Past;
  presence: Presence;
  /** It is being asked which moment of the past is to be shown. */
  asking: boolean;
  setAsking: (asking: boolean) => void;
}

export function useRoom(key: string): Room {
  const room = useIncidentRoom(key);
  const past = usePast(key, room.record);
  const presence = usePresence(room.record?.incident.id ?? null, room.record?.seen ?? null, room.gone);
  const [asking, setAsking] = useState(false);
  return { ...room, past, presence, asking, setAsking };
}
