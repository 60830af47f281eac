import { commandNamed, type LineCommand } from './commands';
import { nameAt, type LineContext } from './context';
import type { ReadMoment } from './momentOf';
import type { Choice, Found, PartReader, ReadingContext } from './parts';
import { wholeLine, type Piece } from './pieces';
import { afterBlanks, beforeBlanks, isEdge, type Span } from './span';
import { timeAt } from './saidTime';

/** What was read, as it is shown beneath the line. */
export interface Chip {
  /** The field that it fills; `time`, `form` or `mention` besides. */
  name: string;
  /** Where it stands in the line. Empty: nobody said it, and there it would be put. */
  span: Span;
  value: string;
  words: string;
  choices: readonly Choice[];
  amber?: string;
}

export interface TypedCommand { command: LineCommand; span: Span }

/** Where a line begins that may have blanks before it. */
export const fixedHead = (line: string): number => afterBlanks(line, 0);

// Behind these a time at the end is no time of what happened: `until 22:06`, `since 22:06`.
const notThen = /(?:^|[\s(])(?:until|till|by|before|after|since|for|to|than|next|version|v|word|update|bis|vor|nach|seit|ab|für|zu)\s*$/iu;

/** Takes a line apart piece by piece. A place that was read is not read again. */
export class LineReader {
  readonly chips: Chip[] = [];
  end: number;
  private readonly cuts: Piece[] = [];
  private readonly filled = new Map<string, string>();
  private readonly context: ReadingContext;
  private parts: readonly PartReader[] = [];
  private current: LineCommand | null = null;
  private textStart = 0;
  private headEnd = 0;

  constructor(readonly line: string, context: LineContext, from: number) {
    this.end = beforeBlanks(line, line.length);
    this.context = { ...context, from, loose: false, stopsAt: (at) => this.parts.some((part) => part.read(line, at, { ...this.context, loose: false }) !== null) };
  }

  pieces(): readonly Piece[] { return wholeLine(this.line, this.cuts); }
  values(): Record<string, string> { return Object.fromEntries(this.filled); }

  /** True where a backslash stands before something that would be read: it is left as it is, without the backslash. */
  escapes(at: number, reads: (at: number) => boolean): boolean {
    if (this.line.charAt(at) !== '\\' || !reads(at + 1)) return false;
    this.cut('escape', at, at + 1);
    return true;
  }

  textFrom(at: number): void { this.textStart = at + 1; }

  cutTime(span: Span, read: ReadMoment): void {
    this.cut('time', span.start, span.end);
    const choices = read.readings.map(({ at, words, typed }): Choice => ({ value: String(at), words, typed: typed ?? '' }));
    this.chips.push({ name: 'time', span, value: String(read.at), words: read.words, choices });
  }

  /** Past the blanks behind a time, and the colon or dash that sets it off. */
  glueAfter(at: number): number {
    const begin = this.cuts.find(({ start }) => start === at)?.end ?? at;
    const length = /^\s*(?:[:,–—-](?=\s|$))?\s*/u.exec(this.line.slice(begin))?.[0].length ?? 0;
    this.cut('time', begin, begin + length);
    return begin + length;
  }

  /** The first command in the line that there is. */
  command(from: number): TypedCommand | null {
    for (const match of this.line.slice(from).matchAll(/(?<=^|\s)(\\?)\/(\p{L}+)(?=$|[\s:])/gu)) {
      const command = commandNamed(match[2] ?? '');
      const start = from + match.index;
      if (!command || this.isCut(start)) continue;
      if (match[1] === '\\') { this.cut('escape', start, start + 1); continue; }
      const span = { start, end: start + match[0].length };
      this.cut('command', span.start, span.end);
      this.chips.push({ name: 'form', span, value: command.names[0], words: command.label, choices: [] });
      return { command, span };
    }
    return null;
  }

  begin(command: LineCommand, typed: TypedCommand | null, at: number): void {
    this.current = typed ? command : null;
    this.parts = typed ? command.parts : [];
    this.headEnd = typed?.span.end ?? at;
  }

  /** True while a moment of the command's own is still to be said, without a word before it that would tell it from when it happened. */
  awaitsMoment(): boolean {
    return this.parts.some((part) => part.tail && !part.intro && !this.filled.has(part.name));
  }

  /** The parts that stand behind the command, one after the other. The first thing that is none begins the text. */
  head(from: number, until: number, otherwise: (at: number) => boolean): void {
    const line = this.line.slice(0, until);
    let at = from;
    let kept = false;
    for (;;) {
      const start = this.afterGlue(at);
      if (start >= until) break;
      if (this.escapes(start, (next) => this.partAt(line, next, false) !== null || timeAt(line, next) !== null)) { this.textStart = start + 1; break; }
      if (otherwise(start)) { at = this.cuts.at(-1)?.end ?? at; this.cut('time', from === at ? at : start, start); continue; }
      const part = this.partAt(line, start, false);
      if (!part) { this.escapesBehindIntro(line, start, until, false); break; }
      const { found, reader } = part;
      this.add(found);
      if (reader.keeps) kept = true;
      else {
        this.cut('glue', at, found.span.start);
        this.cut('part', found.span.start, found.span.end);
      }
      at = found.span.end;
    }
    if (at > from) this.headEnd = Math.max(this.headEnd, at);
    // The colon or dash between the parts and the text.
    if (this.current && !kept) this.cut('glue', at, at + (/^\s*(?:[:,;–—-](?=\s|$))?\s*/u.exec(this.line.slice(at, until))?.[0].length ?? 0));
  }

  /** `by \\phone`: the backslash stands behind the word that would have been cut with it. */
  private escapesBehindIntro(line: string, at: number, stop: number, tail: boolean): boolean {
    return this.parts.some((reader) => {
      const intro = introAt(reader.intro, line, at);
      const reads = (start: number) => { const found = reader.read(line, start, { ...this.context, loose: !tail && reader.loose === true }); return found !== null && (!tail || found.span.end === stop); };
      return intro > 0 && (!tail || reader.tail === true) && !this.filled.has(reader.name) && this.escapes(at + intro, reads);
    });
  }

  private afterGlue(at: number): number {
    return at + (/^\s*(?:[,;:](?=\s))?\s*/u.exec(this.line.slice(at))?.[0].length ?? 0);
  }

  /** What a part reads at `at`, behind the words that may stand before it. `tail`: it must end there. */
  private partAt(line: string, at: number, tail: boolean): { found: Found; reader: PartReader } | null {
    for (const loose of tail ? [false] : [false, true]) {
      for (const reader of this.parts) {
        if (this.filled.has(reader.name) || (tail && !reader.tail)) continue;
        const intro = introAt(reader.intro, line, at);
        const starts = intro > 0 ? [at + intro, ...(tail || loose || reader.introduced ? [] : [at])] : (tail && reader.intro) || reader.introduced ? [] : [at];
        for (const start of starts) {
          const found = reader.read(line, start, { ...this.context, loose: loose && reader.loose === true });
          if (found && found.span.end > start && isEdge(this.line, found.span.end)) return { found, reader };
        }
      }
    }
    return null;
  }

  /** One part at the end of what is not read yet. Of several the one that begins last. */
  tail(toTheEnd: boolean): boolean {
    const stop = this.tailEnd();
    const line = this.line.slice(0, stop);
    const readers = this.parts;
    let best: { found: Found; begin: number } | null = null;
    for (const reader of readers) {
      if (!reader.tail || (reader.toTheEnd ?? false) !== toTheEnd || this.filled.has(reader.name)) continue;
      this.parts = [reader];
      const starts = this.wordStarts(stop, reader.toTheEnd ? 400 : 12);
      const at = (reader.toTheEnd ? starts.reverse() : starts).map((begin) => ({ begin, part: this.partAt(line, begin, true) })).find(({ part }) => part?.found.span.end === stop);
      if (at?.part && (!best || isNearer(at.part.found.span.start, at.begin, best))) best = { found: at.part.found, begin: at.begin };
    }
    this.parts = readers;
    if (!best) {
      const escaped = line.includes('\\') ? this.wordStarts(stop, 400).find((start) => this.escapesBehindIntro(line, start, stop, true)) : undefined;
      if (escaped !== undefined) this.end = Math.max(escaped, this.headEnd);
      return false;
    }
    if (this.line.charAt(best.begin - 1) === '\\') { this.cut('escape', best.begin - 1, best.begin); this.end = best.begin - 1; return false; }
    this.cut('glue', best.begin, best.found.span.start);
    this.add(best.found);
    this.cut('part', best.found.span.start, best.found.span.end);
    this.endAt(best.begin);
    return true;
  }

  /** The time at the end of what is not read yet; the longest that ends there. */
  tailTime(take: (at: number, end: number) => boolean): boolean {
    const stop = this.tailEnd();
    for (const start of this.wordStarts(stop, 9)) {
      const said = timeAt(this.line, start);
      if (said?.span.end !== stop) continue;
      if (this.line.charAt(start - 1) === '\\') { this.cut('escape', start - 1, start); this.end = start - 1; return false; }
      // What stands before it says that something else is meant, or it is a year.
      if (notThen.test(this.line.slice(Math.max(0, start - 12), start))) return false;
      if (said.is === 'clock' && said.bare && said.from.hour >= 19 && said.from.hour <= 20) return false;
      if (!take(start, stop)) return false;
      this.endAt(start);
      return true;
    }
    return false;
  }

  /** Where words begin before `stop`, from the left, at most so many. */
  private wordStarts(stop: number, most: number): number[] {
    const least = Math.max(this.headEnd, this.textStart);
    const starts: number[] = [];
    for (let at = stop - 1; at >= least && starts.length < most; at--) {
      const before = this.line.charAt(at - 1);
      const begins = at === least || /[\s(]/.test(before) || (before === '\\' && (at - 1 === least || /[\s(]/.test(this.line.charAt(at - 2))));
      if (begins && !/\s/.test(this.line.charAt(at)) && !this.isCut(at)) starts.push(at);
    }
    return starts.reverse();
  }

  private tailEnd(): number {
    const stop = beforeBlanks(this.line, this.end);
    return this.line.charAt(stop - 1) === '.' && !/[ap]\.m\.$/iu.test(this.line.slice(0, stop)) ? stop - 1 : stop;
  }

  private endAt(begin: number): void {
    this.end = begin - (/[\s,;–—-]*$/u.exec(this.line.slice(0, begin))?.[0].length ?? 0);
    if (this.end < begin && this.end >= this.headEnd) this.cut('glue', this.end, begin);
    this.end = Math.max(this.end, this.headEnd);
  }

  /** Who and what is named in the text behind a sign. It stays there; a part of that kind that nobody said yet is filled with it. */
  mentions(): void {
    for (const match of this.line.matchAll(/(?<=^|[\s(,])(\\?)([@#>])(?=[\p{L}\p{N}])/gu)) {
      const at = match.index + (match[1] ?? '').length;
      if (this.isCut(at)) continue;
      const sign = match[2] ?? '';
      const reader = this.parts.find((part) => part.sign === sign && !this.filled.has(part.name));
      const { people, services, customers } = this.context;
      const known = sign === '@' ? people.map((name) => ({ id: null, name })) : sign === '#' ? services : customers;
      const named = nameAt(this.line, at + 1, known, true);
      const found = reader?.read(this.line, at, this.context) ?? null;
      const end = found?.span.end ?? named?.end;
      if (end === undefined || !isEdge(this.line, end)) continue;
      if (match[1] === '\\') { this.cut('escape', at - 1, at); continue; }
      if (found) this.add(found);
      else if (named) this.chips.push({
        name: 'mention', span: { start: at, end: named.end }, value: named.name, words: `${sign}${named.name}`,
        choices: named.several.map(({ name }) => ({ value: name, words: name, typed: `${sign}${name}` })), ...(named.several.length > 0 && { amber: `Several fit “${named.said}”. Choose one.` }),
      });
    }
  }

  /** What holds although nobody said it. */
  imply(): void {
    const { implied = [] } = this.current ?? {};
    for (const name of typeof implied === 'function' ? implied(this.values(), this.context) : implied) {
      const found = this.filled.has(name) ? null : this.parts.find((part) => part.name === name)?.guess?.(this.headEnd, this.context);
      if (found) this.add(found);
    }
    this.chips.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  }

  private add(found: Found): void {
    this.filled.set(found.name, found.value);
    for (const [name, value] of Object.entries(found.also ?? {})) this.filled.set(name, value);
    this.chips.push({ name: found.name, span: found.span, value: found.value, words: found.words, choices: found.choices, ...(found.amber && { amber: found.amber }) });
  }

  private isCut(at: number): boolean { return this.cuts.some(({ start, end }) => start <= at && at < end); }

  private cut(is: Piece['is'], start: number, end: number): void {
    if (end > start && !this.isCut(start)) this.cuts.push({ is, start, end });
  }
}

/** The part that begins last is meant; of two ways to come to the same words the one with more before them: `on advice of` and `of`. */
const isNearer = (start: number, begin: number, best: { found: Found; begin: number }): boolean =>
  start === best.found.span.start ? begin < best.begin : begin > best.begin;

function introAt(intro: RegExp | undefined, line: string, at: number): number {
  if (!intro) return 0;
  intro.lastIndex = at;
  return intro.exec(line)?.[0].length ?? 0;
}
