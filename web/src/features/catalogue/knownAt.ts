import { useSearchParams } from 'react-router';

/** The moment that the address asks the catalogue of. Null: now. */
export function useKnownAt(): { at: string | null; setAt: (at: string | null) => void } {
  const [search, setSearch] = useSearchParams();
  const given = search.get('at');
  const at = given !== null && !Number.isNaN(Date.parse(given)) ? given : null;
  const setAt = (next: string | null) => {
    setSearch((before) => {
      const after = new URLSearchParams(before);
      if (next === null) after.delete('at'); else after.set('at', next);
      return after;
    });
  };
  return { at, setAt };
}
