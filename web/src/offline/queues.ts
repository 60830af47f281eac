import { useSyncExternalStore } from 'react';
import { UnsentQueue, type Said } from './unsent';

type AnyQueue = UnsentQueue<never, never>;

const queues = new Map<string, AnyQueue>();
const listeners = new Set<() => void>();
const tell = () => { listeners.forEach((listener) => { listener(); }); };

/** The one queue of a person on this page. All that ask give the same `read`. */
export function queueFor<Command extends Said, Answer>(person: string, read: (kept: unknown) => Command): UnsentQueue<Command, Answer> {
  const known = queues.get(person);
  if (known) return known as unknown as UnsentQueue<Command, Answer>;
  const queue = new UnsentQueue<Command, Answer>(person, read);
  queue.subscribe(tell);
  queues.set(person, queue as unknown as AnyQueue);
  return queue;
}

/** Lets go of every queue: what waits stays on the device. */
export function closeQueues(): void {
  queues.forEach((queue) => { queue.close(); });
  queues.clear();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => { listeners.delete(listener); };
}

/** How many commands wait on this page, for words about them where nothing else is known of them. */
export const useUnsentCount = (person: string): number => useSyncExternalStore(subscribe, () => queues.get(person)?.list().length ?? 0);
