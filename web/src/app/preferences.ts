import { useSyncExternalStore } from 'react';

/** What a person has chosen in this browser. `public/theme.js` applies theme and density before the first paint. */
const choices = {
  theme: ['device', 'light', 'dark'],
  density: ['comfortable', 'compact'],
  rail: ['open', 'folded'],
  start: ['role', 'board', 'incidents', 'metrics'],
} as const;

type Preferences = { [Name in keyof typeof choices]: (typeof choices)[Name][number] };

const listeners = new Set<() => void>();
/** Where storage is switched off: the choice lasts until the page is left. */
const unkept = new Map<string, string>();

function read<Name extends keyof Preferences>(name: Name): Preferences[Name] {
  let found = unkept.get(name);
  try {
    found ??= localStorage.getItem(`timeline.${name}`) ?? undefined;
  } catch {
    // What is in `unkept` holds.
  }
  const known = choices[name] as readonly string[] as readonly Preferences[Name][] & [Preferences[Name]];
  return known.find((choice) => choice === found) ?? known[0];
}

export function prefer<Name extends keyof Preferences>(name: Name, choice: Preferences[Name]): void {
  try {
    localStorage.setItem(`timeline.${name}`, choice);
  } catch {
    unkept.set(name, choice);
  }
  if (name === 'theme' || name === 'density') document.documentElement.dataset[name] = choice;
  listeners.forEach((listener) => { listener(); });
}

/** The one after the present choice. */
export function preferNext(name: keyof Preferences): void {
  const all: readonly string[] = choices[name];
  prefer(name, (all[(all.indexOf(read(name)) + 1) % all.length] ?? all[0]) as never);
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => { listeners.delete(listener); };
};

export const usePreference = <Name extends keyof Preferences>(name: Name): Preferences[Name] => useSyncExternalStore(subscribe, () => read(name));
