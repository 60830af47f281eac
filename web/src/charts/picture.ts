/** What a shape stands for. Each is told apart in grey too: by how dark it is, and by its look or its form. */
export type Tone = 'ink' | 'muted' | 'hairline' | 'accent' | 'crit' | 'high' | 'warn' | 'grey' | 'ok' | 'blue' | 'violet' | 'teal' | 'people';
/** Dashed: promised or not yet. Hatched: missed, silent, closed, approximate. Soft: the ground of a meaning. */
export type Look = 'solid' | 'dashed' | 'hatched' | 'soft';
export type Form = 'circle' | 'ring' | 'square' | 'diamond' | 'triangle' | 'cross' | 'check' | 'tick';

export interface Bar { is: 'bar'; x: number; y: number; width: number; height: number; tone: Tone; look: Look }
export interface Line { is: 'line'; x1: number; y1: number; x2: number; y2: number; tone: Tone; look: Look }
export interface Path { is: 'path'; d: string; tone: Tone; look: Look }
export interface Dot { is: 'dot'; x: number; y: number; radius: number; tone: Tone; form: Form }
export interface Text { is: 'text'; x: number; y: number; text: string; tone: Tone; align: 'start' | 'middle' | 'end'; strong?: true; on?: Tone }
export type Shape = Bar | Line | Path | Dot | Text;

/** A place that keys and pointers reach. */
export interface Mark { x: number; y: number; words: string; id?: string }

/** A chart, drawn to scale: pixels from its upper left corner. */
export interface Picture {
  width: number;
  height: number;
  /** In the order of drawing. */
  shapes: readonly Shape[];
  /** From left to right, as keys go. */
  marks: readonly Mark[];
  /** The picture in one sentence. */
  sentence: string;
  table: Table;
}

export interface Table { head: readonly string[]; rows: readonly (readonly string[])[] }

/** The size of all text in a chart, and of the line that it stands on. */
export const TEXT = 11;
export const TEXT_LINE = 14;

export interface Box { x: number; y: number; width: number; height: number }

/** No letter of the typeface is much wider than this part of its size, on the average of a word. */
const perLetter = 0.62;
export const textWidth = (text: string): number => [...text].reduce((width, letter) => width + (letter > '\u2e7f' ? 1 : perLetter) * TEXT, 0);

/** Where a text stands; `y` is that of its middle. */
export function boxOf({ x, y, text, align }: Pick<Text, 'x' | 'y' | 'text' | 'align'>): Box {
  const width = textWidth(text);
  return { x: align === 'start' ? x : align === 'end' ? x - width : x - width / 2, y: y - TEXT_LINE / 2, width, height: TEXT_LINE };
}

export const overlap = (a: Box, b: Box): boolean => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

/** `Down for most of the n…` where it is longer than there is room. */
export function short(text: string, room: number): string {
  if (textWidth(text) <= room) return text;
  const letters = [...text];
  while (letters.length > 1 && textWidth(`${letters.join('')}…`) > room) letters.pop();
  return `${letters.join('').trimEnd()}…`;
}

/** A text and the places where it may stand, the best first. */
export interface Label { text: Text; otherwise?: readonly Pick<Text, 'x' | 'y' | 'align'>[] }

/**
 * Of texts that want the same place the first has it; the next goes where else it may, and is left out where it can be nowhere: the table says it. None
 * leaves the picture.
 */
export function placed(labels: readonly Label[], width: number, height: number): Text[] {
  const taken: Box[] = [];
  return labels.flatMap(({ text, otherwise = [] }) => {
    for (const place of [text, ...otherwise]) {
      const candidate: Text = { ...text, x: place.x, y: place.y, align: place.align };
      const box = boxOf(candidate);
      if (box.x < 0 || box.y < 0 || box.x + box.width > width || box.y + box.height > height || taken.some((other) => overlap(box, other))) continue;
      taken.push(box);
      return [candidate];
    }
    return [];
  });
}

export const bar = (x: number, y: number, width: number, height: number, tone: Tone, look: Look = 'solid'): Bar => ({ is: 'bar', x, y, width, height, tone, look });
export const rule = (x1: number, y1: number, x2: number, y2: number, tone: Tone = 'hairline', look: Look = 'solid'): Line => ({ is: 'line', x1, y1, x2, y2, tone, look });
export const dot = (x: number, y: number, tone: Tone, form: Form, radius = 3.5): Dot => ({ is: 'dot', x, y, radius, tone, form });
export const label = (x: number, y: number, text: string, tone: Tone = 'muted', align: Text['align'] = 'start'): Text => ({ is: 'text', x, y, text, tone, align });
