import { useSyncExternalStore } from 'react';

/** How the live connection stands. `idle`: nobody listens, so there is none. `lost` lasts until it is open again. */
export type ConnectionStatus = 'idle' | 'connecting' | 'open' | 'lost';

let current: ConnectionStatus = 'idle';
const listeners = new Set<() => void>();

export function setConnectionStatus(next: ConnectionStatus): void {
  // Each try to connect again is still the same outage.
  if (next === current || (current === 'lost' && next === 'connecting')) return;
  current = next;
  listeners.forEach((listener) => { listener(); });
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => { listeners.delete(listener); };
}

export const connectionStatus = (): ConnectionStatus => current;

export const useConnectionStatus = (): ConnectionStatus => useSyncExternalStore(subscribe, () => current);
