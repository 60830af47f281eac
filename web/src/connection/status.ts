import { useSyncExternalStore } from 'react';

/** How the live connection stands. `idle`: nobody listens, so there is none. */
export type ConnectionStatus = 'idle' | 'connecting' | 'open' | 'lost';

let current: ConnectionStatus = 'idle';
const listeners = new Set<() => void>();

export function setConnectionStatus(next: ConnectionStatus): void {
  if (next === current) return;
  current = next;
  listeners.forEach((listener) => { listener(); });
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => { listeners.delete(listener); };
}

export const useConnectionStatus = (): ConnectionStatus => useSyncExternalStore(subscribe, () => current);
