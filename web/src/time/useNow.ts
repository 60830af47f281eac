import { createContext, useContext, useEffect, useState } from 'react';

/** A moment at which all clocks below stand. Null: they run. */
export const StoppedClock = createContext<number | null>(null);

/** Milliseconds since 1970, again every `everyMs` while `running`; in a past that is looked at, its moment. */
export function useNow(everyMs: number, running = true): number {
  const stopped = useContext(StoppedClock);
  const runs = running && stopped === null;
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!runs) return;
    const timer = setInterval(() => { setNow(Date.now()); }, everyMs);
    return () => { clearInterval(timer); };
  }, [everyMs, runs]);
  return stopped ?? now;
}
