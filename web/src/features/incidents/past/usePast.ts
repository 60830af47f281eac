import { useCallback, useEffect, useMemo, useState } from 'react';
import { useSearchParams } from 'react-router';
import { useClient } from 'urql';
import { failureOf } from '@/commands/send';
import { getFragmentData, graphql } from '@/gql';
import { toInstant } from '@/time/wallClockText';
import { roomRecord, RoomRecord_Incident, type RoomEntry, type RoomRecord } from '../roomRecord';
import { entriesOf } from '../useIncidentRoom';

const Past_Query = graphql(`
  query Past_Query($key: String!, $at: Instant!, $last: Int!, $before: String) {
    incident(key: $key, asKnownAt: $at) {
      id ...RoomRecord_Incident
      timeline(last: $last, before: $before) { nodes { __typename ...RoomRecord_Entry } totalCount pageInfo { hasPreviousPage startCursor } }
    }
  }
`);

const pageSize = 500;

export interface Past {
  /** The moment that is looked at, in milliseconds since 1970. Null: now, or what was known then is not there yet. */
  at: number | null;
  /** It was asked for first of all, and is not there yet. */
  opening: boolean;
  /** What was known then, and of which moment it is: while another is loaded that is still the one before. */
  shown: { at: number; record: RoomRecord } | null;
  problem: string | null;
  go: (at: number | null) => void;
  /** To the moment before something was recorded, or after it. */
  step: (by: 1 | -1) => void;
}

/** The room as it was known at the moment in the address, from the server: nothing recorded later is in the answer. */
export function usePast(key: string, live: RoomRecord | null): Past {
  const client = useClient();
  const [address, setAddress] = useSearchParams();
  const said = Date.parse(address.get('at') ?? '');
  const asked = Number.isNaN(said) ? null : said;
  const [first] = useState(asked);
  const [loaded, setLoaded] = useState<Past['shown']>(null);
  const [failed, setFailed] = useState<{ at: number; message: string } | null>(null);

  useEffect(() => {
    if (asked === null) return;
    const at = asked;
    let left = false;
    const page = (before: string | null) => client.query(Past_Query, { key, at: toInstant(at), last: pageSize, before }, { requestPolicy: 'network-only' }).toPromise();
    const read = async () => {
      let record: RoomRecord | null = null;
      let before: string | null = null;
      do {
        const { data, error } = await page(before);
        if (left) return;
        if (error) { setFailed({ at, message: failureOf(error).message }); return; }
        if (!data?.incident) { setFailed({ at, message: 'Nothing was recorded by then.' }); return; }
        const { timeline } = data.incident;
        const { hasPreviousPage, startCursor } = timeline.pageInfo;
        const entries = entriesOf(timeline.nodes);
        record = record
          ? roomRecord(record, { type: 'paged', entries, asOf: data.incident ? getFragmentData(RoomRecord_Incident, data.incident).version : 0, whole: !hasPreviousPage })
          : roomRecord(null, { type: 'loaded', incident: getFragmentData(RoomRecord_Incident, data.incident), entries, total: timeline.totalCount });
        if (record) setLoaded({ at, record });
        before = hasPreviousPage ? startCursor ?? null : null;
      } while (before !== null);
    };
    void read();
    return () => { left = true; };
  }, [client, key, asked]);

  const problem = asked !== null && failed?.at === asked ? failed.message : null;
  const shown = asked === null ? null : loaded;
  const at = shown || problem !== null ? asked : null;

  const go = useCallback((to: number | null) => {
    setAddress((before) => {
      const next = new URLSearchParams(before);
      if (to === null) next.delete('at');
      else next.set('at', toInstant(to));
      return next;
    }, { replace: asked !== null });
    if (to === null) setLoaded(null);
  }, [setAddress, asked]);

  const moments = useMemo(() => (live ? [...new Set([...live.entries.values()].map(({ entry }) => recordedOf(entry)))].sort((a, b) => a - b) : []), [live]);
  const step = useCallback((by: 1 | -1) => {
    const now = at ?? Infinity;
    // Just before something was recorded it was not known.
    const next = by === 1 ? moments.find((each) => each > now) : moments.findLast((each) => each - 1 < now);
    go(next === undefined ? (by === 1 ? null : at) : by === 1 ? next : next - 1);
  }, [at, go, moments]);

  return { at, opening: asked !== null && asked === first && at === null, shown, problem, go, step };
}

/** When the store took it, in milliseconds since 1970, rounded up: instants have more digits than that. */
export const recordedOf = ({ recordedAt }: Pick<RoomEntry, 'recordedAt'>): number => {
  const at = Date.parse(recordedAt);
  return /\.\d{4,}/.test(recordedAt) ? at + 1 : at;
};
