import type { SignedIn } from '@/viewer/ViewerContext';

const key = 'timeline.person';

/** Who was signed in here last, for a start without a network. Null after signing out, and after the server said that nobody is signed in. */
export function lastPerson(): SignedIn | null {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? 'null') as Partial<SignedIn> | null;
    return kept?.actorId !== undefined && kept.name !== undefined && kept.role !== undefined ? { actorId: kept.actorId, name: kept.name, role: kept.role } : null;
  } catch {
    return null;
  }
}

export function keepPerson({ actorId, name, role }: SignedIn): void {
  try {
    localStorage.setItem(key, JSON.stringify({ actorId, name, role }));
  } catch {
    // Storage is full or off: without a network the application does not open, which it then says.
  }
}

export function forgetPerson(): void {
  try {
    localStorage.removeItem(key);
  } catch {
    // Storage is switched off: nothing was kept.
  }
}
