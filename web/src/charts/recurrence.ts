import { dateWithYear, dayOf } from '@/time/formatting';
import { clockScale } from './clockScale';
import { dot, label, placed, rule, type Label, type Picture, type Shape } from './picture';

export interface RecurrenceInput { incidents: readonly { id: string; key: string; at: number }[]; from: number; until: number; zone: string; width: number; /** Without the words below: they stand beside it. */ wordless?: boolean }

const HEIGHT = 34;
const WORDLESS = 20;
const DAY = 86_400_000;

/** Twelve months of one lesson: hollow where it was learned, filled and joined where it came back. */
export function recurrencePicture({ incidents, from, until, zone, width, wordless = false }: RecurrenceInput): Picture {
  const all = [...incidents].sort((a, b) => a.at - b.at);
  const shown = all.filter(({ at }) => at >= from && at <= until);
  const { x } = clockScale(from, until, zone, 6, Math.max(1, width - 12));
  const y = 10;
  const shapes: Shape[] = [rule(6, y, width - 6, y)];
  const [first, last] = [shown[0], shown.at(-1)];
  // Learned before these months: the line comes in from the left.
  const begins = all[0] && all[0].at < from ? 6 : first && x(first.at);
  if (begins !== undefined && last && x(last.at) > begins) shapes.push(rule(begins, y, x(last.at), y, 'violet'));
  for (const each of shown) shapes.push(dot(x(each.at), y, 'violet', each === all[0] ? 'ring' : 'circle'));
  const back = all.length > 1 && all[0] && all[1] ? Math.floor((all[1].at - all[0].at) / DAY) : null;
  const words = all.length === 0 ? 'not seen' : back === null ? 'not seen since' : `back after ${back} ${back === 1 ? 'day' : 'days'}`;
  const day = (at: number) => dateWithYear(dayOf(at, zone));
  const height = wordless ? WORDLESS : HEIGHT;
  const labels: Label[] = wordless ? [] : [{ text: label(6, HEIGHT - 8, words, back === null ? 'muted' : 'violet') }];
  return {
    width, height, shapes: [...shapes, ...placed(labels, width, height)],
    marks: shown.map(({ id, key, at }) => ({ x: x(at), y, id, words: `${key}, ${day(at)}: ${all[0]?.id === id ? 'learned' : 'came back'}` })),
    sentence: all.length === 0 ? 'Seen in no incident.' : `Learned ${day(all[0]?.at ?? from)}, ${words}${all.length > 2 ? `, ${all.length - 1} times in all` : ''}.`,
    table: { head: ['Incident', 'When', 'What'], rows: all.map(({ key, at }, i) => [key, day(at), i === 0 ? 'learned' : 'came back']) },
  };
}
