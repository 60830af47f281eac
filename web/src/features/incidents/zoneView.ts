import { useState } from 'react';
import { deviceZone } from '@/time/zones';

/** In which zone a person reads: the incident's own, theirs, or UTC. */
export type ZoneView = 'incident' | 'mine' | 'utc';

const key = 'timeline.zoneView';
const views: ZoneView[] = ['incident', 'mine', 'utc'];

/** The zone to show times in; the choice is kept in this browser. */
export function useZoneView(incidentZone: string): { view: ZoneView; zone: string; setView: (view: ZoneView) => void } {
  const [view, setViewState] = useState<ZoneView>(() => {
    try {
      return views.find((v) => v === localStorage.getItem(key)) ?? 'incident';
    } catch {
      return 'incident';
    }
  });
  const setView = (next: ZoneView) => {
    setViewState(next);
    try {
      localStorage.setItem(key, next);
    } catch {
      // Storage is off: the choice lasts until the page is left.
    }
  };
  const zone = { incident: incidentZone, mine: deviceZone(), utc: 'UTC' }[view];
  return { view, zone, setView };
}
