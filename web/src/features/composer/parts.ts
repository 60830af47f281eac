import { wallClockText } from '@/time/wallClockText';
import { nameAt, openEntries, wordAt, type LineContext, type LineEntry, type Named } from './context';
import { endOfDay, momentAfter, momentWords } from './momentOf';
import { folded, isEdge, type Span } from './span';
import { secondsOf, timeAt } from './saidTime';
import type { Phrases } from './phrases';
import type { EntryKind } from '@/gql/graphql';

/** Something that a chip can be changed to, and what the line then says in its place. */
export interface Choice { value: string; words: string; typed: string }

/** A part as it was read: the values that it fills, and what its chip shows. */
export interface Found {
  /** The field of the form; what says how the command is meant has a name that no field has. */
  name: string;
  span: Span;
  value: string;
  /** What else it fills. */
  also?: Readonly<Record<string, string>>;
  words: string;
  choices: readonly Choice[];
  /** Why it must be looked at. */
  amber?: string;
}

export interface PartReader {
  name: string;
  /** Words that may stand before it; they are cut with it. */
  intro?: RegExp;
  /** At the head of the command, too, it is read only behind such a word. */
  introduced?: true;
  /** It is also read at the end of the line; where `intro` is given, only behind such a word. */
  tail?: true;
  /** Its words stay in the text as well: it names somebody there. */
  keeps?: true;
  /** At the head of the command a word that nobody knows may be it. */
  loose?: true;
  /** It goes on to the end of the line: of several beginnings the last is meant. */
  toTheEnd?: true;
  /** In the midst of the text it is read behind this sign. */
  sign?: '@' | '#' | '>';
  read: (line: string, at: number, context: ReadingContext) => Found | null;
  /** What is meant where nothing is said. */
  guess?: (at: number, context: LineContext) => Found | null;
}

/** `loose`: at the head of a command, where a word that nobody knows may be a name. `from`: the moment that promises count from. */
export interface ReadingContext extends LineContext { loose: boolean; from: number; stopsAt: (at: number) => boolean }

/** One of the schema's values by what people type for it. */
export function choice(name: string, phrases: Phrases, words: Readonly<Record<string, string>>, { initial, ...more }: Partial<PartReader> & { initial?: string } = {}): PartReader {
  const typed = Object.entries(phrases).flatMap(([value, all]) => all.map((phrase) => ({ value, phrase: folded(phrase) }))).sort((a, b) => b.phrase.length - a.phrase.length);
  const choices = Object.entries(phrases).map(([value, [phrase]]): Choice => ({ value, words: words[value] ?? value, typed: phrase ?? value }));
  return {
    name, ...more,
    guess: (at) => {
      const value = initial ?? choices[0]?.value ?? '';
      return { name, span: { start: at, end: at }, value, words: words[value] ?? value, choices };
    },
    read: (line, at) => {
      const found = typed.find(({ phrase }) => folded(line.slice(at, at + phrase.length)) === phrase && isEdge(line, at + phrase.length));
      return found ? { name, span: { start: at, end: at + found.phrase.length }, value: found.value, words: words[found.value] ?? found.value, choices } : null;
    },
  };
}

const quoted = /["“„«]([^"”“»\n]{1,120})["”“»]/uy;

/** Somebody or something by name: one that is known, one behind its sign, one in quotation marks; where `loose`, words that look like a name too. */
export function name(field: string, known: (context: LineContext) => readonly Named[], sign: '@' | '#' | '>', more: Partial<PartReader> & { idField?: string; ask?: string } = {}): PartReader {
  const { idField, ask = 'Several fit. Choose one.', ...rest } = more;
  const found = (start: number, end: number, said: Named, several: readonly Named[] = []): Found => ({
    name: field, span: { start, end }, value: said.name, words: said.name, ...(idField && said.id && { also: { [idField]: said.id } }),
    choices: several.map((each) => ({ value: each.name, words: each.name, typed: `${sign}${each.name}` })), ...(several.length > 0 && { amber: ask }),
  });
  return {
    name: field, sign, ...rest,
    read: (line, at, context) => {
      const all = known(context);
      if (line.charAt(at) === sign) {
        const named = nameAt(line, at + 1, all, true);
        if (named) return found(at, named.end, named, named.several);
        const word = wordAt(line, at + 1);
        return word === '' ? null : found(at, at + 1 + word.length, { id: null, name: word });
      }
      const named = nameAt(line, at, all, false);
      if (named) return found(at, named.end, named, named.several);
      if (!context.loose) return null;
      quoted.lastIndex = at;
      const quote = quoted.exec(line);
      if (quote?.[1] !== undefined && quote[1].trim() !== '') return found(at, at + quote[0].length, { id: null, name: quote[1].trim() });
      const end = looseEnd(line, at, context.stopsAt);
      return end === null ? null : found(at, end, { id: null, name: line.slice(at, end) });
    },
  };
}

/** Words that begin a sentence and name nobody. */
const noNames = new Set('a an the we i he she it they you this that there is are was in on at to for of and or not no der die das ein eine wir ich er sie es ist im in zu und nicht'.split(' '));

/** Where a name ends that nobody knows: one word, and up to two more that begin with a capital letter, up to where something else can be read. */
function looseEnd(line: string, at: number, stopsAt: (at: number) => boolean): number | null {
  const first = wordAt(line, at);
  let end = at + first.length;
  if (end === at || noNames.has(first.toLowerCase())) return null;
  for (let more = 0; more < 2 && line.charAt(end) === ' '; more++) {
    const next = wordAt(line, end + 1);
    if (!/^\p{Lu}/u.test(next) || stopsAt(end + 1)) break;
    end += 1 + next.length;
  }
  return end;
}

const length = /(?:in\s)?\+?(?:(?<h>\d{1,3})\s?(?:hours?|std|stunden?|h)(?:\s?(?<hm>\d{1,2})(?:\s?(?:minuten|minutes|mins?|m))?)?|(?<m>\d{1,4})\s?(?:minuten|minutes|mins?|m))(?=$|[\s,;:.!?)])/iuy;
const atOrSo = /(?:at|um|by|until|till|bis|for)\s/iuy;
const tomorrow = /(?:tomorrow|morgen)\s(?:at\s|um\s)?/iuy;

/** A moment that is still to come: how long from then, or what clocks will show. */
export function due(field: string, label: string, { latest, ...more }: Partial<PartReader> & { latest?: string } = {}): PartReader {
  return {
    name: field, ...more,
    read: (line, start, context) => {
      const { from, zone, now } = context;
      length.lastIndex = start;
      const lasting = length.exec(line);
      const seconds = secondsOf(lasting?.groups ?? {});
      if (lasting && seconds > 0) return shown(start, start + lasting[0].length, Math.ceil((from + seconds * 1000) / 60_000) * 60_000);
      let at = start;
      atOrSo.lastIndex = at;
      at += atOrSo.exec(line)?.[0].length ?? 0;
      tomorrow.lastIndex = at;
      const skipped = tomorrow.exec(line)?.[0].length ?? 0;
      const said = timeAt(line, at + skipped);
      if (said?.is !== 'clock' || (said.until && latest === undefined)) return null;
      const when = momentAfter(said, skipped > 0 ? endOfDay(from, zone) : from, zone);
      if (when === null) return null;
      const last = said.until && momentAfter({ ...said, day: { is: 'none' }, from: said.until }, when, zone);
      return { ...shown(start, said.span.end, when), ...(last && latest && { also: { [latest]: wallClockText(last, zone) }, words: `${label} ${momentWords(when, last, zone, now)}` }) };

      function shown(begin: number, end: number, moment: number): Found {
        return { name: field, span: { start: begin, end }, value: wallClockText(moment, zone), words: `${label} ${momentWords(moment, null, zone, now)}`, choices: [] };
      }
    },
  };
}

/** A number of people: `340 users`. */
export const count = (field: string): PartReader => ({
  name: field,
  read: (line, at) => {
    const match = /^(\d{1,9})\s(?:people|users?|staff|customers?|mailboxes|leute|personen|nutzer|mitarbeiter|kunden)(?=$|[\s,;:.])/iu.exec(line.slice(at, at + 40));
    return match ? { name: field, span: { start: at, end: at + match[0].length }, value: String(Number(match[1])), words: match[0], choices: [] } : null;
  },
});

/** Words up to the end of the line behind an introduction: `because …`, `assuming …`. */
export const phrase = (field: string, intro: RegExp, label: string): PartReader => ({
  name: field, tail: true, introduced: true, toTheEnd: true, intro,
  read: (line, at) => {
    const value = line.slice(at).trim();
    return value === '' || value.startsWith('\\') || value.length > 1000 || value.includes('\n') ? null : { name: field, span: { start: at, end: at + line.slice(at).trimEnd().length }, value, words: `${label} ${value}`, choices: [] };
  },
});

const clockText = (entry: LineEntry, zone: string) => wallClockText(entry.occurredAt, zone).slice(-5);

/** An entry by the words that it begins with, in quotation marks or up to a colon, or by its number: `^12`. The newest open one where none is said. */
export function entry(field: string, kinds: readonly EntryKind[] | null, label: string, more: Partial<PartReader> = {}): PartReader {
  const suitable = (context: LineContext) => openEntries(context, kinds ?? anyEvidence);
  const shown = (each: LineEntry, span: Span, all: readonly LineEntry[], zone: string, guessed: boolean): Found => ({
    name: field, span, value: each.id, words: `${label}: ${each.text.slice(0, 60)}`,
    choices: all.map((one) => ({ value: one.id, words: `${clockText(one, zone)} ${one.text.slice(0, 60)}`, typed: `^${one.sequence}` })),
    ...(guessed && all.length > 1 && { amber: `Which one? Taken: the newest, of ${clockText(each, zone)}.` }),
  });
  return {
    name: field, ...more,
    read: (line, at, context) => {
      const all = suitable(context);
      const numbered = /^\^(\d{1,9})(?![\p{L}\p{N}])/u.exec(line.slice(at, at + 12));
      const byNumber = numbered && all.find(({ sequence }) => sequence === Number(numbered[1]));
      if (byNumber) return shown(byNumber, { start: at, end: at + numbered[0].length }, all, context.zone, false);
      quoted.lastIndex = at;
      const quote = quoted.exec(line);
      const said = quote?.[1] ?? /^[^:\n]{1,120}(?=:(?:\s|$))/u.exec(line.slice(at, at + 122))?.[0];
      if (said === undefined) return null;
      const wanted = folded(said).split(/[^\p{L}\p{N}]+/u).filter(Boolean);
      const fits = all.filter(({ text }) => { const words = folded(text).split(/[^\p{L}\p{N}]+/u); return wanted.length > 0 && wanted.every((word) => words.some((each) => each.startsWith(word))); });
      const [first] = fits;
      return first ? shown(first, { start: at, end: at + (quote ? quote[0].length : said.length) }, fits.length > 1 ? fits : all, context.zone, fits.length > 1) : null;
    },
    guess: (at, context) => {
      const all = suitable(context);
      return all[0] ? shown(all[0], { start: at, end: at }, all, context.zone, true) : null;
    },
  };
}

/** What can show that a theory is right or wrong: what was seen, done or said, not another theory. */
const anyEvidence: readonly EntryKind[] = ['NOTE', 'OBSERVATION', 'ACTION', 'COMMUNICATION', 'VENDOR', 'FEEDBACK', 'REPORT', 'TICKET', 'FILE', 'CONTACT_ATTEMPT', 'DETECTION'];
