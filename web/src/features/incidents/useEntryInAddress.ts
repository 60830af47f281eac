import { useEffect } from 'react';
import { useLocation } from 'react-router';
import { scrollToRow } from './scrollToRow';

/** Brings the entry that the address names into view, once the timeline is there. */
export function useEntryInAddress(ready: boolean): void {
  const { hash, key } = useLocation();
  useEffect(() => {
    if (ready && hash.startsWith('#entry-')) scrollToRow(decodeURIComponent(hash.slice(1)));
  }, [ready, hash, key]);
}
