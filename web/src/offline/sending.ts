import { alone } from './alone';
import type { Said, Unsent, UnsentQueue } from './unsent';

/**
 * How sending went. `again`: no answer came, so that the same command is to be sent again; `wait`: not before somebody has signed in;
 * `stuck`: the server failed over it. */
export type SendOutcome<Answer> = { answer: Answer } | { problem: string; then: 'again' | 'wait' | 'refused' | 'stuck' };
export type SendOne<Command extends Said, Answer> = (item: Unsent<Command>) => Promise<SendOutcome<Answer>>;

/**
 * Sends what waits for one incident, in the order in which it was said, each under its first id. Gives true when it must be tried again later: what comes
 * after one without an answer waits behind it. One that is refused, or stuck, stays and lets the rest pass.
 */
export function sendInOrder<Command extends Said, Answer>(queue: UnsentQueue<Command, Answer>, incidentId: string, send: SendOne<Command, Answer>): Promise<boolean> {
  return alone(queue.lockOf(incidentId), async () => {
    await queue.refresh();
    for (;;) {
      const item = queue.next(incidentId);
      if (!item) return false;
      // On the device before it is on its way: a crash between the two loses nothing and records nothing twice.
      queue.mark(item.commandId, { state: 'sending', tried: true });
      await queue.saved();
      const outcome = await send(item);
      if ('answer' in outcome) {
        queue.settle(item, outcome.answer);
      } else if (outcome.then === 'refused' || outcome.then === 'stuck') {
        queue.mark(item.commandId, { state: outcome.then, problem: outcome.problem });
      } else {
        queue.mark(item.commandId, { state: 'waiting', problem: outcome.problem });
        return outcome.then === 'again';
      }
    }
  });
}

export interface Sender {
  /** Tries at once: the network is back, or somebody has signed in. */
  hurry: () => void;
  stop: () => void;
}

/**
 * Sends whatever waits for as long as it runs: when something new is said, when the network is back, and after a while when no answer came.
 * @param waitBefore How long to wait before try n (from 0), in milliseconds.
 */
export function startSending<Command extends Said, Answer>(queue: UnsentQueue<Command, Answer>, send: SendOne<Command, Answer>, waitBefore: (n: number) => number): Sender {
  const busy = new Set<string>();
  const tries = new Map<string, number>();
  const timers = new Map<string, ReturnType<typeof setTimeout>>();
  let stopped = false;

  const work = async (incidentId: string) => {
    if (stopped || busy.has(incidentId) || timers.has(incidentId) || queue.next(incidentId) === undefined || !navigator.onLine) return;
    busy.add(incidentId);
    const again = await sendInOrder(queue, incidentId, send).catch(() => true);
    busy.delete(incidentId);
    if (again) {
      const n = tries.get(incidentId) ?? 0;
      tries.set(incidentId, n + 1);
      timers.set(incidentId, setTimeout(() => { timers.delete(incidentId); void work(incidentId); }, waitBefore(n)));
    } else {
      tries.delete(incidentId);
      // Something may have been said while the last answer was on its way.
      if (queue.next(incidentId)?.state === 'waiting' && !queue.next(incidentId)?.tried) void work(incidentId);
    }
  };
  const all = () => { queue.incidents().forEach((incidentId) => { void work(incidentId); }); };
  const hurry = () => {
    timers.forEach((timer) => { clearTimeout(timer); });
    timers.clear();
    tries.clear();
    all();
  };

  const unsubscribe = queue.subscribe(all);
  window.addEventListener('online', hurry);
  void queue.ready.then(all);
  return {
    hurry,
    stop: () => {
      stopped = true;
      unsubscribe();
      window.removeEventListener('online', hurry);
      timers.forEach((timer) => { clearTimeout(timer); });
    },
  };
}
