import { quantileSorted } from 'd3-array';
import { scaleLog, scaleSymlog } from 'd3-scale';
import { roughDuration } from '@/time/durations';

const steps = [1, 2, 5, 10, 20, 30, 60, 120, 240, 480, 960, 1440, 2880, 7 * 1440, 14 * 1440, 30 * 1440, 90 * 1440, 365 * 1440];

/** Minutes on a scale on which twice as long is as far at every place: lengths of incidents differ by the hundredfold. Less than half a minute stands at half a minute. */
export function lengthScale(seconds: readonly number[], start: number, end: number): { at: (seconds: number) => number; ticks: readonly { at: number; words: string }[] } {
  if (seconds.some((each) => each < 0)) return signedScale(seconds, start, end);
  const minutes = seconds.map((each) => Math.max(0.5, each / 60));
  const [least, most] = minutes.length === 0 ? [1, 60] : [Math.min(...minutes), Math.max(...minutes)];
  const scale = scaleLog([least / 1.25, most * 1.25], [start, end]).clamp(true);
  const at = (value: number) => scale(Math.max(0.5, value / 60));
  return { at, ticks: steps.filter((step) => step >= least / 1.25 && step <= most * 1.25).map((step) => ({ at: scale(step), words: roughDuration(step * 60) })) };
}

/** The same to both sides of nothing, which it is close to in a straight line: earlier than promised is below. */
function signedScale(seconds: readonly number[], start: number, end: number): ReturnType<typeof lengthScale> {
  const minutes = seconds.map((each) => each / 60);
  const [least, most] = [Math.min(...minutes, -1) * 1.25, Math.max(...minutes, 1) * 1.25];
  const scale = scaleSymlog([least, most], [start, end]).constant(5).clamp(true);
  const ticks = [0, ...steps.filter((step) => step >= 10)].flatMap((step) => (step === 0 ? [0] : [step, -step])).filter((step) => step >= least && step <= most);
  return { at: (value) => scale(value / 60), ticks: ticks.map((step) => ({ at: scale(step), words: step === 0 ? '0' : roughDuration(step * 60) })) };
}

/** From so many values on percentiles are said; below, the values. The server's figures hold to the same. */
export const ENOUGH = 10;

/** The value below which that part of all lies, between two where none is it. Null below ten. */
export function percentile(values: readonly number[], part: number): number | null {
  return values.length < ENOUGH ? null : quantileSorted([...values].sort((a, b) => a - b), part) ?? null;
}

/** `median 18 min, P90 1 h 2 min, 34 values`; below ten `5 min to 30 min, 8 values`. */
export function figureWords(values: readonly number[]): string {
  const sorted = [...values].sort((a, b) => a - b);
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return 'no values';
  const n = `${sorted.length} ${sorted.length === 1 ? 'value' : 'values'}`;
  const [median, p90] = [percentile(sorted, 0.5), percentile(sorted, 0.9)];
  if (median === null || p90 === null) return first === last ? `${roughDuration(first)}, ${n}` : `${roughDuration(first)} to ${roughDuration(last)}, ${n}`;
  return `median ${roughDuration(median)}, P90 ${roughDuration(p90)}, ${n}`;
}
