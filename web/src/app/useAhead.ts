import { useEffect } from 'react';

/** Once the first screen is there: the page itself has nothing left to load by then. */
const after = 5_000;

/** Fetches, while the connection is there, what may be needed at once, or when the connection is gone. `load` is the same function each time. */
export function useAhead(load: () => Promise<unknown>): void {
  useEffect(() => {
    const timer = setTimeout(() => { load().catch(() => undefined); }, after);
    return () => { clearTimeout(timer); };
  }, [load]);
}
