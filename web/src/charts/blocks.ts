import { scaleBand } from 'd3-scale';
import { bar, label, placed, rule, type Label, type Mark, type Picture, type Shape } from './picture';

export interface BlockColumn {
  /** `Nov`. */
  name: string;
  /** One without an id opens nothing. */
  blocks: readonly { id?: string; key: string; met: boolean; words: string }[];
}

const AXIS = 18;
const most = 12;

/** One incident is one block: met below, missed hatched above it. */
export function blocksPicture({ columns, width, height = 150 }: { columns: readonly BlockColumn[]; width: number; height?: number }): Picture {
  const bottom = height - AXIS;
  const highest = Math.max(1, ...columns.map(({ blocks }) => blocks.length));
  const high = Math.min(most, (bottom - TOP) / highest);
  const x = scaleBand(columns.map((_, index) => index), [0, width]).paddingInner(0.25).paddingOuter(0.1);
  const wide = Math.min(40, x.bandwidth());
  const shapes: Shape[] = [rule(0, bottom, width, bottom)];
  const labels: Label[] = [];
  const marks: Mark[] = [];
  columns.forEach(({ name, blocks }, index) => {
    const left = (x(index) ?? 0) + (x.bandwidth() - wide) / 2;
    const sorted = [...blocks.filter(({ met }) => met), ...blocks.filter(({ met }) => !met)];
    sorted.forEach(({ id, key, met, words }, nth) => {
      const y = bottom - (nth + 1) * high;
      shapes.push(bar(left, y, wide, Math.max(0.5, high - 1.5), met ? 'ok' : 'crit', met ? 'solid' : 'hatched'));
      marks.push({ x: left + wide / 2, y: y + high / 2, ...(id !== undefined && { id }), words: `${name}: ${key} ${met ? 'met' : 'missed'}${words === '' ? '' : `, ${words}`}` });
    });
    const missed = blocks.filter(({ met }) => !met).length;
    if (missed > 0) labels.push({ text: label(left + wide / 2, bottom - sorted.length * high - 8, `${missed} missed`, 'crit', 'middle'), otherwise: [{ x: left + wide, y: bottom - sorted.length * high - 8, align: 'end' }] });
    labels.push({ text: label(left + wide / 2, height - AXIS / 2, name, 'muted', 'middle') });
  });
  const all = columns.flatMap(({ blocks }) => blocks);
  return {
    width, height, shapes: [...shapes, ...placed(labels, width, height)], marks: marks.sort((a, b) => a.x - b.x || b.y - a.y),
    sentence: `${all.filter(({ met }) => met).length} of ${all.length} met. ${columns.map(({ name, blocks }) => `${name}: ${blocks.filter(({ met }) => met).length} of ${blocks.length}`).join(', ')}.`,
    table: { head: ['When', 'Incident', 'Outcome', 'Why'], rows: columns.flatMap(({ name, blocks }) => blocks.map(({ key, met, words }) => [name, key, met ? 'met' : 'missed', words])) },
  };
}

const TOP = 16;
