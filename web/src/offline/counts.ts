import { useSyncExternalStore } from 'react';

const counts = new Map<string, number>();
const listeners = new Set<() => void>();

/** How many commands of somebody wait on this page. Told by their queue, and known apart from it: the first screen says the number and has no use for the rest. */
export function countUnsent(person: string, count: number): void {
  counts.set(person, count);
  listeners.forEach((listener) => { listener(); });
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => { listeners.delete(listener); };
}

export const useUnsentCount = (person: string): number => useSyncExternalStore(subscribe, () => counts.get(person) ?? 0);
