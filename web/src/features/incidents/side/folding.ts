import { useSyncExternalStore } from 'react';
import { useViewer } from '@/viewer/ViewerContext';

const storageKey = (person: string) => `timeline.roomFolded.${person}`;
const listeners = new Set<() => void>();
/** Where storage is off: until the page is left. */
const unkept = new Map<string, string>();

function kept(person: string): string {
  try {
    return localStorage.getItem(storageKey(person)) ?? unkept.get(person) ?? '';
  } catch {
    return unkept.get(person) ?? '';
  }
}

const subscribe = (listener: () => void) => { listeners.add(listener); return () => { listeners.delete(listener); }; };

/** Whether a section of the right column is folded for whoever is signed in, in every room. */
export function useFolded(name: string): [boolean, (folded: boolean) => void] {
  const { actorId } = useViewer();
  const names = useSyncExternalStore(subscribe, () => kept(actorId)).split(',').filter(Boolean);
  const fold = (folded: boolean) => {
    const next = folded ? [...new Set([...names, name])].join(',') : names.filter((one) => one !== name).join(',');
    try {
      localStorage.setItem(storageKey(actorId), next);
    } catch {
      unkept.set(actorId, next);
    }
    listeners.forEach((listener) => { listener(); });
  };
  return [names.includes(name), fold];
}
