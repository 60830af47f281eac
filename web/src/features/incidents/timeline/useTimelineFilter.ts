import { useCallback, useDeferredValue, useMemo } from 'react';
import { useSearchParams } from 'react-router';
import type { RoomEntry } from '../roomRecord';
import { filtered, filterOf, laneCounts, withFilter, type TimelineFilter } from './timelineFilter';

/** The filter in the address, what it lets through, and how many there are of each lane. `always`: what is shown whatever the filter says. */
export function useTimelineFilter(entries: readonly RoomEntry[], always: (entry: RoomEntry) => boolean) {
  const [address, setAddress] = useSearchParams();
  const filter = useMemo(() => filterOf(address), [address]);
  // Typing goes on while ten thousand entries are searched.
  const deferred = useDeferredValue(filter);
  const shown = useMemo(() => filtered(entries, deferred, always), [entries, deferred, always]);
  const counts = useMemo(() => laneCounts(entries), [entries]);
  const setFilter = useCallback((next: TimelineFilter) => { setAddress((before) => withFilter(before, next), { replace: true }); }, [setAddress]);
  return { filter, setFilter, shown, counts };
}
