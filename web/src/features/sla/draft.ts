import { useEffect, useState } from 'react';

// Below `timeline.draft.`: whoever signs out on purpose leaves nothing of it in the browser.
const keyOf = (id: string) => `timeline.draft.sla.${id}`;

function kept<T>(id: string): T | null {
  try {
    const text = localStorage.getItem(keyOf(id));
    return text === null ? null : JSON.parse(text) as T;
  } catch {
    return null;
  }
}

/** What was changed and is not in force, kept in this browser. Null: nothing was. */
export function useDraft<T>(id: string): { draft: T | null; setDraft: (draft: T | null) => void } {
  const [draft, setDraft] = useState<T | null>(() => kept<T>(id));
  useEffect(() => {
    try {
      if (draft === null) localStorage.removeItem(keyOf(id));
      else localStorage.setItem(keyOf(id), JSON.stringify(draft));
    } catch {
      // Storage is off: the draft lasts until the page is left, which is asked about.
    }
  }, [id, draft]);
  return { draft, setDraft };
}
