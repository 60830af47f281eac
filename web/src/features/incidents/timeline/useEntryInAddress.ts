import { useEffect, useRef } from 'react';
import { useLocation } from 'react-router';

/** Brings the entry that the address names into view, once it is loaded. `show` says whether it was there. */
export function useEntryInAddress(show: (id: string) => boolean, loaded: number): void {
  const { hash, key } = useLocation();
  const shown = useRef('');
  useEffect(() => {
    const wanted = `${key} ${hash}`;
    if (!hash.startsWith('#entry-') || shown.current === wanted) return;
    if (show(decodeURIComponent(hash.slice('#entry-'.length)))) shown.current = wanted;
  }, [show, loaded, hash, key]);
}
