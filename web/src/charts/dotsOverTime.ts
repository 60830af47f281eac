import { curveStepAfter, line } from 'd3-shape';
import { roughDuration } from '@/time/durations';
import { dateWithYear, dayOf } from '@/time/formatting';
import { clockScale, monthTicks } from './clockScale';
import { figureWords, lengthScale, percentile } from './lengthScale';
import { dot, label, placed, rule, type Form, type Label, type Picture, type Shape, type Tone } from './picture';

export type Severity = 1 | 2 | 3 | 4;
export interface TimedValue {
  id: string;
  key: string;
  at: number;
  seconds: number;
  severity: Severity;
  /** What it lies between, for who points at it: `First contact 22:02 → engaged 22:20`. */
  anchors?: string;
}

/** Severity has a form of its own in charts, besides its colour. */
export const severityMarks: Readonly<Record<Severity, readonly [Form, Tone]>> = { 1: ['diamond', 'crit'], 2: ['square', 'high'], 3: ['circle', 'warn'], 4: ['triangle', 'grey'] };

export interface DotsInput {
  values: readonly TimedValue[];
  from: number;
  until: number;
  zone: string;
  /** The target, in seconds. */
  target?: number;
  /** Several, each with what it is called. */
  targets?: readonly { seconds: number; words: string }[];
  /** Where there are too many for a mark each: how many lie where, in place of them. */
  heaps?: readonly Heap[];
  width: number;
  height?: number;
}

export interface Heap { from: number; until: number; low: number; high: number; count: number }

const LEFT = 60;
const RIGHT = 64;
const AXIS = 18;
const WINDOW = 91 * 86_400_000;

/** Every incident over time; lines where three months hold ten or more: the middle, and what nine of ten stay below. */
export function dotsPicture({ values, from, until, zone, target, targets = target === undefined ? [] : [{ seconds: target, words: 'target' }], heaps = [], width, height = 220 }: DotsInput): Picture {
  const shown = values.filter(({ at }) => at >= from && at <= until).sort((a, b) => a.at - b.at);
  const bottom = height - AXIS;
  const scale = lengthScale([...shown.map(({ seconds }) => seconds), ...heaps.flatMap(({ low, high }) => [low, high]), ...targets.map(({ seconds }) => seconds)], bottom - 6, 8);
  const most = Math.max(2, Math.floor((width - LEFT - RIGHT) / 90));
  const { x, ticks: times } = clockScale(from, until, zone, LEFT, Math.max(1, width - LEFT - RIGHT), most);
  const ticks = until - from > 60 * 86_400_000 ? monthTicks(from, until, zone, Math.max(2, Math.floor((width - LEFT - RIGHT) / 36))) : times;
  const day = (at: number) => dateWithYear(dayOf(at, zone));
  const shapes: Shape[] = scale.ticks.map(({ at }) => rule(LEFT, at, width - RIGHT, at));
  const labels: Label[] = [];
  for (const { seconds, words } of targets) {
    const y = scale.at(seconds);
    shapes.push(rule(LEFT, y, width - RIGHT, y, 'accent', 'dashed'));
    const text = label(width - RIGHT + 6, y, words, 'accent');
    labels.push({ text, otherwise: [...[-14, 14].map((away) => ({ ...text, y: text.y + away })), ...[-8, 8].map((away) => ({ x: width - RIGHT, y: y + away, align: 'end' as const }))] });
  }
  for (const [part, words, look] of [[0.5, 'median', 'solid'], [0.9, 'P90', 'dashed']] as const) {
    // Of two at one moment the second sees both.
    let first = 0;
    const points = shown.flatMap(({ at }, i): [number, number][] => {
      while ((shown[first]?.at ?? at) <= at - WINDOW) first++;
      const held = percentile(shown.slice(first, i + 1).map(({ seconds }) => seconds), part);
      return held === null ? [] : [[x(at), scale.at(held)]];
    });
    const last = points.at(-1);
    if (!last) continue;
    shapes.push({ is: 'path', d: line().curve(curveStepAfter)([...points, [width - RIGHT, last[1]]]) ?? '', tone: 'ink', look });
    const text = label(width - RIGHT + 6, last[1], words, 'ink');
    labels.push({ text, otherwise: [-14, 14, -28, 28].map((away) => ({ ...text, y: text.y + away })) });
  }
  for (const { at, seconds, severity } of shown) shapes.push(dot(x(at), scale.at(seconds), severityMarks[severity][1], severityMarks[severity][0]));
  const highest = Math.max(1, ...heaps.map(({ count }) => count));
  const places = heaps.map(({ from: first, until: last, low, high, count }) => ({ x: x((first + last) / 2), y: scale.at((low + high) / 2), count, words: `From ${day(first)}: ${count} between ${roughDuration(low)} and ${roughDuration(high)}` }));
  for (const heap of places) shapes.push(dot(heap.x, heap.y, 'grey', 'circle', 1.2 + 4 * Math.sqrt(heap.count / highest)));
  for (const { at, words } of scale.ticks) labels.push({ text: label(LEFT - 8, at, words, 'muted', 'end') });
  for (const { at, words } of ticks) labels.push({ text: label(x(at), height - AXIS / 2, words.replace(/ (?:19|20)(\d\d)$/, ' $1'), 'muted', 'middle') });
  const only = targets.length === 1 ? targets[0] : undefined;
  const missed = only && shown.filter(({ seconds }) => seconds > only.seconds).length;
  return {
    width, height, shapes: [...shapes, ...placed(labels, width, height)],
    marks: heaps.length > 0 ? places.map(({ x: left, y, words }) => ({ x: left, y, words })) : shown.map(({ id, key, at, seconds, severity, anchors }) => ({
      x: x(at), y: scale.at(seconds), id, words: `${key}, SEV ${severity}, ${day(at)}: ${roughDuration(seconds)}${anchors === undefined ? '' : `\n${anchors}`}`,
    })),
    sentence: heaps.length > 0 ? `${heaps.reduce((sum, { count }) => sum + count, 0)} values, from ${day(from)} to ${day(until)}.` : `${figureWords(shown.map(({ seconds }) => seconds))}, from ${day(from)} to ${day(until)}${only ? `; ${missed} took longer than the target of ${roughDuration(only.seconds)}` : ''}.`,
    table: heaps.length > 0 ? { head: ['From', 'Between', 'And', 'How many'], rows: heaps.map(({ from: first, low, high, count }) => [day(first), roughDuration(low), roughDuration(high), `${count}`]) }
      : { head: ['Incident', 'Severity', 'When', 'How long'], rows: shown.map(({ key, severity, at, seconds }) => [key, `SEV ${severity}`, day(at), roughDuration(seconds)]) },
  };
}

/** The moments between which a stretch of the picture lies. */
export function spanOfDots({ from, until, width }: Pick<DotsInput, 'from' | 'until' | 'width'>, start: number, end: number): { from: number; until: number } {
  const at = (x: number) => from + Math.min(1, Math.max(0, (x - LEFT) / Math.max(1, width - LEFT - RIGHT))) * (until - from);
  return { from: at(Math.min(start, end)), until: at(Math.max(start, end)) };
}
