import { useEffect, useMemo, useRef, useState } from 'react';
import { useQuery } from 'urql';
import { failureOf } from '@/commands/send';
import { useLive } from '@/connection/useLive';
import { getFragmentData, graphql } from '@/gql';
import type { Board_QueryQuery } from '@/gql/graphql';
import { BoardChanged_Subscription, BoardLine_incident } from './boardLine';
import type { BoardLine } from './clocks';

const Board_Query = graphql(`
  query Board_Query {
    incidents(first: 100, filter: { status: [DECLARED, ENGAGED, MITIGATED] }) { totalCount nodes { ...BoardLine_incident } }
    waiting(first: 10) { kind words since by actionItemId lessonId incident { id key } }
  }
`);

export type Waiting = Board_QueryQuery['waiting'][number];

/** Changes in a burst are read once. */
const pause = 150;

export interface BoardView {
  lines: readonly BoardLine[] | null;
  /** How many are open, shown or not. */
  count: number;
  waiting: readonly Waiting[];
  failure: string | null;
  /** When what is shown was read; when something was heard last. */
  readAt: number | null;
  heardAt: number | null;
  anew: () => void;
}

/** What is open now, read anew whenever it changes. What was read last stays when a reading fails. */
export function useBoard(): BoardView {
  const [{ data, error, fetching }, again] = useQuery({ query: Board_Query, requestPolicy: 'cache-and-network' });
  const [last, setLast] = useState<Board_QueryQuery | null>(null);
  const [readAt, setReadAt] = useState<number | null>(null);
  const [heardAt, setHeardAt] = useState<number | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  if (data && data !== last) setLast(data);

  const anew = () => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => { again({ requestPolicy: 'network-only' }); }, pause);
  };
  useEffect(() => () => { clearTimeout(timer.current); }, []);
  useEffect(() => {
    if (!data) return;
    const noted = setTimeout(() => { setReadAt(Date.now()); }, 0);
    return () => { clearTimeout(noted); };
  }, [data]);
  useLive({ document: BoardChanged_Subscription, variables: () => ({}), onData: () => { setHeardAt(Date.now()); anew(); }, onResume: anew });

  const shown = data ?? last;
  const lines = useMemo(() => (shown ? shown.incidents.nodes.map((node) => getFragmentData(BoardLine_incident, node)) : null), [shown]);
  return {
    lines, count: shown?.incidents.totalCount ?? 0, waiting: shown?.waiting ?? [], failure: error && !fetching ? failureOf(error).message : null,
    readAt, heardAt, anew,
  };
}
