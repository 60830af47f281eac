import { useCallback, useEffect, useRef } from 'react';
import { useLive } from '@/connection/useLive';
import { graphql } from '@/gql';

const BoardAnew_Subscription = graphql(`
  subscription BoardAnew_Subscription { boardChanged { id version } }
`);

const pause = 3_000;

/** Reads anew when an incident changes, a moment later and once for many changes. */
export function useBoardAnew(anew: () => void): void {
  const latest = useRef(anew);
  useEffect(() => { latest.current = anew; });
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => { clearTimeout(timer.current); }, []);
  const soon = useCallback(() => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => { latest.current(); }, pause);
  }, []);
  useLive({ document: BoardAnew_Subscription, variables: () => ({}), onData: soon, onResume: soon });
}
