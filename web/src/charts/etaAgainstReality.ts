import { roughDuration } from '@/time/durations';
import { clockAfter, clockLabel, clockScale } from './clockScale';
import { dot, label, placed, rule, type Label, type Mark, type Picture, type Shape } from './picture';

export interface EtaInput {
  /** What was promised when. */
  estimates: readonly { said: number; by: number; who: string }[];
  /** When it came about; null: not yet. */
  actual: number | null;
  zone: string;
  width: number;
  height?: number;
}

const GUTTER = 100;
const RIGHT = 24;
const AXIS = 16;

/** Estimates against what happened: across when each was given, upwards what it promised; a line where it came about, and how far off each was. */
export function etaPicture({ estimates, actual, zone, width, height = 128 }: EtaInput): Picture {
  const etas = [...estimates].sort((a, b) => a.said - b.said);
  const all = [...etas.map(({ by }) => by), ...(actual === null ? [] : [actual])];
  const [lowest, highest] = [Math.min(...all), Math.max(...all)];
  const begin = Math.min(...etas.map(({ said }) => said));
  const end = Math.max(...etas.map(({ said }) => said), actual ?? begin);
  const plot = height - AXIS;
  const { x, ticks } = clockScale(begin, end, zone, GUTTER, Math.max(1, width - GUTTER - RIGHT), Math.max(2, Math.floor((width - GUTTER) / 80)));
  const y = (at: number) => (highest === lowest ? plot / 2 : 24 + (plot - 48) * (1 - (at - lowest) / (highest - lowest)));
  const clock = (at: number) => clockAfter(begin, at, zone);
  const shapes: Shape[] = ticks.map(({ at }) => rule(x(at), 0, x(at), plot));
  const labels: Label[] = [];
  if (actual !== null) {
    shapes.push(rule(GUTTER, y(actual), width - RIGHT, y(actual), 'accent'));
    labels.push({ text: label(0, y(actual), `came ${clockLabel(begin, actual, zone)}`, 'accent') });
  }
  const marks: Mark[] = [];
  for (const { said, by, who } of etas) {
    // A word stands beyond its mark, away from the line; where another is there already, on the other side.
    const up = actual === null || by >= actual;
    const [above, below] = [y(by) - 12, y(by) + 12];
    if (actual !== null) shapes.push(rule(x(said), y(by), x(said), y(actual), 'muted'));
    shapes.push(dot(x(said), y(by), 'ink', 'circle'));
    const text = label(x(said), up ? above : below, clockLabel(begin, by, zone), 'ink', 'middle');
    labels.push({ text, otherwise: [{ ...text, y: up ? below : above }] });
    marks.push({ x: x(said), y: y(by), words: `${who}, at ${clock(said)}: by ${clock(by)}${actual === null ? '' : `, ${error(actual - by)}`}` });
  }
  for (const { at, words } of ticks) labels.push({ text: label(x(at), height - AXIS / 2, words, 'muted', 'middle') });
  const promised = etas.map(({ said, by }) => `at ${clock(said)} ${clock(by)} was promised`).join(', ');
  return {
    width, height, shapes: [...shapes, ...placed(labels, width, height)], marks,
    sentence: etas.length === 0 ? 'Nothing was promised.' : `${promised}; it ${actual === null ? 'has not come about yet' : `came about at ${clock(actual)}`}.`,
    table: { head: ['Said', 'By whom', 'Promised', 'Error'], rows: etas.map(({ said, by, who }) => [clock(said), who, clock(by), actual === null ? 'pending' : error(actual - by)]) },
  };
}

/** How much later it came than was promised. */
function error(ms: number): string {
  const seconds = Math.round(Math.abs(ms) / 60_000) * 60;
  return seconds === 0 ? 'on time' : `${roughDuration(seconds)} ${ms > 0 ? 'late' : 'early'}`;
}
