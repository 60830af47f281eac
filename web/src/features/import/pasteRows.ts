import type { Audience, Channel, ContactOutcome, ContactRung, EntryKind, ImportEntryInput, ImportGuessCode, ImportKnownState, ImportRole, Precision } from '@/gql/graphql';
import { readWallClock, wallClockText, type WallClockText } from '@/time/wallClockText';

/** What the incident knows of a line: its entry stands, was retracted, or may be one that was redacted. */
export interface KnownLine { state: ImportKnownState; message: string }

/** What becomes of a row: an entry of that role, a lesson, or nothing. */
export type RowKind = ImportRole | 'OUT' | 'LESSON';

export interface Guess { code: ImportGuessCode; message: string }

/** What a person may say about a row, kept when the text is read anew. */
export interface RowChoices {
  kind: RowKind;
  text: string;
  author: string;
  who: string;
  rung: ContactRung;
  channel: Channel;
  /** Empty: the notes do not say, and a person has to. */
  outcome: ContactOutcome | '';
  audience: Audience;
  precision: Precision;
  /** Minutes on the wall clock from the time as read. */
  shift: number;
  /** A wall clock for a row that has none as read. */
  at: WallClockText;
  /** Guesses that were corrected, or agreed to. */
  settled: readonly ImportGuessCode[];
}

/** One piece of the text, as read and as corrected. */
export interface PasteRow extends RowChoices {
  /** The same for the same piece of text, wherever it moves. */
  key: string;
  line: number;
  lastLine: number;
  typed: string;
  /** Wall clock in the zone of the import. Empty: not known. */
  time: WallClockText;
  /** As the preview gave it: holds until the time is changed, so that seconds survive. */
  instant: string | null;
  until: string | null;
  /** What the words suggest. Null: text that belongs to no entry. */
  suggested: ImportRole | null;
  /** The kind of entry that a document of this program says it was. */
  was: EntryKind | null;
  guesses: readonly Guess[];
  known: KnownLine | null;
}

export interface ReadEntry {
  line: number;
  lastLine: number;
  occurredAt?: string | null;
  occurredUntil?: string | null;
  local?: string | null;
  typed: string;
  precision: Precision;
  author?: string | null;
  text: string;
  suggestedRole: ImportRole;
  suggestedContact?: { who?: string | null; rung?: ContactRung | null; outcome?: ContactOutcome | null } | null;
  guesses: readonly Guess[];
  known?: KnownLine | null;
  kind?: EntryKind | null;
  facts: readonly { name: string; input?: string | null }[];
}

export interface ReadOutside { line: number; lastLine: number; text: string }

/** What Timeline recorded by itself, and will again where it is so. */
const ownKinds: ReadonlySet<EntryKind> = new Set<EntryKind>([
  'UPDATE_OVERDUE', 'UPDATE_OVERDUE_WITHDRAWN', 'FATIGUE_WARNING', 'FATIGUE_WARNING_WITHDRAWN', 'TIME_BOX_EXPIRED', 'TIME_BOX_EXPIRED_WITHDRAWN', 'DEMAND_MISSED', 'DEMAND_MISSED_WITHDRAWN',
  'SLA_WARNING', 'SLA_BREACH', 'SLA_MET', 'SLA_REASSESSMENT', 'CHANNEL_WARNING_MISSED',
]);

export type Edits = Readonly<Record<string, Partial<RowChoices>>>;

/** Everything that was read, in the order of the text, with what a person said about it. */
export function rowsOf(entries: readonly ReadEntry[], outside: readonly ReadOutside[], zone: string, edits: Edits): PasteRow[] {
  const seen = new Map<string, number>();
  const keyOf = (typed: string, text: string) => {
    const name = `${typed}\u0000${text}`;
    const count = seen.get(name) ?? 0;
    seen.set(name, count + 1);
    return count === 0 ? name : `${name}\u0000${count}`;
  };
  const read = [...entries.map((entry) => entryRow(entry, keyOf(entry.typed, entry.text), zone)), ...outside.map((piece) => outsideRow(piece, keyOf('', piece.text)))];
  // Sorting is stable: what stands in one line stays in its order.
  return read.sort((a, b) => a.line - b.line).map((row) => corrected(row, edits[row.key], zone));
}

function entryRow(entry: ReadEntry, key: string, zone: string): PasteRow {
  const fact = (name: string) => entry.facts.find((one) => one.name === name)?.input ?? null;
  return {
    key, line: entry.line, lastLine: entry.lastLine, typed: entry.typed, text: entry.text,
    time: entry.occurredAt ? wallClockText(entry.occurredAt, zone) : (entry.local?.slice(0, 16) ?? ''),
    instant: entry.occurredAt ?? null, until: entry.occurredUntil ?? null, precision: entry.precision, author: entry.author ?? '',
    kind: entry.known || (entry.kind && ownKinds.has(entry.kind)) ? 'OUT' : entry.suggestedRole, suggested: entry.suggestedRole, was: entry.kind ?? null,
    who: entry.suggestedContact?.who ?? fact('who') ?? entry.author ?? '', rung: entry.suggestedContact?.rung ?? 'OTHER',
    channel: (fact('channel') as Channel | null) ?? 'PHONE', outcome: entry.suggestedContact?.outcome ?? '', audience: (fact('audience') as Audience | null) ?? 'CUSTOMER',
    guesses: entry.guesses, known: entry.known ?? null, shift: 0, at: '', settled: [],
  };
}

const outsideRow = (piece: ReadOutside, key: string): PasteRow => ({
  key, line: piece.line, lastLine: piece.lastLine, typed: '', text: piece.text, time: '', instant: null, until: null, precision: 'MINUTE', author: '', kind: 'OUT', suggested: null, was: null,
  who: '', rung: 'OTHER', channel: 'PHONE', outcome: '', audience: 'CUSTOMER', guesses: [], known: null, shift: 0, at: '', settled: [],
});

function corrected(row: PasteRow, edit: Partial<RowChoices> | undefined, zone: string): PasteRow {
  if (!edit) return row;
  const next = { ...row, ...edit };
  const guesses = row.guesses.filter(({ code }) => !next.settled.includes(code));
  if (row.time === '') return { ...next, guesses, time: next.at };
  if (next.shift === 0) return { ...next, guesses };
  return {
    ...next, guesses, time: shifted(row.time, next.shift),
    instant: row.instant && movedBy(row.instant, next.shift, zone), until: row.until && movedBy(row.until, next.shift, zone),
  };
}

const minute = 60_000;

/** So many minutes on the wall clock: what was 22:06 stays 22:06 a day later, whatever the clocks did in between. */
export function shifted(text: WallClockText, minutes: number): WallClockText {
  const moved = new Date(Date.parse(`${text.slice(0, 16)}:00Z`) + minutes * minute).toISOString();
  return `${moved.slice(0, 16)}${text.slice(16)}`;
}

const movedBy = (instant: string, minutes: number, zone: string): string =>
  readWallClock(shifted(`${wallClockText(instant, zone)}:${instant.slice(17, 19)}`, minutes), zone)?.instant ?? instant;

/** How far one wall clock is from another, in minutes. */
export const minutesBetween = (from: WallClockText, to: WallClockText): number =>
  Math.round((Date.parse(`${to.slice(0, 16)}:00Z`) - Date.parse(`${from.slice(0, 16)}:00Z`)) / minute);

/** The instant of a row; null when its time is missing or no time. */
export const instantOf = (row: PasteRow, zone: string): string | null => row.instant ?? (row.time === '' ? null : (readWallClock(row.time, zone)?.instant ?? null));

export const isEntry = (row: PasteRow): boolean => row.kind !== 'OUT' && row.kind !== 'LESSON';
export const entriesIn = (rows: readonly PasteRow[]): PasteRow[] => rows.filter(isEntry);
export const lessonsIn = (rows: readonly PasteRow[]): PasteRow[] => rows.filter(({ kind }) => kind === 'LESSON');

/** "I" is said, and nobody is named who says it. */
const saysI = /(?<![\p{L}\p{N}_'’.-])(I|I['’](m|ve|d|ll)|my|me|ich|mich|mein)(?![\p{L}\p{N}_-])/u;
export const speaksOfI = (row: PasteRow): boolean => isEntry(row) && row.author.trim() === '' && saysI.test(row.text);

const agoWords = /\b(last night|yesterday evening|yesterday|tonight|this morning|this evening|earlier today|today|gestern abend|gestern nacht|gestern|heute nacht|heute früh|heute)\b/i;
/** Words of the text for a day that only a person knows. */
export const wordsForDay = (text: string): string | null => agoWords.exec(text.slice(0, 20_000))?.[0] ?? null;

export const needsPerson = (kind: RowKind): boolean => kind === 'CONTACT_ATTEMPT' || kind === 'ENGAGED';

/** Why a row cannot be recorded yet, in words; null when it can. */
export function rowProblem(row: PasteRow, zone: string, now: number): string | null {
  if (row.kind === 'OUT') return null;
  if (row.text.trim() === '') return 'It has no text.';
  if (row.kind === 'LESSON') return null;
  const instant = instantOf(row, zone);
  if (instant === null) return 'When was this?';
  if (Date.parse(instant) > now) return 'It lies in the future.';
  return row.kind === 'CONTACT_ATTEMPT' && row.outcome === '' ? 'How did it end?' : null;
}

const orNull = (text: string) => (text.trim() === '' ? null : text.trim());

/** The rows as the server takes them. Call it only when none has a problem. */
export function entriesToImport(rows: readonly PasteRow[], zone: string, self: string): ImportEntryInput[] {
  return entriesIn(rows).map((row) => ({
    occurredAt: instantOf(row, zone) ?? '',
    occurredUntil: row.until,
    precision: row.precision,
    author: orNull(row.author) ?? (speaksOfI(row) ? orNull(self) : null),
    text: row.text.trim(),
    role: row.kind as ImportRole,
    // Choosing a kind for a line that was taken away is the click that takes it.
    ...(row.known && row.known.state !== 'STANDING' && { takeAnyway: true }),
    ...(needsPerson(row.kind) && { who: orNull(row.who) }),
    ...(row.kind === 'CONTACT_ATTEMPT' && { rung: row.rung, channel: row.channel, ...(row.outcome !== '' && { outcome: row.outcome }) }),
    ...(row.kind === 'UPDATE' && { channel: row.channel, audience: row.audience }),
  }));
}
