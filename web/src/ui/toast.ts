import { useSyncExternalStore } from 'react';

export interface Said { text: string; takeBack?: () => void }

let waiting: readonly Said[] = [];
const listeners = new Set<() => void>();

const change = (next: readonly Said[]) => {
  waiting = next;
  listeners.forEach((listener) => { listener(); });
};

/** Answers one's own action in a sentence. `takeBack` undoes it. */
export function toast(text: string, takeBack?: () => void): void {
  change([...waiting, { text, ...(takeBack && { takeBack }) }]);
}

/** What was said and is not shown yet. */
export const useWaitingToasts = (): readonly Said[] => useSyncExternalStore((listener) => { listeners.add(listener); return () => { listeners.delete(listener); }; }, () => waiting);

export const takeToasts = (taken: readonly Said[]): void => { change(waiting.filter((one) => !taken.includes(one))); };
