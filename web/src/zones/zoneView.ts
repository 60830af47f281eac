import { useEffect, useSyncExternalStore } from 'react';
import { deviceZone } from '@/time/zones';

/** In which zone a person reads: the incident's own, theirs, or UTC. It changes reading, never the record. */
export type ZoneView = 'incident' | 'mine' | 'utc';

const key = 'timeline.zoneView';
export const zoneViews: readonly ZoneView[] = ['incident', 'mine', 'utc'];

interface State { view: ZoneView; incidentZone: string | null }

function kept(): ZoneView {
  try {
    return zoneViews.find((view) => view === localStorage.getItem(key)) ?? 'incident';
  } catch {
    return 'incident';
  }
}

let state: State | null = null;
const listeners = new Set<() => void>();
const now = (): State => (state ??= { view: kept(), incidentZone: null });

function change(part: Partial<State>): void {
  state = { ...now(), ...part };
  listeners.forEach((listener) => { listener(); });
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => {
    listeners.delete(listener);
    // Nobody reads: what the browser keeps may be changed meanwhile by another tab.
    if (listeners.size === 0) state = null;
  };
}

export function setZoneView(view: ZoneView): void {
  change({ view });
  try {
    localStorage.setItem(key, view);
  } catch {
    // Storage is off: the choice lasts until the page is left.
  }
}

/** The next of those there are: the incident's only in its room. */
export function nextZoneView(): void {
  const { view, incidentZone } = now();
  const there = zoneViews.filter((one) => one !== 'incident' || incidentZone !== null);
  setZoneView(there[(there.indexOf(view) + 1) % there.length] ?? 'mine');
}

/** What stands behind each view here. */
export const zoneOf = (view: ZoneView, incidentZone: string | null): string => ({ incident: incidentZone ?? deviceZone(), mine: deviceZone(), utc: 'UTC' })[view];

/** The zone to show times in. Outside of an incident its zone is the reader's. */
export function useZoneView(): { view: ZoneView; zone: string; incidentZone: string | null } {
  const { view, incidentZone } = useSyncExternalStore(subscribe, now);
  return { view, zone: zoneOf(view, incidentZone), incidentZone };
}

/** Says, while an incident is on the screen, which zone is its own, and gives the one to show times in. */
export function useIncidentZone(incidentZone: string): string {
  useEffect(() => {
    change({ incidentZone });
    return () => { change({ incidentZone: null }); };
  }, [incidentZone]);
  return zoneOf(useZoneView().view, incidentZone);
}
