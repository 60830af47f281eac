import { useCallback, useEffect, useReducer, useState } from 'react';
import { useClient } from 'urql';
import { failureOf } from '@/commands/send';
import { useLive } from '@/connection/useLive';
import { getFragmentData, graphql, type FragmentType } from '@/gql';
import { roomRecord, RoomRecord_Entry, RoomRecord_Incident, type RoomEntry, type RoomRecord } from './roomRecord';

const pageSize = 500;

const IncidentRoom_Query = graphql(`
  query IncidentRoom_Query($key: String!, $first: Int!) {
    incident(key: $key) {
      id ...RoomRecord_Incident
      timeline(first: $first) { nodes { __typename ...RoomRecord_Entry } pageInfo { hasNextPage endCursor } }
    }
  }
`);

const IncidentRoom_PageQuery = graphql(`
  query IncidentRoom_PageQuery($key: String!, $first: Int!, $after: String!) {
    incident(key: $key) {
      id version
      timeline(first: $first, after: $after) { nodes { __typename ...RoomRecord_Entry } pageInfo { hasNextPage endCursor } }
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
const entriesOf = (nodes: readonly EntryNode[]): RoomEntry[] => nodes.map((node) => getFragmentData(RoomRecord_Entry, node));

export type RoomLoad = { state: 'loading' } | { state: 'failed'; message: string } | { state: 'absent' } | { state: 'ready' };

export interface Arrival { entry: RoomEntry; sequence: number; actor: string }

export interface IncidentRoomData {
  load: RoomLoad;
  record: RoomRecord | null;
  /** The newest entry that came over the live stream. */
  arrival: Arrival | null;
  reload: () => void;
  /** Takes in the answer to a command, ahead of the stream. */
  answered: (payload: AnsweredPayload) => void;
}

export interface AnsweredPayload {
  incident?: FragmentType<typeof RoomRecord_Incident> | null;
  entry?: FragmentType<typeof RoomRecord_Entry> | null;
}

/** Loads an incident with all of its entries, then follows its record; a broken stream goes on after the last change seen. */
export function useIncidentRoom(key: string): IncidentRoomData {
  const client = useClient();
  const [record, dispatch] = useReducer(roomRecord, null);
  const [load, setLoad] = useState<RoomLoad>({ state: 'loading' });
  const [arrival, setArrival] = useState<Arrival | null>(null);
  const [tries, setTries] = useState(0);

  const gone = useCallback(() => { dispatch({ type: 'gone' }); setLoad({ state: 'absent' }); }, []);

  useEffect(() => {
    let left = false;
    const read = async () => {
      const { data, error } = await client.query(IncidentRoom_Query, { key, first: pageSize }, { requestPolicy: 'network-only' }).toPromise();
      if (left) return;
      if (error) { setLoad({ state: 'failed', message: failureOf(error).message }); return; }
      if (!data?.incident) { gone(); return; }
      dispatch({ type: 'loaded', incident: getFragmentData(RoomRecord_Incident, data.incident), entries: entriesOf(data.incident.timeline.nodes) });
      setLoad({ state: 'ready' });
      let page = data.incident.timeline.pageInfo;
      while (page.hasNextPage && page.endCursor) {
        const next = await client.query(IncidentRoom_PageQuery, { key, first: pageSize, after: page.endCursor }, { requestPolicy: 'network-only' }).toPromise();
        if (left) return;
        if (!next.data?.incident) { setLoad({ state: 'failed', message: 'The rest of the timeline could not be loaded.' }); return; }
        dispatch({ type: 'paged', entries: entriesOf(next.data.incident.timeline.nodes), asOf: next.data.incident.version });
        page = next.data.incident.timeline.pageInfo;
      }
    };
    void read();
    return () => { left = true; };
  }, [client, gone, key, tries]);

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
  const answered = useCallback((payload: AnsweredPayload) => {
    if (!payload.incident) return;
    dispatch({
      type: 'answered',
      incident: getFragmentData(RoomRecord_Incident, payload.incident),
      entry: getFragmentData(RoomRecord_Entry, payload.entry) ?? null,
    });
  }, []);

  return { load, record, arrival, reload, answered };
}
