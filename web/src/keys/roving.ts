import type { KeyboardEvent } from 'react';

const steps: Record<string, (at: number, last: number) => number> = {
  ArrowDown: (at, last) => Math.min(at + 1, last), ArrowUp: (at) => Math.max(at - 1, 0), Home: () => 0, End: (_, last) => last,
  j: (at, last) => Math.min(at + 1, last), k: (at) => Math.max(at - 1, 0),
};

/**
 * For `onKeyDown` of a list: arrows, J and K move the focus between the first link or button of each item or row, Home and End go to the ends. Every one of them stays
 * reachable by Tab, because an item may hold more than one thing.
 */
export function moveInList(event: KeyboardEvent<HTMLElement>): void {
  const step = steps[event.key];
  const target = event.target as HTMLElement;
  if (!step || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) return;
  const stops = [...event.currentTarget.children].flatMap((item) => item.querySelector<HTMLElement>('a, button') ?? []);
  const at = stops.findIndex((stop) => stop.closest('li, tr')?.contains(target));
  if (at < 0) return;
  event.preventDefault();
  const next = stops[step(at, stops.length - 1)];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
}
