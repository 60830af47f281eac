import { roughDuration } from '@/time/durations';
import { severityMarks, type Severity } from './dotsOverTime';
import { figureWords, lengthScale, percentile } from './lengthScale';
import { bar, dot, label, placed, rule, short, type Label, type Mark, type Picture, type Shape } from './picture';

export interface StripGroup { name: string; values: readonly { id: string; key: string; seconds: number; severity: Severity; anchors?: string }[] }

const GUTTER = 110;
const RIGHT = 128;
const ROW = 44;
const AXIS = 18;

/** Groups under each other on one scale, every incident in each; a line at the middle where there are ten, else the values in words. */
export function stripPicture({ groups, width }: { groups: readonly StripGroup[]; width: number }): Picture {
  const gutter = Math.min(GUTTER, width / 4);
  const right = Math.min(RIGHT, width / 3);
  const bottom = groups.length * ROW;
  const height = bottom + AXIS;
  const scale = lengthScale(groups.flatMap(({ values }) => values.map(({ seconds }) => seconds)), gutter + 6, Math.max(gutter + 7, width - right - 6));
  const shapes: Shape[] = scale.ticks.map(({ at }) => rule(at, 0, at, bottom));
  const labels: Label[] = [];
  const marks: Mark[] = [];
  groups.forEach(({ name, values }, index) => {
    const middle = index * ROW + ROW / 2;
    const lengths = values.map(({ seconds }) => seconds);
    const [least, most] = [Math.min(...lengths), Math.max(...lengths)];
    const median = percentile(lengths, 0.5);
    const said = median !== null ? roughDuration(median) : lengths.length === 0 ? 'none' : least === most ? roughDuration(least) : `${roughDuration(least)} to ${roughDuration(most)}`;
    labels.push({ text: label(0, middle, short(name, gutter - 8), 'ink') }, { text: { ...label(width, middle - 7, said, 'ink', 'end'), strong: true } });
    if (lengths.length > 0) labels.push({ text: label(width, middle + 7, median !== null ? `n = ${lengths.length}` : `${lengths.length} ${lengths.length === 1 ? 'value' : 'values'}`, 'muted', 'end') });
    const [low, high] = [percentile(lengths, 0.25), percentile(lengths, 0.75)];
    if (low !== null && high !== null) shapes.push(bar(scale.at(low), middle - 13, Math.max(1, scale.at(high) - scale.at(low)), 26, 'grey', 'soft'));
    if (median !== null) shapes.push(rule(scale.at(median), middle - 15, scale.at(median), middle + 15, 'ink'));
    // Marks that would lie on each other go aside, as far as the row is wide.
    const standing: { x: number; y: number }[] = [];
    for (const { id, key, seconds, severity, anchors } of [...values].sort((a, b) => a.seconds - b.seconds)) {
      const x = scale.at(seconds);
      const free = [0, -7, 7, -14, 14, -3.5, 3.5].find((away) => standing.every((other) => Math.hypot(other.x - x, other.y - away) >= 6.5)) ?? 0;
      standing.push({ x, y: free });
      const [form, tone] = severityMarks[severity];
      shapes.push(dot(x, middle + free, tone, form, 3));
      marks.push({ x, y: middle + free, id, words: `${name}: ${key}, SEV ${severity}: ${roughDuration(seconds)}${anchors === undefined ? '' : `\n${anchors}`}` });
    }
  });
  for (const { at, words } of scale.ticks) labels.push({ text: label(at, bottom + AXIS / 2, words, 'muted', 'middle') });
  return {
    width, height, shapes: [...shapes, ...placed(labels, width, height)], marks,
    sentence: groups.map(({ name, values }) => `${name}: ${figureWords(values.map(({ seconds }) => seconds))}.`).join(' '),
    table: { head: ['Group', 'Incident', 'How long'], rows: groups.flatMap(({ name, values }) => values.map(({ key, seconds }) => [name, key, roughDuration(seconds)])) },
  };
}
