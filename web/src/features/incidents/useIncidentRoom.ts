import { useCallback, useEffect, useReducer, useRef, useState } from 'react';
import { useClient } from 'urql';
import { failureOf } from '@/commands/send';
import { useLive, waitBefore } from '@/connection/useLive';
import { getFragmentData, graphql, type FragmentType } from '@/gql';
import { roomRecord, RoomRecord_Entry, RoomRecord_Incident, type RoomEntry, type RoomRecord } from './roomRecord';
import { useKeptRoom } from './useKeptRoom';
import { whenIdle } from './whenIdle';

/** The newest, which are on the screen first: what fills any window. */
const firstPage = 60;
const nextPages = 500;

const IncidentRoom_Query = graphql(`
  query IncidentRoom_Query($key: String!, $last: Int!) {
    incident(key: $key) {
      id ...RoomRecord_Incident
      lastVisit { at seenVersion }
      timeline(last: $last) { nodes { __typename ...RoomRecord_Entry } totalCount pageInfo { hasPreviousPage startCursor } }
    }
  }
`);

const IncidentRoom_PageQuery = graphql(`
  query IncidentRoom_PageQuery($key: String!, $last: Int!, $before: String!) {
    incident(key: $key) {
      id version
      timeline(last: $last, before: $before) { nodes { __typename ...RoomRecord_Entry } pageInfo { hasPreviousPage startCursor } }
    }
  }
`);

const IncidentRoom_Subscription = graphql(`
  subscription IncidentRoom_Subscription($incidentId: ID!, $afterSequence: Long) {
    timelineChanged(incidentId: $incidentId, afterSequence: $afterSequence) {
      sequence
      actor
      entry { ...RoomRecord_Entry }
      incident { ...RoomRecord_Incident }
    }
  }
`);

type EntryNode = { __typename: 'TimelineEntry' } & FragmentType<typeof RoomRecord_Entry>;
export const entriesOf = (nodes: readonly EntryNode[]): RoomEntry[] => nodes.map((node) => getFragmentData(RoomRecord_Entry, node));

export type RoomLoad = { state: 'loading' } | { state: 'failed'; message: string; unreachable?: boolean } | { state: 'absent' } | { state: 'ready' };

export interface Arrival { entry: RoomEntry; sequence: number; actor: string }

export interface IncidentRoomData {
  load: RoomLoad;
  record: RoomRecord | null;
  /** The newest entry that came over the live stream. */
  arrival: Arrival | null;
  /** What the reader had seen before they came this time. Null: nothing ever. */
  lastVisit: { at: string; seenVersion: number } | null;
  /** It is there no more, or no longer for the reader. */
  gone: () => void;
  reload: () => void;
  /** Older entries are wanted now, not when there is time. */
  hurry: () => void;
  /** Takes in the answer to a command, ahead of the stream. */
  answered: (payload: AnsweredPayload) => void;
}

export interface AnsweredPayload {
  incident?: FragmentType<typeof RoomRecord_Incident> | null;
  entry?: FragmentType<typeof RoomRecord_Entry> | null;
}

/**
 * Loads an incident with its newest entries, then the older ones page by page while the browser has nothing else to do, and follows its record; a broken stream
 * goes on after the last change seen.
 */
export function useIncidentRoom(key: string): IncidentRoomData {
  const client = useClient();
  const [record, dispatch] = useReducer(roomRecord, null);
  const [load, setLoad] = useState<RoomLoad>({ state: 'loading' });
  const [arrival, setArrival] = useState<Arrival | null>(null);
  const [lastVisit, setLastVisit] = useState<IncidentRoomData['lastVisit']>(null);
  const [tries, setTries] = useState(0);
  const hurried = useRef<() => void>(() => undefined);
  const kept = useKeptRoom(key, IncidentRoom_Query, load.state === 'ready' ? record : null);
  const { read: readKept, forget } = kept;

  const gone = useCallback(() => { dispatch({ type: 'gone' }); setLoad({ state: 'absent' }); forget(); }, [forget]);

  useEffect(() => {
    const left = new AbortController();
    const read = async () => {
      const { data, error } = await client.query(IncidentRoom_Query, { key, last: firstPage }, { requestPolicy: 'network-only' }).toPromise();
      if (left.signal.aborted) return;
      if (error) {
        const { message, code } = failureOf(error);
        const room = code === 'OFFLINE' ? await readKept() : null;
        if (left.signal.aborted) return;
        if (room) dispatch({ type: 'kept', incident: room.incident, entries: room.entries });
        setLoad({ state: 'failed', message: room ? `${message} This is what was read here ${room.read}.` : message, unreachable: code === 'OFFLINE' });
        return;
      }
      if (!data?.incident) { gone(); return; }
      const { timeline } = data.incident;
      dispatch({ type: 'loaded', incident: getFragmentData(RoomRecord_Incident, data.incident), entries: entriesOf(timeline.nodes), total: timeline.totalCount });
      if (tries === 0) setLastVisit(data.incident.lastVisit ?? null);
      setLoad({ state: 'ready' });
      let page = timeline.pageInfo;
      while (page.hasPreviousPage && page.startCursor) {
        await whenIdle(left.signal, (now) => { hurried.current = now; });
        const next = await client.query(IncidentRoom_PageQuery, { key, last: nextPages, before: page.startCursor }, { requestPolicy: 'network-only' }).toPromise();
        if (left.signal.aborted) return;
        if (!next.data?.incident) { setLoad({ state: 'failed', message: 'The older entries could not be loaded.' }); return; }
        page = next.data.incident.timeline.pageInfo;
        dispatch({ type: 'paged', entries: entriesOf(next.data.incident.timeline.nodes), asOf: next.data.incident.version, whole: !page.hasPreviousPage });
      }
    };
    void read();
    return () => { left.abort(); };
  }, [client, gone, key, tries, readKept]);

  // What was read before is shown meanwhile: the server is asked again as soon as it may answer.
  const unreachable = load.state === 'failed' && load.unreachable === true;
  useEffect(() => {
    if (!unreachable) return;
    const again = () => { setTries((n) => n + 1); };
    const timer = setTimeout(again, waitBefore(4));
    window.addEventListener('online', again);
    return () => { clearTimeout(timer); window.removeEventListener('online', again); };
  }, [unreachable, tries]);

  useLive({
    document: IncidentRoom_Subscription,
    variables: record && (() => ({ incidentId: record.incident.id, afterSequence: record.seen })),
    onData: ({ timelineChanged: change }) => {
      const entry = getFragmentData(RoomRecord_Entry, change.entry) ?? null;
      dispatch({ type: 'changed', sequence: change.sequence, incident: getFragmentData(RoomRecord_Incident, change.incident), entry });
      if (entry) setArrival({ entry, sequence: change.sequence, actor: change.actor });
    },
    onGone: gone,
  });

  const reload = useCallback(() => { setLoad({ state: 'loading' }); setTries((n) => n + 1); }, []);
  const hurry = useCallback(() => { hurried.current(); }, []);
  const answered = useCallback((payload: AnsweredPayload) => {
    if (!payload.incident) return;
    dispatch({
      type: 'answered',
      incident: getFragmentData(RoomRecord_Incident, payload.incident),
      entry: getFragmentData(RoomRecord_Entry, payload.entry) ?? null,
    });
  }, []);

  return { load, record, arrival, lastVisit, gone, reload, hurry, answered };
}
