import type { ReactNode } from 'react';
import type { Command } from '@/keys/registry';
import type { IconName } from '@/ui/Icon';

/** A line of the palette: something to do, or something to open. */
export type Line = { id: string; icon: IconName; words: string; shown?: ReactNode } & ({ run: () => void; keys?: string } | { to: string; end?: ReactNode });

const key = 'timeline.recent';
const most = 6;

interface Recent { to: string; words: string; icon: IconName }

/** What was opened from the palette last, in this browser. */
export function recentLines(): Line[] {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? '[]') as Recent[];
    return kept.slice(0, most).map(({ to, words, icon }) => ({ id: `recent ${to}`, to, words, icon }));
  } catch {
    return [];
  }
}

export function remember({ to, words, icon }: Recent): void {
  try {
    const others = (JSON.parse(localStorage.getItem(key) ?? '[]') as Recent[]).filter((one) => one.to !== to);
    localStorage.setItem(key, JSON.stringify([{ to, words, icon }, ...others].slice(0, most)));
  } catch {
    // Storage is off: nothing is recent.
  }
}

/** The words with what was typed marked in them. */
function marked(words: string, text: string): ReactNode {
  const at = words.toLowerCase().indexOf(text.toLowerCase());
  if (text === '' || at < 0) return words;
  return <>{words.slice(0, at)}<mark>{words.slice(at, at + text.length)}</mark>{words.slice(at + text.length)}</>;
}

/** The commands that what was typed may mean: every word of it begins a word of theirs. */
export function commandLines(commands: readonly Command[], typed: string): { here: Line[]; anywhere: Line[]; goTo: Line[] } {
  const text = typed.trim();
  const asked = text.toLowerCase().split(/\s+/);
  const fits = ({ words, also = '' }: Command) => {
    const own = `${words} ${also}`.toLowerCase().split(/\s+/);
    return asked.every((word) => own.some((one) => one.startsWith(word)));
  };
  const lines = (group: (name: string) => boolean) => commands
    .filter((command) => group(command.group) && command.id !== 'palette' && command.id !== 'search' && fits(command))
    .map(({ id, icon = 'right', words, also, keys, run }): Line => {
      const byOther = text !== '' && also !== undefined && !words.toLowerCase().includes(text.toLowerCase()) && also.toLowerCase().includes(text.toLowerCase());
      return { id, icon, words, shown: byOther ? <>{words} <span className="muted">also: {marked(also, text)}</span></> : marked(words, text), run, ...(keys !== undefined && { keys }) };
    });
  return { here: lines((name) => name !== 'Anywhere' && name !== 'Go to'), anywhere: lines((name) => name === 'Anywhere'), goTo: lines((name) => name === 'Go to') };
}
