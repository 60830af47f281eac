import { useEffect, useSyncExternalStore } from 'react';
import { allCommands, type Command } from './registry';

const kept = 'timeline.singleKeys';
/** How long the first key of two waits for the second. */
const patience = 1_200;

let on: boolean | null = null;
const listeners = new Set<() => void>();

function singleKeysOn(): boolean {
  try {
    return (on ??= localStorage.getItem(kept) !== 'off');
  } catch {
    return (on ??= true);
  }
}

/** Single keys can be turned off: speech input and unsteady hands press them by accident. Those with Ctrl or Alt stay. */
export function setSingleKeys(next: boolean): void {
  on = next;
  try {
    localStorage.setItem(kept, next ? 'on' : 'off');
  } catch {
    // Storage is off: the choice lasts until the page is left.
  }
  listeners.forEach((listener) => { listener(); });
}

export const useSingleKeys = (): boolean => useSyncExternalStore((listener) => { listeners.add(listener); return () => { listeners.delete(listener); }; }, singleKeysOn);

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

const isSingle = (keys: string) => !/^(Control|Alt)\+/.test(keys);

function pressed(event: KeyboardEvent): string {
  const key = event.key.length === 1 && !event.shiftKey ? event.key.toLowerCase() : event.key;
  if (event.ctrlKey || event.metaKey) return `Control+${key.toLowerCase()}`;
  if (event.altKey) return `Alt+${key}`;
  return event.shiftKey && /^[A-Z]$/i.test(key) ? `Shift+${key.toUpperCase()}` : key;
}

/** Runs the commands that have keys. Single keys rest while somebody types, and while something is open over the page; what a toast says is not. */
export function useKeyboard(): void {
  useEffect(() => {
    let first: { key: string; at: number } | null = null;
    const onKey = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.isComposing) return;
      const key = pressed(event);
      const pair = first && event.timeStamp - first.at < patience ? `${first.key} ${key}` : null;
      first = null;
      const rests = isTyping(event.target) || !singleKeysOn();
      if (isSingle(key) && rests) return;
      if (document.querySelector('[role=dialog]:not(.toast), [role=menu]')) return;
      const found = commandOf(allCommands(), pair) ?? commandOf(allCommands(), key);
      if (found) {
        event.preventDefault();
        found.run();
      } else if (allCommands().some((command) => command.keys?.startsWith(`${key} `))) {
        first = { key, at: event.timeStamp };
      }
    };
    document.addEventListener('keydown', onKey);
    return () => { document.removeEventListener('keydown', onKey); };
  }, []);
}

const commandOf = (commands: readonly Command[], keys: string | null) => (keys === null ? undefined : commands.find((command) => command.keys === keys && !command.local));

/** The caps to show for the keys of a command: `Ctrl` `K`. */
export const keyCaps = (keys: string): string[] =>
  keys.split(/[ +](?=.)/).map((key) => (key === 'Control' ? 'Ctrl' : key.length === 1 ? key.toUpperCase() : key));
