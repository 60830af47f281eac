const chains = new Map<string, Promise<unknown>>();

/** Does one thing of a name at a time: over all tabs of this browser, or on this page where it has no locks. */
export function alone<T>(name: string, work: () => Promise<T>): Promise<T> {
  // Absent without https, and in tests.
  const { locks } = navigator as { locks?: LockManager };
  if (locks) return locks.request(name, work) as Promise<T>;
  const done = (chains.get(name) ?? Promise.resolve()).then(work, work);
  chains.set(name, done.catch(() => undefined));
  return done;
}
