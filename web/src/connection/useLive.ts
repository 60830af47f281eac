import { useEffect, useRef } from 'react';
import { useClient, type AnyVariables, type TypedDocumentNode } from 'urql';
import { useSignedOut } from './session';
import { setConnectionStatus } from './status';

interface Live<Data, Variables> {
  document: TypedDocumentNode<Data, Variables>;
  /** Asked again at every (re)start, so that a stream can go on where it broke off. Null: do not listen yet. */
  variables: (() => Variables) | null;
  onData: (data: Data) => void;
  /** The stream broke and is open again: what it does not repeat must be fetched. */
  onResume?: () => void;
  /** What was followed is not there, or no longer for whoever follows it: the stream stays closed. */
  onGone?: () => void;
}

const firstWait = 300;
const longestWait = 10_000;

/** How long to wait before try `n` (from 0): doubling up to ten seconds, with a quarter of chance in it. */
export function waitBefore(n: number, chance: number = Math.random()): number {
  return Math.min(longestWait, firstWait * 2 ** n) * (0.75 + chance / 2);
}

/** Keeps one subscription alive for as long as the component is mounted and somebody is signed in, whatever the network does. */
export function useLive<Data, Variables extends AnyVariables>(live: Live<Data, Variables>): void {
  const client = useClient();
  const latest = useRef(live);
  useEffect(() => { latest.current = live; });
  const ready = live.variables !== null;
  const signedOut = useSignedOut();
  const missed = useRef(false);

  useEffect(() => {
    if (!ready) return;
    if (signedOut) {
      missed.current = true;
      return;
    }
    let tries = 0;
    let broken = missed.current;
    missed.current = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let stream: { unsubscribe: () => void } | undefined;

    const start = () => {
      clearTimeout(timer);
      stream?.unsubscribe();
      const variables = latest.current.variables?.();
      if (!variables) return;
      if (broken) latest.current.onResume?.();
      let ended = false;
      const again = () => {
        if (ended) return;
        ended = true;
        broken = true;
        timer = setTimeout(start, waitBefore(tries++));
      };
      stream = client.subscription(latest.current.document, variables).subscribe((result) => {
        if (result.data) {
          tries = 0;
          latest.current.onData(result.data);
        }
        if (result.error) {
          if (result.error.graphQLErrors.some((e) => e.extensions['code'] === 'NOT_FOUND') && latest.current.onGone) {
            ended = true;
            broken = false;
            latest.current.onGone();
            return;
          }
          // The connection lives when only the role was changed: the stream begins anew with the new one.
          if (!result.error.graphQLErrors.some((e) => e.extensions['code'] === 'FORBIDDEN')) setConnectionStatus('lost');
          again();
        } else if (!result.hasNext) {
          again();
        }
      });
    };
    const hurry = () => { if (broken) { tries = 0; start(); } };

    start();
    window.addEventListener('online', hurry);
    return () => {
      clearTimeout(timer);
      window.removeEventListener('online', hurry);
      stream?.unsubscribe();
    };
  }, [client, ready, signedOut]);
}
