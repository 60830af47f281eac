import { useEffect, useSyncExternalStore } from 'react';
import type { IconName } from '@/ui/Icon';

/** Something a person can do here and now: a button, a line of the palette and a key are the same command, in the same words. */
export interface Command {
  id: string;
  words: string;
  /** Where it belongs in the palette and in the list of keys: `Anywhere`, `Go to`, `In this incident`. */
  group: string;
  icon?: IconName;
  /** Other words that find it. */
  also?: string;
  /** One key as in `KeyboardEvent.key`, two after each other (`g b`), or with a modifier (`Control+k`, `Shift+D`, `Alt+1`). */
  keys?: string;
  /** The key is heard where it is pressed, not on the whole page: it is only told of. */
  local?: true;
  run: () => void;
}

let commands: readonly Command[] = [];
const parts = new Set<readonly Command[]>();
const listeners = new Set<() => void>();

function gather(): void {
  commands = [...parts].flat();
  listeners.forEach((listener) => { listener(); });
}

/** Adds what can be done while the caller is on the screen. Give the same array until something of it changes. */
export function useCommands(own: readonly Command[]): void {
  useEffect(() => {
    parts.add(own);
    gather();
    return () => {
      parts.delete(own);
      gather();
    };
  }, [own]);
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => { listeners.delete(listener); };
};

/** Everything that can be done now. */
export const allCommands = (): readonly Command[] => commands;
export const useAllCommands = (): readonly Command[] => useSyncExternalStore(subscribe, allCommands);

/** Goes to a moment of what is on the screen: the room of an incident says how. Null: there is none to go to. */
export type JumpToTime = (clock: string) => boolean;

let jump: JumpToTime | null = null;
export function useJumpToTime(own: JumpToTime): void {
  useEffect(() => {
    jump = own;
    return () => { if (jump === own) jump = null; };
  }, [own]);
}
export const jumpToTime = (): JumpToTime | null => jump;
