import { useSyncExternalStore } from 'react';

let signedOut = false;
const listeners = new Set<() => void>();

/** Called when the server says that nobody is signed in. Signing in loads the page anew. */
export function reportSignedOut(): void {
  signedOut = true;
  listeners.forEach((listener) => { listener(); });
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => { listeners.delete(listener); };
}

export const useSignedOut = (): boolean => useSyncExternalStore(subscribe, () => signedOut);
