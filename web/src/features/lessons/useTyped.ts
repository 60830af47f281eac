import { useEffect, useRef, useState } from 'react';

const pause = 250;

/** What is typed in a filter: told a moment after the last key, and set anew when the address says something else. */
export function useTyped(kept: string, tell: (text: string) => void): [string, (text: string) => void] {
  const [typed, setTyped] = useState(kept);
  const [seen, setSeen] = useState(kept);
  if (seen !== kept) {
    setSeen(kept);
    setTyped(kept);
  }
  const latest = useRef(tell);
  useEffect(() => { latest.current = tell; });
  useEffect(() => {
    if (typed === kept) return;
    const timer = setTimeout(() => { latest.current(typed); }, pause);
    return () => { clearTimeout(timer); };
  }, [typed, kept]);
  return [typed, setTyped];
}
