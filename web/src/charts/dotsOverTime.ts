import { curveStepAfter, line } from 'd3-shape';
import { roughDuration } from '@/time/durations';
import { dateWithYear, dayOf } from '@/time/formatting';
import { clockScale, monthTicks } from './clockScale';
import { figureWords, lengthScale, percentile } from './lengthScale';
import { dot, label, placed, rule, type Form, type Label, type Picture, type Shape, type Tone } from './picture';

export type Severity = 1 | 2 | 3 | 4;
export interface TimedValue { id: string; key: string; at: number; seconds: number; severity: Severity }

/** Severity has a form of its own in charts, besides its colour. */
export const severityMarks: Readonly<Record<Severity, readonly [Form, Tone]>> = { 1: ['diamond', 'crit'], 2: ['square', 'high'], 3: ['circle', 'warn'], 4: ['triangle', 'grey'] };

export interface DotsInput {
  values: readonly TimedValue[];
  from: number;
  until: number;
  zone: string;
  /** The target, in seconds. */
  target?: number;
  width: number;
  height?: number;
}

const LEFT = 60;
const RIGHT = 64;
const AXIS = 18;
const WINDOW = 91 * 86_400_000;

/** Every incident over time; lines where three months hold ten or more: the middle, and what nine of ten stay below. */
export function dotsPicture({ values, from, until, zone, target, width, height = 220 }: DotsInput): Picture {
  const shown = values.filter(({ at }) => at >= from && at <= until).sort((a, b) => a.at - b.at);
  const bottom = height - AXIS;
  const scale = lengthScale([...shown.map(({ seconds }) => seconds), ...(target === undefined ? [] : [target])], bottom - 6, 8);
  const most = Math.max(2, Math.floor((width - LEFT - RIGHT) / 90));
  const { x, ticks: times } = clockScale(from, until, zone, LEFT, Math.max(1, width - LEFT - RIGHT), most);
  const ticks = until - from > 60 * 86_400_000 ? monthTicks(from, until, zone, most) : times;
  const shapes: Shape[] = scale.ticks.map(({ at }) => rule(LEFT, at, width - RIGHT, at));
  const labels: Label[] = [];
  if (target !== undefined) {
    shapes.push(rule(LEFT, scale.at(target), width - RIGHT, scale.at(target), 'accent', 'dashed'));
    const text = label(width - RIGHT + 6, scale.at(target), 'target', 'accent');
    labels.push({ text, otherwise: [-14, 14].map((away) => ({ ...text, y: text.y + away })) });
  }
  for (const [part, words, look] of [[0.5, 'median', 'solid'], [0.9, 'P90', 'dashed']] as const) {
    const points = shown.flatMap(({ at }, i): [number, number][] => {
      // Of two at one moment the second sees both.
      const held = percentile(shown.slice(0, i + 1).filter((each) => each.at > at - WINDOW).map(({ seconds }) => seconds), part);
      return held === null ? [] : [[x(at), scale.at(held)]];
    });
    const last = points.at(-1);
    if (!last) continue;
    shapes.push({ is: 'path', d: line().curve(curveStepAfter)([...points, [width - RIGHT, last[1]]]) ?? '', tone: 'ink', look });
    const text = label(width - RIGHT + 6, last[1], words, 'ink');
    labels.push({ text, otherwise: [-14, 14, -28, 28].map((away) => ({ ...text, y: text.y + away })) });
  }
  for (const { at, seconds, severity } of shown) shapes.push(dot(x(at), scale.at(seconds), severityMarks[severity][1], severityMarks[severity][0]));
  for (const { at, words } of scale.ticks) labels.push({ text: label(LEFT - 8, at, words, 'muted', 'end') });
  for (const { at, words } of ticks) labels.push({ text: label(x(at), height - AXIS / 2, words, 'muted', 'middle') });
  const day = (at: number) => dateWithYear(dayOf(at, zone));
  const missed = target === undefined ? null : shown.filter(({ seconds }) => seconds > target).length;
  return {
    width, height, shapes: [...shapes, ...placed(labels, width, height)],
    marks: shown.map(({ id, key, at, seconds, severity }) => ({ x: x(at), y: scale.at(seconds), id, words: `${key}, SEV ${severity}, ${day(at)}: ${roughDuration(seconds)}` })),
    sentence: `${figureWords(shown.map(({ seconds }) => seconds))}, from ${day(from)} to ${day(until)}${missed === null || target === undefined ? '' : `; ${missed} took longer than the target of ${roughDuration(target)}`}.`,
    table: { head: ['Incident', 'Severity', 'When', 'How long'], rows: shown.map(({ key, severity, at, seconds }) => [key, `SEV ${severity}`, day(at), roughDuration(seconds)]) },
  };
}
