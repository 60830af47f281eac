import { clockAfter, clockScale } from './clockScale';
import { bar, dot, label, placed, rule, short, textWidth, type Form, type Label, type Look, type Mark, type Picture, type Shape, type Tone } from './picture';

export interface LaneBar { from: number; until: number; tone: Tone; look?: Look; words: string; thin?: { index: number; of: number } }
export interface LaneMark { at: number; tone: Tone; form: Form; words: string }
export interface Lane { name: string; bars: readonly LaneBar[]; marks: readonly LaneMark[] }

export interface LanesInput {
  lanes: readonly Lane[];
  from: number;
  until: number;
  zone: string;
  /** A line and its time where now is; promises stand right of it. */
  now?: number;
  width: number;
  /** Where there is no room for the names of lanes; the bars still say what they are. */
  unnamed?: boolean;
}

const LANE = 20;
const BAR = 14;
const TOP = 20;

/** From where to where time runs in the picture, in pixels. */
export function lanesField(width: number, unnamed = false): { left: number; right: number } {
  const left = unnamed ? 2 : Math.min(92, width / 4);
  return { left, right: left + Math.max(1, width - left - 12) };
}

/** What ran beside what, on one scale of time. */
export function lanesPicture({ lanes, from, until, zone, now, width, unnamed = false }: LanesInput): Picture {
  const { left: gutter, right } = lanesField(width, unnamed);
  const { x, ticks } = clockScale(from, until, zone, gutter, right - gutter, Math.max(2, Math.floor((width - gutter) / 90)));
  const height = TOP + lanes.length * LANE + 4;
  const clock = (at: number) => clockAfter(from, at, zone);
  const shapes: Shape[] = ticks.map(({ at }) => rule(x(at), TOP - 4, x(at), height));
  const labels: Label[] = [];
  const marks: Mark[] = [];
  if (now !== undefined) {
    shapes.push(rule(x(now), TOP - 6, x(now), height, 'accent'));
    const text = { ...label(x(now), TOP / 2, clockAfter(now, now, zone), 'accent', 'middle'), strong: true as const };
    labels.push({ text, otherwise: [{ ...text, align: 'end' }, { ...text, align: 'start' }] });
  }
  for (const { at, words } of ticks) labels.push({ text: label(x(at), TOP / 2, words, 'muted', 'middle') });

  lanes.forEach((lane, index) => {
    const top = TOP + index * LANE;
    const middle = top + LANE / 2;
    if (!unnamed) labels.push({ text: label(0, middle, short(lane.name, gutter - 8), 'muted') });
    // What stands in the lane, so that no word stands on it.
    const edges = [...lane.bars.flatMap((each) => [x(each.from)]), ...lane.marks.map(({ at }) => x(at) - 6), width];
    for (const { from: begin, until: end, tone, look = 'solid', words, thin } of lane.bars) {
      const [left, right] = [x(begin), x(end)];
      const thickness = BAR / (thin?.of ?? 1);
      const y = top + (LANE - BAR) / 2 + (thin?.index ?? 0) * thickness;
      shapes.push(bar(left, y, Math.max(1, right - left), Math.max(1, thickness - (thin && thin.of > 1 ? 0.8 : 0)), tone, look));
      marks.push({ x: (left + right) / 2, y: y + thickness / 2, words: `${lane.name}: ${words} from ${clock(begin)} to ${clock(end)}` });
      if (thin && thin.of > 1) continue;
      const fits = textWidth(words) + 12 <= right - left;
      const room = Math.min(...edges.filter((edge) => edge > right)) - right - 8;
      if (fits) labels.push({ text: { ...label(left + 6, middle, words, look === 'dashed' ? tone : 'ink'), ...(look === 'solid' && { on: tone }) } });
      else if (look === 'dashed' && room > 24 && textWidth(words) <= room) labels.push({ text: label(right + 5, middle, words, tone) });
    }
    for (const { at, tone, form, words } of lane.marks) {
      shapes.push(dot(x(at), middle, tone, form, 4));
      marks.push({ x: x(at), y: middle, words: `${lane.name}: ${words} at ${clock(at)}` });
    }
  });
  return {
    width, height, shapes: [...shapes, ...placed(labels, width, height)], marks: marks.sort((a, b) => a.x - b.x || a.y - b.y),
    sentence: lanes.map(({ name, bars, marks: at }) => `${name}: ${[
      ...bars.map(({ words, from: begin, until: end }) => `${words} from ${clock(begin)} to ${clock(end)}`), ...at.map(({ words, at: when }) => `${words} at ${clock(when)}`),
    ].join(', ') || 'nothing'}.`).join(' '),
    table: {
      head: ['Lane', 'What', 'From', 'Until'],
      rows: lanes.flatMap(({ name, bars, marks: at }) => [
        ...bars.map(({ words, from: begin, until: end }) => [name, words, clock(begin), clock(end)]), ...at.map(({ words, at: when }) => [name, words, clock(when), '']),
      ]),
    },
  };
}
