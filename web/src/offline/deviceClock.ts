import { useSyncExternalStore } from 'react';

/** What the server is told of this device's clock, with everything it is asked. */
export const clockHeader = 'Timeline-Device-Time';

/** A clock that is this much off is worth a word, in milliseconds. */
const noticed = 120_000;

let ahead = 0;
const listeners = new Set<() => void>();

/**
 * How far this device's clock is ahead of a server's that was read between two of its moments: the least that explains all three, since an answer takes time
 * and the server tells whole seconds. Milliseconds; negative: behind.
 */
export function clockAhead(serverDate: string | null, asked: number, answered: number): number | null {
  const server = serverDate === null ? Number.NaN : Date.parse(serverDate);
  if (Number.isNaN(server)) return null;
  const [least, most] = [asked - (server + 999), answered - server];
  return least > 0 ? least : most < 0 ? most : 0;
}

/** `fetch` that tells this device's time and learns the server's. */
export const fetchWithClock: typeof fetch = async (input, init) => {
  const asked = Date.now();
  const headers = new Headers(init?.headers);
  headers.set(clockHeader, new Date(asked).toISOString());
  const response = await fetch(input, { ...init, headers });
  const measured = clockAhead(response.headers.get('Date'), asked, Date.now());
  if (measured !== null && measured !== ahead) {
    ahead = measured;
    listeners.forEach((listener) => { listener(); });
  }
  return response;
};

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => { listeners.delete(listener); };
}

/** By how many minutes this device's clock is ahead of the server's, or (negative) behind, when that is worth a word; else 0. */
export const useClockMinutes = (): number => useSyncExternalStore(subscribe, () => (Math.abs(ahead) >= noticed ? Math.round(ahead / 60_000) : 0));
