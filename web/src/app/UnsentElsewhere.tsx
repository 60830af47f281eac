import { lazy, Suspense, useEffect, useState } from 'react';
import { useUnsentCount } from '@/offline/counts';
import { useAhead } from './useAhead';

/** It is wanted most when there is no network to load it by: it comes ahead, and where it did not come the page goes on without. */
const loadUnsent = () => import('./Unsent').then(({ Unsent }) => ({ default: Unsent }), () => ({ default: () => null }));
const Unsent = lazy(loadUnsent);

/** Sends what waits on this device wherever one is, and says of what cannot be sent. What does it is loaded when there is something. */
export function UnsentElsewhere({ person }: { person: string }) {
  const [left, setLeft] = useState<string | null>(null);
  useAhead(loadUnsent);
  const here = useUnsentCount(person) > 0;
  useEffect(() => {
    let gone = false;
    void import('@/offline/left').then(({ isAnythingLeft }) => isAnythingLeft(person)).then((anything) => { if (anything && !gone) setLeft(person); });
    return () => { gone = true; };
  }, [person]);
  return here || left === person ? <Suspense fallback={null}><Unsent /></Suspense> : null;
}
