import { useSyncExternalStore } from 'react';

let signedOut = false;
let rightsChanges = 0;
const listeners = new Set<() => void>();

const tell = () => { listeners.forEach((listener) => { listener(); }); };

/**
 * Whether somebody is signed in in this browser, asked before anything is asked that would be refused. Null when the server does not say.
 */
export async function isSignedIn(send: typeof fetch = fetch): Promise<boolean | null> {
  try {
    const answer = (await (await send('/session', { headers: { Accept: 'application/json' } })).json()) as { signedIn?: boolean };
    return answer.signedIn ?? null;
  } catch {
    return null;
  }
}

/** Called when the server says that nobody is signed in: the session ended, or was ended by somebody. */
export function reportSignedOut(): void {
  if (signedOut) return;
  signedOut = true;
  tell();
}

/** Somebody has signed in again on this page, or in another tab. */
export function reportSignedIn(): void {
  signedOut = false;
  tell();
}

/** Called when the server says that this needs another role: it may not be the one that the page knows. */
export function reportRightsChanged(): void {
  rightsChanges++;
  tell();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => { listeners.delete(listener); };
}

export const useSignedOut = (): boolean => useSyncExternalStore(subscribe, () => signedOut);

/** How often the rights may have changed since the page was loaded. */
export const useRightsChanges = (): number => useSyncExternalStore(subscribe, () => rightsChanges);

/** What a WebSocket's close says: 4401 and 4403 are sent when nobody is signed in, or is any more. */
export const closedForSignIn = (code: number): boolean => code === 4401 || code === 4403;
