import { dateAndTime } from '@/time/formatting';
import { clockAfter, clockScale } from './clockScale';
import { severityMarks, type Severity } from './dotsOverTime';
import { bar, label, placed, rule, short, textWidth, type Label, type Mark, type Path, type Picture, type Shape } from './picture';

export interface OverlapBar { id: string; key: string; title: string; severity: Severity; from: number; /** Null: it goes on. */ until: number | null }
/** One has to do with another: drawn from the first to the second, with words such as `caused`. */
export interface OverlapLink { from: string; to: string; words: string }
export interface OverlapInput { bars: readonly OverlapBar[]; links: readonly OverlapLink[]; from: number; until: number; now: number; zone: string; width: number }

const ROW = 29;
const BAR = 18;
const TOP = 26;
const SIDE = 6;
const EDGE = 3;

interface PlacedBar extends OverlapBar { left: number; right: number; row: number; inside: boolean; text: string }

/** What went on beside what in some days, to scale, and what one has to do with another. Incidents share a row where both have room. */
export function overlapPicture({ bars, links, from, until, now, zone, width }: OverlapInput): Picture {
  const { x, ticks } = clockScale(from, until, zone, SIDE, Math.max(1, width - 2 * SIDE), 8);
  const days = ticks.filter(({ words }) => !words.includes(':'));
  const shown = [...bars].filter((each) => each.from < until && (each.until ?? now) >= from).sort((a, b) => a.from - b.from || a.key.localeCompare(b.key));
  const standing = rowsOf(shown, x, now, width);
  const rows = standing.reduce((most, { row }) => Math.max(most, row + 1), 1);
  const height = TOP + rows * ROW + 6;
  const middle = (row: number) => TOP + row * ROW + BAR / 2 + 3;
  const shapes: Shape[] = days.map(({ at }) => rule(x(at), 4, x(at), height - 6));
  const labels: Label[] = [];
  const isNow = now >= from && now <= until;
  if (isNow) {
    labels.push({ text: { ...label(x(now), 11, clockAfter(now, now, zone), 'accent', 'middle'), strong: true }, otherwise: [{ x: x(now) - 4, y: 11, align: 'end' }] });
    shapes.push(rule(x(now), 20, x(now), height, 'accent'));
  }
  for (const { at, words } of days) labels.push({ text: label(x(at) + 6, 11, words, 'muted') });
  for (const { left, right, row, severity, until: end } of standing) {
    const tone = severityMarks[severity][1];
    shapes.push(bar(left, middle(row) - BAR / 2, right - left, BAR, tone, 'soft'), bar(left, middle(row) - BAR / 2, Math.min(EDGE, right - left), BAR, tone, end === null ? 'solid' : 'hatched'));
  }
  for (const { left, right, row, inside, text } of standing) {
    if (text !== '') labels.push({ text: label(inside ? left + EDGE + 6 : right + 6, middle(row), text, 'ink') });
  }
  const byId = new Map(standing.map((one) => [one.id, one]));
  for (const { from: one, to: other, words } of links) {
    const [a, b] = [byId.get(one), byId.get(other)];
    if (!a || !b) continue;
    const way = linkBetween(a, b, middle);
    shapes.push(...way.shapes);
    // Beside the line where there is room before the other bar, else on its other side.
    const beside = label(way.turn + 5, way.at, words, 'muted');
    const before = label(way.turn - 5, way.at, short(words, Math.max(1, way.turn - 10)), 'muted', 'end');
    labels.push(textWidth(words) <= b.left - way.turn - 12 ? { text: beside, otherwise: [before] } : { text: before });
  }
  const span = ({ from: begin, until: end }: OverlapBar) => `${dateAndTime(begin, zone)} to ${end === null ? 'now' : dateAndTime(end, zone)}`;
  const linkWords = (id: string) => links.flatMap(({ from: one, to: other, words }) => (one === id && byId.has(other) ? [`${words} ${byId.get(other)?.key ?? ''}`] : []));
  const marks: Mark[] = standing.map((each) => ({
    x: (each.left + each.right) / 2, y: middle(each.row), id: each.id, words: [`${each.key} ${each.title}, SEV ${each.severity}, ${span(each)}`, ...linkWords(each.id)].join('; '),
  }));
  return {
    width, height, shapes: [...shapes, ...placed(labels, width, height)], marks: marks.sort((a, b) => a.x - b.x || a.y - b.y),
    sentence: shown.length === 0 ? 'No incident in these days.' : `${shown.map((each) => `${each.key}, ${span(each)}${linkWords(each.id).map((words) => `, ${words}`).join('')}`).join('. ')}.`,
    table: {
      head: ['Incident', 'Title', 'Severity', 'From', 'Until', 'Has to do with'],
      rows: shown.map((each) => [each.key, each.title, `SEV ${each.severity}`, dateAndTime(each.from, zone), each.until === null ? 'goes on' : dateAndTime(each.until, zone), linkWords(each.id).join(', ')]),
    },
  };
}

/** Each in the first row in which it and its words have room. */
function rowsOf(shown: readonly OverlapBar[], x: (at: number) => number, now: number, width: number): PlacedBar[] {
  const ends: number[] = [];
  return shown.map((each) => {
    const left = Math.min(x(each.from), width - SIDE - 4);
    const right = Math.max(left + 4, x(each.until ?? now));
    const words = `${each.key} ${each.title}`;
    const within = right - left - EDGE - 12;
    const inside = textWidth(words) <= within || within > 120;
    const text = short(words, inside ? within : width - right - 12);
    const wide = !inside && textWidth(each.key) <= width - right - 12;
    const end = inside || !wide ? right : Math.min(width, right + 6 + textWidth(text));
    const free = ends.findIndex((taken) => taken + 10 <= left);
    const row = free < 0 ? ends.length : free;
    ends[row] = end;
    return { ...each, left, right, row, inside, text: inside || wide ? text : '' };
  });
}

/** From under one bar, or above it, over to the beginning of the other. */
function linkBetween(a: PlacedBar, b: PlacedBar, middle: (row: number) => number): { shapes: Path[]; turn: number; at: number } {
  const turn = Math.min(Math.max(a.left + EDGE + 1, b.left - 26), a.right);
  const down = b.row >= a.row ? 1 : -1;
  const at = middle(b.row);
  const line = (d: string, look: 'dashed' | 'solid'): Path => ({ is: 'path', d, tone: 'muted', look });
  // Of two that began together the way is a short one, beside both.
  const there = Math.max(b.left, turn + 1);
  const begin = a.row === b.row ? at : middle(a.row) + (down * BAR) / 2;
  return { shapes: [line(`M${turn} ${begin}V${at}H${there}`, 'dashed'), line(`M${there - 4} ${at - 3}L${there} ${at}L${there - 4} ${at + 3}`, 'solid')], turn, at };
}
