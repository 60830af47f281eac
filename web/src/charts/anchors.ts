import { scaleLinear } from 'd3-scale';
import { roughDuration } from '@/time/durations';
import { dot, label, placed, rule, short, type Form, type Label, type Mark, type Picture, type Shape, type Tone } from './picture';

export type AnchorKind = 'FIRST_CONTACT' | 'TICKET' | 'TRY' | 'ENGAGED';
export interface AnchorRow {
  id: string;
  key: string;
  /** `words`: what it is called, where that is not what its form is usually called. */
  anchors: readonly { is: AnchorKind; at: number; clock: string; words?: string }[];
}

const forms: Readonly<Record<AnchorKind, readonly [Form, Tone, string]>> = {
  FIRST_CONTACT: ['circle', 'crit', 'first contact'], TICKET: ['square', 'ink', 'ticket'], TRY: ['ring', 'ink', 'tried'], ENGAGED: ['circle', 'blue', 'engaged'],
};
const ROW = 24;
const AXIS = 18;

/** What one number rests on, incident by incident: its moments counted from the first, on one scale. */
export function anchorsPicture({ rows, width }: { rows: readonly AnchorRow[]; width: number }): Picture {
  const gutter = Math.min(80, width / 4);
  const right = Math.min(80, width / 5);
  const since = (row: AnchorRow) => Math.min(...row.anchors.map(({ at }) => at));
  const longest = Math.max(60_000, ...rows.flatMap((row) => row.anchors.map(({ at }) => at - since(row))));
  const x = scaleLinear([0, longest], [gutter + 6, Math.max(gutter + 7, width - right - 6)]).clamp(true);
  const bottom = rows.length * ROW;
  const height = bottom + AXIS;
  const ticks = scaleLinear([0, longest / 60_000], [0, 1]).ticks(4).filter((minutes) => Number.isInteger(minutes));
  const shapes: Shape[] = ticks.map((minutes) => rule(x(minutes * 60_000), 0, x(minutes * 60_000), bottom));
  const labels: Label[] = [];
  const marks: Mark[] = [];
  const spans = rows.map((row) => {
    const engaged = row.anchors.find(({ is }) => is === 'ENGAGED');
    return row.anchors.length > 0 && engaged ? roughDuration((engaged.at - since(row)) / 1000) : 'pending';
  });
  rows.forEach((row, index) => {
    const y = index * ROW + ROW / 2;
    const sorted = [...row.anchors].sort((a, b) => a.at - b.at);
    labels.push({ text: label(0, y, short(row.key, gutter - 8), 'ink') }, { text: label(width, y, short(spans[index] ?? '', right - 4), 'ink', 'end') });
    const [first, last] = [sorted[0], sorted.at(-1)];
    if (!first || !last) return;
    shapes.push(rule(x(0), y, x(last.at - first.at), y, 'muted', sorted.some(({ is }) => is === 'ENGAGED') ? 'solid' : 'dashed'));
    for (const { is, at, clock } of sorted) {
      const [form, tone, words] = forms[is];
      shapes.push(dot(x(at - first.at), y, tone, form));
      marks.push({ x: x(at - first.at), y, id: row.id, words: `${row.key}: ${words} ${clock}` });
    }
  });
  for (const minutes of ticks) labels.push({ text: label(x(minutes * 60_000), bottom + AXIS / 2, minutes === 0 ? '0' : `+${roughDuration(minutes * 60)}`, 'muted', 'middle') });
  return {
    width, height, shapes: [...shapes, ...placed(labels, width, height)], marks,
    sentence: rows.map((row, index) => `${row.key}: ${row.anchors.map(({ is, clock }) => `${forms[is][2]} ${clock}`).join(', ') || 'nothing known'}; ${spans[index] ?? ''}.`).join(' '),
    table: { head: ['Incident', 'First contact', 'Ticket', 'Tries', 'Engaged', 'Took'], rows: rows.map((row, index) => [
      row.key, ...(['FIRST_CONTACT', 'TICKET', 'TRY', 'ENGAGED'] as const).map((is) => row.anchors.filter((each) => each.is === is).map(({ clock }) => clock).join(', ') || 'not yet'), spans[index] ?? '',
    ]) },
  };
}

/** One incident's anchors on a line, for a row of a table; `longest` is what the whole width stands for, in milliseconds. */
export function anchorLine({ anchors, target, longest, width }: { anchors: AnchorRow['anchors']; target?: number; longest: number; width: number }): Pick<Picture, 'width' | 'height' | 'shapes' | 'sentence'> {
  const sorted = [...anchors].sort((a, b) => a.at - b.at);
  const [first, last] = [sorted[0], sorted.at(-1)];
  const sentence = sorted.map(({ is, clock, words = forms[is][2] }) => `${words} ${clock}`).join(', ') || 'nothing known';
  if (!first || !last) return { width, height: ROW, shapes: [], sentence };
  const x = scaleLinear([0, Math.max(60_000, longest)], [6, Math.max(7, width - 6)]).clamp(true);
  const y = ROW / 2;
  const shapes: Shape[] = [rule(x(0), y, x(last.at - first.at), y, 'muted', sorted.some(({ is }) => is === 'ENGAGED') ? 'solid' : 'dashed')];
  if (target !== undefined && target <= longest) shapes.push(rule(x(target), 3, x(target), ROW - 3, 'muted', 'dashed'));
  for (const { is, at } of sorted) shapes.push(dot(x(at - first.at), y, forms[is][1], forms[is][0], 4));
  return { width, height: ROW, shapes, sentence };
}
