import { plainNote, type LineCommand } from './commands';
import type { LineContext } from './context';
import { momentOf, momentWords, type ReadMoment, type TimeOption } from './momentOf';
import { fixedHead, LineReader, type Chip } from './lineReader';
import { timeAt } from './saidTime';
import { textOf, type Piece } from './pieces';

export interface LineTime {
  at: number;
  until: number | null;
  precision: ReadMoment['precision'];
  words: string;
  /** True where the line says it; else it is the moment of the first key. */
  said: boolean;
  /** Both readings of a time that clocks showed twice or skipped; else empty. */
  readings: readonly TimeOption[];
}

export interface Warning {
  code: 'FAR_BACK' | 'CLOCKS_CHANGED' | 'AHEAD' | 'MISSING' | 'TOO_LONG' | 'UNKNOWN_COMMAND' | 'SEVERAL' | 'END_NOT_KEPT';
  message: string;
  /** It is asked once before the line is recorded. */
  asks?: true;
}

/** A line as it was read: always something that can be recorded. */
export interface Reading {
  line: string;
  /** The command that was typed, whether or not everything for it was said. */
  command: LineCommand;
  /** The form that it is recorded with: that of a note where something is missing. */
  form: string;
  does: NonNullable<LineCommand['does']> | null;
  /** What stands in the fields of the form, `text` among them. */
  values: Readonly<Record<string, string>>;
  text: string;
  time: LineTime;
  chips: readonly Chip[];
  /** Without gaps and overlaps: put together they are the line. */
  pieces: readonly Piece[];
  warnings: readonly Warning[];
}

const HALF_DAY = 12 * 3_600_000;
const longTexts = new Set(['whatThen', 'what', 'basis', 'assumption']);

/** Reads a line. Whatever it is, it is read: what says nothing known is the text of a note. */
export function readLine(line: string, context: LineContext): Reading {
  const first = readFrom(line, context, context.startedAt);
  // Promises count from when it happened, which the end of the line may say.
  return first.time.at === context.startedAt ? first : readFrom(line, context, first.time.at);
}

function readFrom(line: string, context: LineContext, from: number): Reading {
  const reader = new LineReader(line, context, from);
  const warnings: Warning[] = [];
  let time: LineTime | null = null;

  const take = (at: number, mustEndAt?: number): boolean => {
    const said = timeAt(line, at);
    if (!said || (mustEndAt !== undefined && said.span.end !== mustEndAt)) return false;
    const read = momentOf(said, line, context);
    if (read === 'ahead' && mustEndAt === undefined) warnings.push({ code: 'AHEAD', message: `“${line.slice(said.span.start, said.span.end)}” has not come yet: it stays in the text.` });
    if (typeof read === 'string') return false;
    time = { ...read, said: true };
    reader.cutTime(said.span, read);
    return true;
  };

  let at = fixedHead(line);
  if (reader.escapes(at, (from) => timeAt(line, from) !== null)) reader.textFrom(at);
  else if (take(at)) at = reader.glueAfter(at);
  const typed = reader.command(at);
  const command = typed?.command ?? plainNote;
  reader.begin(command, typed, at);
  const headTime = () => time === null && !reader.awaitsMoment();
  if (!typed || typed.span.start > at) reader.head(at, typed?.span.start ?? reader.end, () => false);
  if (typed) reader.head(typed.span.end, reader.end, (position) => headTime() && take(position));
  // Its own moments first: `/eta mail is back 23:30` says when it is expected.
  let more = true;
  while (more) more = reader.tail(false) || (time === null && reader.tailTime((start, end) => take(start, end))) || reader.tail(true);
  reader.mentions();
  reader.imply();

  const said: LineTime = time ?? { at: begun(context), until: null, precision: 'MINUTE', words: momentWords(begun(context), null, context.zone, context.now), said: false, readings: [] };
  const settled = settle(command, reader, context, said.until !== null);
  const unknown = /^\/(\p{L}+)(?=$|[\s:])/u.exec(line.slice(at));
  if (!typed && unknown && !settled.missing) warnings.push({ code: 'UNKNOWN_COMMAND', message: `“${unknown[0]}” is no command: it stays in the text.` });
  if (settled.missing && line.trim() !== '') warnings.push(settled.missing);
  warnings.push(...timeWarnings(said, settled.form, context));
  if (reader.chips.some(({ amber }) => amber)) warnings.push({ code: 'SEVERAL', message: reader.chips.flatMap(({ amber }) => amber ?? []).join(' ') });

  const text = settled.missing ? textOf(line, reader.pieces(), ['time', 'escape']) : settled.values['text'] ?? '';
  return {
    line, command, time: said, warnings, pieces: reader.pieces(), text,
    form: settled.missing ? plainNote.form : settled.form, does: settled.missing ? null : command.does ?? null,
    values: settled.missing ? { ...plainNote.fixed, text } : settled.values,
    chips: settled.missing ? reader.chips.filter(({ name }) => name === 'time' || name === 'form') : reader.chips,
  };
}

const begun = ({ startedAt }: LineContext) => Math.floor(startedAt / 60_000) * 60_000;

/** What the form holds, or what is missing for it. */
function settle(command: LineCommand, reader: LineReader, context: LineContext, ranged: boolean): { form: string; values: Readonly<Record<string, string>>; missing: Warning | null } {
  const said = { ...command.fixed, ...reader.values() };
  const settledAs = (rest: string) => {
    const { form = command.form, values } = command.settle?.(said, rest, context) ?? { values: { ...said, [command.rest ?? 'text']: rest } };
    return { form, values };
  };
  const brief = settledAs(textOf(reader.line, reader.pieces(), ['time', 'command', 'part', 'glue', 'escape']));
  // The end of a range goes nowhere but into the words.
  const { form, values } = ranged && brief.form !== plainNote.form ? settledAs(textOf(reader.line, reader.pieces(), ['command', 'part', 'glue', 'escape'])) : brief;
  const lacking = Object.entries(command.needs ?? {}).find(([field]) => (command.settle && !(field in values) ? false : (values[field] ?? '') === ''));
  const long = Object.entries(values).find(([field, value]) => field !== 'text' && value.length > (longTexts.has(field) ? 1000 : 200));
  const missing: Warning | null = lacking
    ? { code: 'MISSING', message: `${lacking[1]} Until then it is a note.` }
    : long ? { code: 'TOO_LONG', message: `${long[0]} is ${long[1].length} characters; the limit is ${longTexts.has(long[0]) ? 1000 : 200}. It is kept as a note.` } : null;
  return { form, values, missing };
}

function timeWarnings(time: LineTime, form: string, { now, zone }: LineContext): Warning[] {
  const warnings: Warning[] = [];
  if (time.readings.length > 0) {
    const other = time.readings.filter(({ at }) => at !== time.at).map(({ words }) => words).join(' or ');
    warnings.push({ code: 'CLOCKS_CHANGED', message: `The clocks changed then. It is read as ${time.words}${other === '' ? '' : `; it may be ${other}`}.` });
  }
  if (time.said && now - time.at > HALF_DAY) warnings.push({ code: 'FAR_BACK', message: `That is ${Math.floor((now - time.at) / 3_600_000)} h ago: ${momentWords(time.at, time.until, zone, now)}.`, asks: true });
  if (time.until !== null && form !== plainNote.form) warnings.push({ code: 'END_NOT_KEPT', message: 'Only a note keeps the end of a time. The beginning is recorded, and the words stay in the text.' });
  return warnings;
}

