import { useSyncExternalStore } from 'react';
import type { Said, Unsent, UnsentQueue } from './unsent';

export interface UnsentHere<Command extends Said> {
  items: readonly Unsent<Command>[];
  /** True when this device has no room to keep them. */
  full: boolean;
}

/** What waits in a queue, as it changes. */
export function useUnsent<Command extends Said, Answer>(queue: UnsentQueue<Command, Answer>): UnsentHere<Command> {
  const items = useSyncExternalStore(queue.subscribe, queue.list);
  const full = useSyncExternalStore(queue.subscribe, queue.isFull);
  return { items, full };
}
