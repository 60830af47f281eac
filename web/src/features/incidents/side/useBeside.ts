import { useSyncExternalStore } from 'react';

/** From here on the right column stands beside the timeline. `room.css` says the same. */
const query = '(min-width: 1101px)';

// A browser without it has room.
const list = () => (typeof window.matchMedia === 'function' ? window.matchMedia(query) : null);

/** Whether there is room for a column beside the timeline. */
export const useBeside = (): boolean => useSyncExternalStore(
  (listener) => { const media = list(); media?.addEventListener('change', listener); return () => { media?.removeEventListener('change', listener); }; },
  () => list()?.matches ?? true,
);
