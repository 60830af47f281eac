import { useState } from 'react';

export interface Steady<T> { line: T; gone: boolean }

/** The lines in their new order; while they are held, in the old one: what is new comes last, and what has gone keeps its place and says so. */
export function steadied<T extends { id: string }>(shown: readonly Steady<T>[], next: readonly T[], held: boolean): Steady<T>[] {
  const fresh = (line: T): Steady<T> => ({ line, gone: false });
  if (!held) return next.map(fresh);
  const there = new Map(next.map((line) => [line.id, line]));
  const known = new Set(shown.map(({ line }) => line.id));
  return [
    ...shown.map(({ line }) => { const now = there.get(line.id); return now ? fresh(now) : { line, gone: true }; }),
    ...next.filter(({ id }) => !known.has(id)).map(fresh),
  ];
}

/** Lines that do not move while the pointer or the focus is on them. Give the same array until something of it changes; another `list` is not held. */
export function useSteady<T extends { id: string }>(next: readonly T[], list: string): { lines: readonly Steady<T>[]; hold: { onPointerEnter: () => void; onPointerLeave: () => void; onFocus: () => void; onBlur: (event: React.FocusEvent) => void } } {
  const [pointed, setPointed] = useState(false);
  const [focused, setFocused] = useState(false);
  const held = pointed || focused;
  const [kept, setKept] = useState(() => ({ next, list, held, lines: steadied<T>([], next, false) }));
  let { lines } = kept;
  if (kept.next !== next || kept.list !== list || kept.held !== held) {
    lines = steadied(kept.lines, next, held && kept.list === list);
    setKept({ next, list, held, lines });
  }
  return {
    lines,
    hold: {
      onPointerEnter: () => { setPointed(true); },
      onPointerLeave: () => { setPointed(false); },
      onFocus: () => { setFocused(true); },
      onBlur: (event) => { if (!event.currentTarget.contains(event.relatedTarget)) setFocused(false); },
    },
  };
}
