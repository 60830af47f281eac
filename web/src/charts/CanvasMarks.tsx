import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import type { ChartActs } from './chartActs';
import { formPath } from './formPath';
import type { Dot, Picture } from './picture';

/** From so many marks on an element for each is too slow: they go to a canvas. */
const MOST_ELEMENTS = 1_500;
/** How far from a mark a pointer still means it, in pixels. */
const NEAR = 9;

export const tooMany = ({ marks }: Picture): boolean => marks.length > MOST_ELEMENTS;

/** The mark that is meant at a place. -1: none is near. */
export function nearestMark(marks: Picture['marks'], x: number, y: number): number {
  let [best, least] = [-1, NEAR ** 2];
  marks.forEach((mark, index) => {
    const away = (mark.x - x) ** 2 + (mark.y - y) ** 2;
    if (away <= least) [best, least] = [index, away];
  });
  return best;
}

/** Thousands of marks as one element with the same keys: arrows go from one to the next, which is said; Enter opens. */
export function CanvasMarks({ name, picture, onOpen, onEnter }: { name: string; picture: Picture } & ChartActs) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [at, setAt] = useState(-1);
  const { width, height, marks } = picture;
  const mark = marks[at];

  useEffect(() => {
    const element = canvas.current;
    if (!element) return;
    const draw = () => { drawDots(element, picture); };
    draw();
    // The colours are those of the theme.
    const theme = new MutationObserver(draw);
    theme.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] });
    return () => { theme.disconnect(); };
  }, [picture]);

  const open = (index: number, how = onOpen) => {
    const id = marks[index]?.id;
    if (id !== undefined) how?.(id);
  };
  const key = (event: KeyboardEvent) => {
    if (event.key === 'Enter' || event.key === ' ') open(at, event.key === 'Enter' ? onEnter ?? onOpen : onOpen);
    const next = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: marks.length - 1 }[event.key];
    if (next !== undefined) setAt(Math.min(Math.max(next, 0), marks.length - 1));
    if (next !== undefined || event.key === ' ') event.preventDefault();
  };
  const place = (event: { clientX: number; clientY: number }) => {
    const box = canvas.current?.getBoundingClientRect();
    return nearestMark(marks, event.clientX - (box?.left ?? 0), event.clientY - (box?.top ?? 0));
  };
  return (
    <>
      <canvas ref={canvas} className="chart-canvas" width={width} height={height} style={{ width, height }} aria-hidden="true"
        onPointerMove={(event) => { setAt(place(event)); }} onClick={(event) => { open(place(event)); }} />
      <button type="button" className={`chart-mark${(mark?.x ?? 0) > width * 0.6 ? ' chart-mark-left' : ''}${(mark?.y ?? 0) < height * 0.4 ? ' chart-mark-below' : ''}`} style={{ left: mark?.x ?? 0, top: mark?.y ?? 0, ...(mark ? {} : { pointerEvents: 'none' }) }}
        aria-label={mark ? mark.words.replace('\n', ', ') : `${name}: ${marks.length} marks, arrows go from one to the next`} data-words={mark?.words}
        onKeyDown={key} onFocus={() => { if (at < 0) setAt(0); }} onClick={(event) => { if (event.detail > 0) open(at); }} />
    </>
  );
}

/** Told apart as elsewhere: by form, and by the tone that the style sheet gives it. */
function drawDots(canvas: HTMLCanvasElement, { shapes, width, height }: Picture): void {
  const pen = canvas.getContext('2d');
  if (!pen) return;
  const scale = window.devicePixelRatio || 1;
  canvas.width = width * scale;
  canvas.height = height * scale;
  pen.scale(scale, scale);
  const solids = new Map<string, string>();
  const solid = (tone: string) => {
    let known = solids.get(tone);
    if (known === undefined) {
      const probe = document.createElement('span');
      probe.className = `tone-${tone}`;
      probe.style.color = 'var(--tone-solid)';
      canvas.parentElement?.append(probe);
      known = getComputedStyle(probe).color;
      probe.remove();
      solids.set(tone, known);
    }
    return known;
  };
  pen.globalAlpha = 0.7;
  for (const shape of shapes.filter((each): each is Dot => each.is === 'dot')) {
    pen.fillStyle = solid(shape.tone);
    pen.fill(new Path2D(formPath({ ...shape, radius: 2.5 })));
  }
}
