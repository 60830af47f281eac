import { lineCommands } from './commands';
import type { LineContext, Named } from './context';
import { momentOf } from './momentOf';
import { folded, type Span } from './span';
import { timeAt } from './saidTime';

/** Something that can be put in the line at the caret. */
export interface Suggestion { words: string; hint: string; typed: string }

export interface Suggestions { span: Span; kind: 'command' | 'person' | 'service' | 'customer' | 'entry' | 'time'; options: readonly Suggestion[] }

const most = 8;

/** What may be meant by the word that the caret stands in or behind. Null: nothing is offered. */
export function suggestionsAt(line: string, caret: number, context: LineContext): Suggestions | null {
  const before = line.slice(0, caret);
  const start = before.length - (/\S*$/.exec(before)?.[0].length ?? 0);
  const word = before.slice(start);
  const span = { start, end: caret };
  const typed = word.slice(1);
  const some = (kind: Suggestions['kind'], options: readonly Suggestion[]): Suggestions | null =>
    (options.length === 0 || (options.length === 1 && options[0]?.typed.trim() === word) ? null : { span, kind, options: options.slice(0, most) });
  const named = (kind: Suggestions['kind'], sign: string, all: readonly Named[]) =>
    some(kind, fitting(all.map(({ name }) => name), typed).map((name) => ({ words: name, hint: '', typed: `${sign}${name} ` })));

  switch (word.charAt(0)) {
    case '/': return some('command', commandsFor(typed));
    case '@': return named('person', '@', context.people.map((name) => ({ id: null, name })));
    case '#': return named('service', '#', context.services);
    case '>': return named('customer', '>', context.customers);
    case '^': return some('entry', context.entries.filter(({ sequence, retracted }) => !retracted && String(sequence).startsWith(typed))
      .sort((a, b) => b.sequence - a.sequence).map(({ sequence, text }) => ({ words: text.slice(0, 60), hint: `^${sequence}`, typed: `^${sequence} ` })));
    default: return before.slice(0, start).trim() === '' && word !== '' ? some('time', timesFor(word, context)) : null;
  }
}

/** Those of which a word begins so; those that begin so themselves first. */
function fitting(names: readonly string[], typed: string): string[] {
  const wanted = folded(typed);
  const rank = (name: string) => (folded(name).startsWith(wanted) ? 0 : folded(name).split(/[\s-]+/).some((part) => part.startsWith(wanted)) ? 1 : 2);
  return [...new Set(names)].map((name) => ({ name, rank: rank(name) })).filter((each) => each.rank < 2).sort((a, b) => a.rank - b.rank).map(({ name }) => name);
}

function commandsFor(typed: string): Suggestion[] {
  const wanted = folded(typed);
  const rank = (names: readonly string[], label: string) =>
    (folded(names[0] ?? '').startsWith(wanted) ? 0 : names.some((name) => folded(name).startsWith(wanted)) ? 1 : folded(label).split(' ').some((word) => word.startsWith(wanted)) ? 2 : 3);
  return lineCommands.map((command) => ({ command, rank: rank(command.names, command.label) })).filter((each) => each.rank < 3)
    .sort((a, b) => a.rank - b.rank).map(({ command: { names, label, example } }) => ({ words: `/${names[0]}`, hint: `${label} · ${example}`, typed: `/${names[0]} ` }));
}

const offered = ['now', '-2m', '-5m', '-10m', '-15m', '-30m', '-1h', 'yesterday 22:00', 'gestern 22:00', 'jetzt'];

/** Times that begin as it was typed, each with what it means. */
function timesFor(word: string, context: LineContext): Suggestion[] {
  if (word.length < 2 && word !== '-') return [];
  return offered.filter((time) => time.startsWith(word.toLowerCase()) && time !== word).flatMap((time) => {
    const said = timeAt(time, 0);
    const moment = said && momentOf(said, time, context);
    return moment && typeof moment === 'object' ? [{ words: time, hint: moment.words, typed: `${time} ` }] : [];
  });
}
