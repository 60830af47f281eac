import type { EntryKind } from '@/gql/graphql';
import { cutAt, folded } from './span';
import type { ReadingMoment } from './momentOf';

/** Something of the catalogue; without an id where only its name is known. */
export interface Named { id: string | null; name: string }

/** An entry of this incident, as far as a line can speak of it. */
export interface LineEntry {
  id: string;
  sequence: number;
  kind: EntryKind;
  text: string;
  occurredAt: string;
  retracted: boolean;
  facts: readonly { name: string; value?: string | null; input?: string | null; entryId?: string | null }[];
}

/** Everything that a line is read against. */
export interface LineContext extends ReadingMoment {
  people: readonly string[];
  services: readonly Named[];
  customers: readonly Named[];
  entries: readonly LineEntry[];
  /** Who writes: meant where nobody is named and somebody must be. */
  me?: string;
}

/** The entries of these kinds that nothing settled yet, newest first. */
export function openEntries({ entries }: Pick<LineContext, 'entries'>, kinds: readonly EntryKind[]): readonly LineEntry[] {
  const settled = new Set(entries.filter(({ kind, retracted }) => !retracted && settling.has(kind)).flatMap(({ facts }) => facts.map(({ entryId }) => entryId)));
  return entries.filter((entry) => kinds.includes(entry.kind) && !entry.retracted && !settled.has(entry.id))
    .sort((a, b) => Date.parse(b.occurredAt) - Date.parse(a.occurredAt) || b.sequence - a.sequence);
}

const settling = new Set<EntryKind>([
  'REFUTATION', 'CONFIRMATION', 'ABANDONMENT', 'ETA_MET', 'TIME_BOX_MET', 'TIME_BOX_CANCELLED', 'TIME_BOX_ANSWERED', 'DEMAND_MET', 'IMPACT_END',
]);

export const factOf = (entry: LineEntry, name: string): string => {
  const fact = entry.facts.find((each) => each.name === name);
  return fact?.input ?? fact?.value ?? '';
};

export interface FoundName { end: number; name: string; id: string | null; said: string; several: readonly Named[] }

const word = /[\p{L}\p{N}][\p{L}\p{N}\p{M}_.'’-]*/uy;

/** The word at `at`, without the point or colon that ends a phrase. Empty: none begins there. */
export function wordAt(line: string, at: number): string {
  word.lastIndex = at;
  return (word.exec(line)?.[0] ?? '').replace(/[.'’-]+$/u, '');
}

/**
 * The name that stands at `at`: the longest known one written out, else one of which the word there is a whole word, else, where `prefix` says so, one of which
 * a word begins so. Several that fit equally well are all given.
 */
export function nameAt(line: string, at: number, known: readonly Named[], prefix: boolean): FoundName | null {
  const whole = known.filter(({ name }) => name !== '' && folded(cutAt(line, at, name.length)) === folded(name) && !/[\p{L}\p{N}]/u.test(line.charAt(at + name.length)))
    .sort((a, b) => b.name.length - a.name.length)[0];
  if (whole) return { end: at + whole.name.length, name: whole.name, id: whole.id, said: line.slice(at, at + whole.name.length), several: [] };
  const said = wordAt(line, at);
  if (said === '') return null;
  const wanted = folded(said);
  const fits = (test: (part: string) => boolean) => known.filter(({ name }) => folded(name).split(/[\s-]+/).some(test));
  const exact = fits((part) => part === wanted);
  const matching = exact.length > 0 ? exact : prefix ? fits((part) => part.startsWith(wanted)) : [];
  const [first] = matching;
  if (!first) return null;
  const only = matching.length === 1;
  return { end: at + said.length, said, name: only ? first.name : said, id: only ? first.id : null, several: only ? [] : matching };
}
