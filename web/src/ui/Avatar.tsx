import type { CSSProperties } from 'react';
import './signs.css';

/** Two letters of a name: of its first word and its last. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u).filter((word) => /^[\p{L}\p{N}]/u.test(word));
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? '')][0] ?? '');
  return letters.join('').toLocaleUpperCase('en') || '?';
}

/** The same name has the same colour everywhere. */
const hueOf = (name: string) => [...name].reduce((hue, letter) => (hue * 31 + (letter.codePointAt(0) ?? 0)) % 360, 7);

/** A person's mark. `decoration`: the name stands beside it. */
export function Avatar({ name, small = false, decoration = false }: { name: string; small?: boolean; decoration?: boolean }) {
  return (
    <span className={small ? 'avatar avatar-small' : 'avatar'} style={{ '--hue': hueOf(name) } as CSSProperties} title={decoration ? undefined : name}
      {...(decoration ? { 'aria-hidden': true } : { role: 'img', 'aria-label': name })}>{initialsOf(name)}</span>
  );
}

/** Who is there. From `most` on the rest is a number. */
export function Faces({ names, most = 4 }: { names: readonly string[]; most?: number }) {
  const shown = names.length > most ? names.slice(0, most - 1) : names;
  return (
    <span className="faces">
      {shown.map((name) => <Avatar key={name} name={name} small />)}
      {shown.length < names.length && <span className="avatar avatar-small" role="img" aria-label={names.slice(shown.length).join(', ')}>+{names.length - shown.length}</span>}
    </span>
  );
}
