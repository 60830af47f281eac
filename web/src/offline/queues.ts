import { countUnsent } from './counts';
import { UnsentQueue, type Said } from './unsent';

type AnyQueue = UnsentQueue<never, never>;

const queues = new Map<string, AnyQueue>();

/** The one queue of a person on this page. All that ask give the same `read`. */
export function queueFor<Command extends Said, Answer>(person: string, read: (kept: unknown) => Command): UnsentQueue<Command, Answer> {
  const known = queues.get(person);
  if (known) return known as unknown as UnsentQueue<Command, Answer>;
  const queue = new UnsentQueue<Command, Answer>(person, read);
  queue.subscribe(() => { countUnsent(person, queue.list().length); });
  queues.set(person, queue as unknown as AnyQueue);
  return queue;
}

/** Lets go of every queue: what waits stays on the device. */
export function closeQueues(): void {
  queues.forEach((queue, person) => { queue.close(); countUnsent(person, 0); });
  queues.clear();
}
