import { scaleLinear } from 'd3-scale';
import { roughDuration } from '@/time/durations';
import { bar, label, placed, rule, short, type Label, type Look, type Mark, type Picture, type Shape, type Tone } from './picture';

export type CountedAs = 'COUNTED' | 'CLOSED' | 'HOLIDAY' | 'PAUSED';

export interface CountedDay {
  /** `Tue 10 Nov`. */
  name: string;
  /** Of 23 hours or 25 on a day on which clocks change. */
  hours: number;
  /** Hours since midnight that passed; not what clocks show. */
  stretches: readonly { from: number; until: number; as: CountedAs }[];
  /** Why nothing counts on it: the holiday's name. */
  why?: string;
}

/** A moment that is marked, by the place of its day and hours since midnight that passed. */
export interface CountedMoment { day: number; hour: number; words: string }

const looks: Readonly<Record<CountedAs, readonly [Tone, Look, string]>> = {
  COUNTED: ['blue', 'solid', 'counted'], CLOSED: ['grey', 'soft', 'closed'], HOLIDAY: ['violet', 'soft', 'holiday'], PAUSED: ['grey', 'hatched', 'paused'],
};
const GUTTER = 80;
const RIGHT = 76;
const ROW = 20;
const AXIS = 18;

/** How a target was counted, a day in each row: what ran, what was closed, a holiday or a pause, and the sum of the day. */
export function countedDaysPicture({ days, moments = [], width }: { days: readonly CountedDay[]; moments?: readonly CountedMoment[]; width: number }): Picture {
  const gutter = Math.min(GUTTER, width / 4);
  const right = Math.min(RIGHT, width / 4);
  const longest = Math.max(24, ...days.map(({ hours }) => hours));
  const x = scaleLinear([0, longest], [gutter, Math.max(gutter + 1, width - right)]).clamp(true);
  const bottom = days.length * ROW;
  const height = bottom + AXIS;
  const shapes: Shape[] = [];
  const labels: Label[] = [];
  const marks: Mark[] = [];
  const counted = ({ stretches }: CountedDay) => stretches.filter((each) => each.as === 'COUNTED').reduce((sum, { from, until }) => sum + until - from, 0) * 3600;
  days.forEach((day, index) => {
    const y = index * ROW + 4;
    const middle = index * ROW + ROW / 2;
    labels.push({ text: label(0, middle, day.name, 'muted') }, { text: label(width, middle, counted(day) === 0 ? '–' : roughDuration(Math.round(counted(day))), 'ink', 'end') });
    for (const { from, until, as } of day.stretches.filter((each) => each.until > each.from)) {
      const [tone, look, words] = looks[as];
      shapes.push(bar(x(from), y, Math.max(0.5, x(until) - x(from)), ROW - 8, tone, look));
      marks.push({ x: (x(from) + x(until)) / 2, y: middle, words: `${day.name}: ${words} ${roughDuration(Math.round((until - from) * 3600))}` });
    }
  });
  for (const { day, hour, words } of moments.filter((each) => each.day < days.length)) {
    const [left, middle] = [x(hour), day * ROW + ROW / 2];
    shapes.push(rule(left, middle - 9, left, middle + 9, 'ink'));
    labels.push({ text: label(left + 5, middle, words, 'ink'), otherwise: [{ x: left - 5, y: middle, align: 'end' }] });
  }
  days.forEach(({ why }, index) => { if (why !== undefined) labels.push({ text: label(x(0) + 6, index * ROW + ROW / 2, short(why, width - gutter - right - 12), 'ink') }); });
  for (const hour of [0, 6, 12, 18, 24]) {
    shapes.unshift(rule(x(hour), 0, x(hour), bottom));
    labels.push({ text: label(x(hour), bottom + AXIS / 2, String(hour), 'muted', 'middle') });
  }
  const total = days.reduce((sum, day) => sum + counted(day), 0);
  const unequal = days.filter(({ hours }) => hours !== 24).map(({ name, hours }) => `${name} has ${hours} hours`);
  return {
    width, height, shapes: [...shapes, ...placed(labels, width, height)], marks,
    sentence: `${total === 0 ? 'Nothing' : roughDuration(Math.round(total))} counted over ${days.length} ${days.length === 1 ? 'day' : 'days'}${unequal.length > 0 ? `; ${unequal.join(', ')}` : ''}.`,
    table: { head: ['Day', 'Counted', 'Closed', 'Holiday', 'Paused'], rows: days.map((day) => [day.name, ...(['COUNTED', 'CLOSED', 'HOLIDAY', 'PAUSED'] as const).map((as) => {
      const hours = day.stretches.filter((each) => each.as === as).reduce((sum, { from, until }) => sum + until - from, 0);
      return hours === 0 ? '' : roughDuration(Math.round(hours * 3600));
    })]) },
  };
}
