import { useCallback, useEffect, useRef, useState } from 'react';
import { useClient } from 'urql';
import { send } from '@/commands/send';
import { useLive } from '@/connection/useLive';
import { getFragmentData, graphql } from '@/gql';
import type { RoomFaces_PersonFragment } from '@/gql/graphql';

export const RoomFaces_Person = graphql(`
  fragment RoomFaces_person on PersonInRoom { person { personId name } writing since }
`);

const Presence_VisitMutation = graphql(`
  mutation Presence_VisitMutation($input: VisitRoomInput!) {
    visitRoom(input: $input) { incident { id inRoom { ...RoomFaces_person } } error { code message field } }
  }
`);

const Presence_Subscription = graphql(`
  subscription Presence_Subscription($incidentId: ID!) {
    roomChanged(incidentId: $incidentId) { people { ...RoomFaces_person } }
  }
`);

/** How often the server is told that one is still there; it forgets whoever says nothing for a minute. */
const every = 20_000;
/** So long after the last key somebody writes no more. */
const pause = 5_000;

export interface Presence {
  people: readonly RoomFaces_PersonFragment[];
  /** A key was pressed in something that is not recorded yet. */
  wrote: () => void;
}

/** Says that the room is before one's eyes, up to where, and whether one writes; and follows who else is there. `seen` is null until the room is loaded. */
export function usePresence(incidentId: string | null, seen: number | null, onGone: () => void): Presence {
  const client = useClient();
  const [people, setPeople] = useState<readonly RoomFaces_PersonFragment[]>([]);
  const [writing, setWriting] = useState(false);
  const latest = useRef({ seen, onGone });
  useEffect(() => { latest.current = { seen, onGone }; });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const ready = incidentId !== null && seen !== null;

  useEffect(() => {
    if (!ready) return;
    let over = false;
    const say = async (activity: 'WATCHING' | 'WRITING' | 'LEFT') => {
      const { payload, failure } = await send(client, Presence_VisitMutation, { input: { incidentId, activity, seenVersion: latest.current.seen ?? 0 } });
      if (over) return;
      if (payload?.incident) setPeople(payload.incident.inRoom.map((each) => getFragmentData(RoomFaces_Person, each)));
      if (failure?.code === 'INCIDENT_NOT_FOUND') latest.current.onGone();
      // A program holds the token: it is in no room.
      if (failure?.code === 'NOT_ALLOWED') clearInterval(beat);
    };
    const here = () => { void say(document.visibilityState === 'hidden' ? 'LEFT' : writing ? 'WRITING' : 'WATCHING'); };
    const beat = setInterval(() => { if (document.visibilityState !== 'hidden') here(); }, every);
    here();
    document.addEventListener('visibilitychange', here);
    return () => {
      over = true;
      clearInterval(beat);
      document.removeEventListener('visibilitychange', here);
    };
  }, [client, incidentId, ready, writing]);

  useEffect(() => {
    if (!ready) return;
    return () => {
      clearTimeout(timer.current);
      void send(client, Presence_VisitMutation, { input: { incidentId, activity: 'LEFT', seenVersion: latest.current.seen ?? 0 } });
    };
  }, [client, incidentId, ready]);

  useLive({
    document: Presence_Subscription,
    variables: ready ? () => ({ incidentId }) : null,
    onData: ({ roomChanged }) => { setPeople(roomChanged.people.map((each) => getFragmentData(RoomFaces_Person, each))); },
    onGone,
  });

  const wrote = useCallback(() => {
    clearTimeout(timer.current);
    setWriting(true);
    timer.current = setTimeout(() => { setWriting(false); }, pause);
  }, []);
  return { people, wrote };
}
