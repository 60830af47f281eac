import { useId, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import type { Picture, Shape } from './picture';
import './charts.css';

interface ChartViewProps {
  name: string;
  picture: Picture;
  /** Something was chosen that has an id, by key or pointer. */
  onOpen?: (id: string) => void;
  /** What lies over the picture and under its marks. */
  over?: ReactNode;
}

/** A picture with its sentence, its marks under the keys, and its table. */
export function ChartView({ name, picture, onOpen, over }: ChartViewProps) {
  const [asTable, setAsTable] = useState(false);
  const hatch = useId();
  return (
    <figure className="chart">
      {asTable ? <TableOf name={name} picture={picture} /> : (
        <div className="chart-field">
          <svg role="img" aria-label={`${name}. ${picture.sentence}`} width={picture.width} height={picture.height} viewBox={`0 0 ${picture.width} ${picture.height}`}>
            <defs>
              <pattern id={hatch} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect width="2" height="5" fill="#fff" /></pattern>
              <mask id={`${hatch}m`} maskContentUnits="userSpaceOnUse"><rect x="-10" y="-10" width={picture.width + 20} height={picture.height + 20} fill={`url(#${hatch})`} /></mask>
            </defs>
            {picture.shapes.map((shape, index) => <ShapeOf key={index} shape={shape} hatch={`${hatch}m`} />)}
          </svg>
          {over}
          <Marks picture={picture} {...(onOpen && { onOpen })} />
        </div>
      )}
      <figcaption><button type="button" className="chart-turn" aria-pressed={asTable} onClick={() => { setAsTable(!asTable); }}>{asTable ? 'Show as picture' : 'Show as table'}</button></figcaption>
    </figure>
  );
}

/** One stop of Tab for all marks; arrows go from one to the next. Buttons beside the picture, as nothing in an image can have the focus. */
function Marks({ picture: { marks }, onOpen }: { picture: Picture; onOpen?: (id: string) => void }) {
  const field = useRef<HTMLUListElement>(null);
  const [current, setCurrent] = useState(0);
  const at = Math.min(current, marks.length - 1);
  const key = (event: KeyboardEvent) => {
    const next = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: marks.length - 1 }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    const there = Math.min(Math.max(next, 0), marks.length - 1);
    setCurrent(there);
    field.current?.querySelectorAll('button')[there]?.focus();
  };
  if (marks.length === 0) return null;
  return (
    <ul className="chart-marks" ref={field} onKeyDown={key}>
      {marks.map(({ x, y, words, id }, index) => (
        <li key={index}>
          <button type="button" className="chart-mark" style={{ left: x, top: y }} tabIndex={index === at ? 0 : -1} aria-label={words} data-words={words}
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

function formPath({ x, y, radius: r, form }: Shape & { is: 'dot' }): string {
  switch (form) {
    case 'circle': case 'ring': return `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;
    case 'square': return `M${x - r} ${y - r}h${2 * r}v${2 * r}h${-2 * r}z`;
    case 'diamond': return `M${x} ${y - r * 1.3}l${r * 1.3} ${r * 1.3}l${-r * 1.3} ${r * 1.3}l${-r * 1.3} ${-r * 1.3}z`;
    case 'triangle': return `M${x} ${y - r * 1.2}l${r * 1.2} ${r * 2.1}h${-r * 2.4}z`;
    case 'cross': return `M${x - r} ${y - r}l${2 * r} ${2 * r}m0 ${-2 * r}l${-2 * r} ${2 * r}`;
    case 'check': return `M${x - r} ${y}l${r * 0.75} ${r * 0.8}l${r * 1.25} ${-r * 1.6}`;
    case 'tick': return `M${x - 1.5} ${y - 7}h3v14h-3z`;
  }
}
