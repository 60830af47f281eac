import type {
  Audience, Channel, ContactOutcome, ContactRung, ImportEntryInput, ImportGuessCode, ImportKnownState, ImportRole, Precision,
} from '@/gql/graphql';
import { readWallClock, wallClockText, type WallClockText } from '@/time/wallClockText';

/** What the incident knows of a line: its entry stands, was retracted, or may be one that was redacted. */
export interface KnownLine { state: ImportKnownState; message: string }

/** One line of the preview, as a person may correct it before anything is stored. */
export interface ImportRow {
  /** Lines are unique enough for a key together with the position. */
  key: string;
  line: number;
  typed: string;
  included: boolean;
  text: string;
  /** Wall clock in the zone of the import. Empty: not known yet. */
  time: WallClockText;
  /** As the preview gave it; holds until `time` is edited, so that seconds survive. */
  instant: string | null;
  until: string | null;
  precision: Precision;
  author: string;
  role: ImportRole;
  /** What the words suggest. */
  suggestedRole: ImportRole;
  who: string;
  rung: ContactRung;
  channel: Channel;
  /** Empty: the notes do not say, and a person has to. */
  outcome: ContactOutcome | '';
  audience: Audience;
  guesses: { code: ImportGuessCode; message: string }[];
  known: KnownLine | null;
}

export interface PreviewedEntry {
  line: number;
  occurredAt?: string | null;
  occurredUntil?: string | null;
  /** Its wall clock, known without a zone. */
  local?: string | null;
  typed: string;
  precision: Precision;
  author?: string | null;
  text: string;
  suggestedRole: ImportRole;
  suggestedContact?: { who?: string | null; rung?: ContactRung | null; outcome?: ContactOutcome | null } | null;
  guesses: { code: ImportGuessCode; message: string }[];
  known?: KnownLine | null;
}

/** The preview as rows, with the role that its words suggest; included is what the incident does not know. */
export function rowsOf(entries: readonly PreviewedEntry[], zone: string): ImportRow[] {
  return entries.map((entry, position) => ({
    key: `${entry.line}-${position}`,
    line: entry.line,
    typed: entry.typed,
    included: !entry.known,
    text: entry.text,
    time: entry.occurredAt ? wallClockText(entry.occurredAt, zone) : (entry.local?.slice(0, 16) ?? ''),
    instant: entry.occurredAt ?? null,
    until: entry.occurredUntil ?? null,
    precision: entry.precision,
    author: entry.author ?? '',
    role: entry.suggestedRole,
    suggestedRole: entry.suggestedRole,
    who: entry.suggestedContact?.who ?? entry.author ?? '',
    rung: entry.suggestedContact?.rung ?? 'OTHER',
    channel: 'PHONE',
    outcome: entry.suggestedContact?.outcome ?? '',
    audience: 'CUSTOMER',
    guesses: entry.guesses,
    known: entry.known ?? null,
  }));
}

/** Takes over what a person had set on the same lines when the preview is made anew with another zone or date. */
export function keepChoices(fresh: readonly ImportRow[], before: readonly ImportRow[]): ImportRow[] {
  const old = new Map(before.map((row) => [row.key, row]));
  return fresh.map((row) => {
    const was = old.get(row.key);
    if (!was || was.typed !== row.typed) return row;
    const { text, role, who, rung, channel, outcome, audience, author } = was;
    // What another zone or day makes known, or new, is not what was chosen before.
    const included = row.known?.message === was.known?.message ? was.included : row.included;
    return { ...row, included, text, role, who, rung, channel, outcome, audience, author };
  });
}

export function editTime(row: ImportRow, time: WallClockText): ImportRow {
  return { ...row, time, instant: null, until: null };
}

const dayMs = 86_400_000;

/** Moves every line by whole days on the wall clock: a time that was 22:06 stays 22:06, whatever the clocks did in between. */
export function shiftDays(rows: readonly ImportRow[], days: number, zone: string): ImportRow[] {
  const shift = (text: WallClockText) => {
    const date = new Date(Date.parse(`${text.slice(0, 10)}T00:00:00Z`) + days * dayMs);
    return `${date.toISOString().slice(0, 10)}${text.slice(10)}`;
  };
  const moved = (instant: string) => readWallClock(shift(wallClockSeconds(instant, zone)), zone)?.instant ?? instant;
  return rows.map((row) => {
    if (row.time === '') return row;
    return { ...row, time: shift(row.time), instant: row.instant && moved(row.instant), until: row.until && moved(row.until) };
  });
}

const wallClockSeconds = (instant: string, zone: string): WallClockText => `${wallClockText(instant, zone)}:${instant.slice(17, 19)}`;

/** The instant of a row; null when its time is missing or no time. */
export const instantOf = (row: ImportRow, zone: string): string | null =>
  row.instant ?? (row.time === '' ? null : (readWallClock(row.time, zone)?.instant ?? null));

export const included = (rows: readonly ImportRow[]): ImportRow[] => rows.filter((row) => row.included);

/** Why the rows cannot be recorded yet, in words; null when they can. */
export function importProblem(rows: readonly ImportRow[], zone: string, now: number): string | null {
  const chosen = included(rows);
  if (chosen.length === 0) return 'No line is included.';
  const timeless = chosen.find((row) => instantOf(row, zone) === null);
  if (timeless) return `Line ${timeless.line} has no date and time yet.`;
  const silent = chosen.find((row) => row.text.trim() === '');
  if (silent) return `Line ${silent.line} has no text.`;
  const open = chosen.find((row) => row.role === 'CONTACT_ATTEMPT' && row.outcome === '');
  if (open) return `Line ${open.line}: say how the contact attempt ended.`;
  const ahead = chosen.find((row) => Date.parse(instantOf(row, zone) ?? '') > now);
  if (ahead) return `Line ${ahead.line} lies in the future. Check the date, or shift all lines.`;
  return null;
}

export const needsPerson = (role: ImportRole): boolean => role === 'CONTACT_ATTEMPT' || role === 'ENGAGED';

const orNull = (text: string) => (text.trim() === '' ? null : text.trim());

/** The included rows as the server takes them. Call it only when there is no problem. */
export function entriesToImport(rows: readonly ImportRow[], zone: string): ImportEntryInput[] {
  return included(rows).map((row) => ({
    occurredAt: instantOf(row, zone) ?? '',
    occurredUntil: row.until,
    precision: row.precision,
    author: orNull(row.author),
    text: row.text.trim(),
    role: row.role,
    // Including a line that was taken away is the click that takes it.
    ...(row.known && row.known.state !== 'STANDING' && { takeAnyway: true }),
    ...(needsPerson(row.role) && { who: orNull(row.who) }),
    ...(row.role === 'CONTACT_ATTEMPT' && { rung: row.rung, channel: row.channel, ...(row.outcome !== '' && { outcome: row.outcome }) }),
    ...(row.role === 'UPDATE' && { channel: row.channel, audience: row.audience }),
  }));
}
