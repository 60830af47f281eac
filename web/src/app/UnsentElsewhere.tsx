import { lazy, Suspense, useEffect, useState } from 'react';
import { useUnsentCount } from '@/offline/counts';

const loadUnsent = () => import('./Unsent').then(({ Unsent }) => ({ default: Unsent }));
const Unsent = lazy(loadUnsent);

/** Sends what waits on this device wherever one is, and says of what cannot be sent. What does it is loaded when there is something. */
export function UnsentElsewhere({ person }: { person: string }) {
  const [left, setLeft] = useState<string | null>(null);
  const here = useUnsentCount(person) > 0;
  useEffect(() => {
    let gone = false;
    void import('@/offline/left').then(({ isAnythingLeft }) => isAnythingLeft(person)).then((anything) => { if (anything && !gone) setLeft(person); });
    return () => { gone = true; };
  }, [person]);
  return here || left === person ? <Suspense fallback={null}><Unsent /></Suspense> : null;
}
