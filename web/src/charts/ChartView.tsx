import { useId, useRef, useState, type KeyboardEvent, type PointerEvent, type ReactNode } from 'react';
import { CanvasMarks, tooMany } from './CanvasMarks';
import type { ChartActs } from './chartActs';
import { formPath } from './formPath';
import type { Picture, Shape } from './picture';
import './charts.css';

/** A picture with its sentence, its marks under the keys, and its table. `bare`: without the table, where what it says stands beside it. `over`: what lies over the picture and under its marks. */
export function ChartView({ name, picture, bare = false, over, onSpan, ...acts }: ChartActs & { name: string; picture: Picture; bare?: boolean; over?: ReactNode }) {
  const [asTable, setAsTable] = useState(false);
  const many = tooMany(picture);
  return (
    <figure className="chart">
      {asTable ? <TableOf name={name} picture={picture} /> : (
        <Brush {...(onSpan && { onSpan })} height={picture.height}>
          <Drawing name={`${name}. ${picture.sentence}`} picture={many ? { ...picture, shapes: picture.shapes.filter(({ is }) => is !== 'dot') } : picture} />
          {over}
          {many ? <CanvasMarks name={name} picture={picture} {...acts} /> : <Marks picture={picture} {...acts} />}
        </Brush>
      )}
      {!bare && <figcaption><button type="button" className="chart-turn" aria-pressed={asTable} onClick={() => { setAsTable(!asTable); }}>{asTable ? 'Show as picture' : 'Show as table'}</button></figcaption>}
    </figure>
  );
}

/** The picture alone. */
export function Drawing({ name, picture: { width, height, shapes } }: { name: string; picture: Pick<Picture, 'width' | 'height' | 'shapes'> }) {
  const hatch = useId();
  return (
    <svg role="img" aria-label={name} width={width} height={height} viewBox={`0 0 ${width} ${height}`}>
      <defs>
        <pattern id={hatch} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="2" height="5" fill="#fff" /></pattern>
        <mask id={`${hatch}m`} maskContentUnits="userSpaceOnUse"><rect x="-10" y="-10" width={width + 20} height={height + 20} fill={`url(#${hatch})`} /></mask>
      </defs>
      {shapes.map((shape, index) => <ShapeOf key={index} shape={shape} hatch={`${hatch}m`} />)}
    </svg>
  );
}

/** Less than this is a press with an unsteady hand. */
const LEAST_SPAN = 12;

/** The field that marks stand in. A stretch is drawn on its empty parts. */
function Brush({ onSpan, height, children }: { onSpan?: (start: number, end: number) => void; height: number; children: ReactNode }) {
  const field = useRef<HTMLDivElement>(null);
  const [span, setSpan] = useState<readonly [number, number] | null>(null);
  const xOf = (event: PointerEvent) => event.clientX - (field.current?.getBoundingClientRect().left ?? 0);
  if (!onSpan) return <div className="chart-field">{children}</div>;
  const end = (event: PointerEvent) => {
    if (span && Math.abs(xOf(event) - span[0]) >= LEAST_SPAN) onSpan(Math.min(span[0], xOf(event)), Math.max(span[0], xOf(event)));
    setSpan(null);
  };
  return (
    <div className="chart-field chart-brush" ref={field}
      onPointerDown={(event) => { if (event.button === 0 && event.pointerType !== 'touch' && !(event.target as Element).closest('.chart-mark')) setSpan([xOf(event), xOf(event)]); }}
      onPointerMove={(event) => { if (span) setSpan([span[0], xOf(event)]); }} onPointerUp={end} onPointerLeave={() => { setSpan(null); }}>
      {children}
      {span && <div className="chart-span" style={{ left: Math.min(...span), width: Math.abs(span[1] - span[0]), height }} />}
    </div>
  );
}

/** One stop of Tab for all marks; arrows go from one to the next. Buttons beside the picture, as nothing in an image can have the focus. */
function Marks({ picture: { marks, width, height }, onOpen, onEnter }: { picture: Picture } & ChartActs) {
  const field = useRef<HTMLUListElement>(null);
  const [current, setCurrent] = useState(0);
  const at = Math.min(current, marks.length - 1);
  const key = (event: KeyboardEvent) => {
    const id = marks[at]?.id;
    if (event.key === 'Enter' && onEnter && id !== undefined) {
      event.preventDefault();
      onEnter(id);
      return;
    }
    const next = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: marks.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    const there = Math.min(Math.max(next, 0), marks.length - 1);
    setCurrent(there);
    field.current?.querySelectorAll('button')[there]?.focus();
  };
  if (marks.length === 0) return null;
  const side = (x: number, y: number) => `${x > width * 0.6 ? ' chart-mark-left' : ''}${y < height * 0.4 ? ' chart-mark-below' : ''}`;
  return (
    <ul className="chart-marks" ref={field} onKeyDown={key}>
      {marks.map(({ x, y, words, id }, index) => (
        <li key={index}>
          <button type="button" className={`chart-mark${side(x, y)}`} style={{ left: x, top: y }} tabIndex={index === at ? 0 : -1} aria-label={words.replace('\n', ', ')} data-words={words}
            onFocus={() => { setCurrent(index); }} onClick={() => { if (id !== undefined) onOpen?.(id); }} />
        </li>
      ))}
    </ul>
  );
}

function TableOf({ name, picture: { table } }: { name: string; picture: Picture }) {
  return (
    <div className="chart-table" tabIndex={0} role="region" aria-label={name}>
      <table>
        <thead><tr>{table.head.map((each) => <th key={each} scope="col">{each}</th>)}</tr></thead>
        <tbody>{table.rows.map((row, index) => <tr key={index}>{row.map((cell, column) => (column === 0 ? <th key={column} scope="row">{cell}</th> : <td key={column}>{cell}</td>))}</tr>)}</tbody>
      </table>
    </div>
  );
}

function ShapeOf({ shape, hatch }: { shape: Shape; hatch: string }) {
  switch (shape.is) {
    case 'bar': {
      const { x, y, width, height, tone, look } = shape;
      const box = { x, y, width, height, rx: Math.min(2, height / 2) };
      return (
        <g className={`chart-bar tone-${tone} look-${look}`}>
          <rect {...box} className="chart-ground" />
          {look === 'hatched' && <rect {...box} className="chart-hatch" mask={`url(#${hatch})`} />}
        </g>
      );
    }
    case 'line': return <line className={`chart-line tone-${shape.tone} look-${shape.look}`} x1={shape.x1} y1={shape.y1} x2={shape.x2} y2={shape.y2} />;
    case 'path': return <path className={`chart-line tone-${shape.tone} look-${shape.look}`} d={shape.d} />;
    case 'dot': return <path className={`chart-dot tone-${shape.tone} form-${shape.form}`} d={formPath(shape)} />;
    case 'text': return (
      <text className={`chart-text tone-${shape.tone}${shape.strong ? ' chart-strong' : ''}${shape.on ? ` on-${shape.on}` : ''}`} x={shape.x} y={shape.y} textAnchor={shape.align} dominantBaseline="central">{shape.text}</text>
    );
  }
}
