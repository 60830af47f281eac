import { useRef, useState, type KeyboardEvent, type PointerEvent } from 'react';
import { clockOf, days, dayWords, lengthOf, minutesOf, sorted, type Hours } from './hours';
import type { Times } from './calendars';

const STEP = 15;
const round = (minutes: number) => Math.min(1440, Math.max(0, Math.round(minutes / STEP) * STEP));

interface WeekBarsProps { times: Pick<Times, 'always' | 'hours'>; onChange: ((hours: Hours[]) => void) | null }
interface Drag { place: number | null; edge: 'from' | 'until'; day: Hours['day']; start: number; at: number }

/** The hours of a week as bars. Edges are dragged, or moved by arrows, a quarter of an hour at a time; hours are drawn where there are none. */
export function WeekBars({ times, onChange }: WeekBarsProps) {
  const [drag, setDrag] = useState<Drag | null>(null);
  const list = sorted(times.always ? days.map((day) => ({ day, from: '00:00', until: '24:00' })) : times.hours);
  const minuteAt = (event: PointerEvent, track: Element | null) => { const box = track?.getBoundingClientRect(); return box && box.width > 0 ? round((event.clientX - box.left) / box.width * 1440) : 0; };
  const shown = drag ? applied(list, drag) : list;
  const put = (hours: Hours[]) => { onChange?.(hours); };
  const edge = (place: number, which: 'from' | 'until', minutes: number) => { const one = list[place]; if (one) put(applied(list, { place, edge: which, day: one.day, start: 0, at: round(minutes) })); };
  const field = useRef<HTMLDivElement>(null);
  return (
    <div className="week" ref={field} role="group" aria-label="Hours of the week">
      {days.map((day) => {
        const own = shown.flatMap((each, place) => (each.day === day ? [{ ...each, place }] : []));
        return (
          <div key={day} className="week-day">
            <span>{dayWords[day]}</span>
            <div className={onChange ? 'week-track week-open' : 'week-track'} role="img" aria-label={`${dayWords[day]}: ${own.length === 0 ? 'closed' : own.map(({ from, until }) => `${from} to ${until}`).join(', ')}`} {...(onChange && {
              onPointerDown: (event: PointerEvent<HTMLDivElement>) => {
                if (event.target !== event.currentTarget || event.button !== 0) return;
                event.currentTarget.setPointerCapture(event.pointerId);
                const at = minuteAt(event, event.currentTarget);
                setDrag({ place: null, edge: 'until', day, start: at, at });
              },
              onPointerMove: (event: PointerEvent<HTMLDivElement>) => { if (drag?.day === day) setDrag({ ...drag, at: minuteAt(event, event.currentTarget) }); },
              onPointerUp: () => { if (drag) { put(applied(list, drag)); setDrag(null); } },
            })}>
              {own.map(({ from, until, place }) => {
                const long = Math.min(lengthOf({ from, until }), 1440 - minutesOf(from));
                return <div key={place} className="week-bar" style={{ left: `${minutesOf(from) / 14.4}%`, width: `${long / 14.4}%` }} />;
              })}
            </div>
            {onChange && own.map(({ from, until, place }) => (['from', 'until'] as const).map((which) => {
              const minutes = minutesOf(which === 'from' ? from : until);
              const key = (event: KeyboardEvent) => {
                const step = { ArrowRight: STEP, ArrowUp: STEP, ArrowLeft: -STEP, ArrowDown: -STEP, PageUp: 60, PageDown: -60 }[event.key];
                if (step !== undefined) { event.preventDefault(); edge(place, which, minutes + step); }
                if (event.key === 'Delete' || event.key === 'Backspace') { event.preventDefault(); put(list.filter((_, index) => index !== place)); }
              };
              return (
                <div key={`${place}${which}`} className="week-edge" role="slider" tabIndex={0} aria-label={`${dayWords[day]}, ${which === 'from' ? 'begins' : 'ends'}`} aria-valuemin={0} aria-valuemax={1440} aria-valuenow={minutes} aria-valuetext={clockOf(minutes)} onKeyDown={key}
                  style={{ left: `calc(var(--week-left) + (100% - var(--week-left)) * ${minutes / 1440})` }}
                  onPointerDown={(event) => { event.currentTarget.setPointerCapture(event.pointerId); setDrag({ place, edge: which, day, start: 0, at: minutes }); }}
                  onPointerMove={(event) => { if (drag?.place === place && drag.edge === which) setDrag({ ...drag, at: minuteAt(event, event.currentTarget.parentElement?.querySelector('.week-track') ?? null) }); }}
                  onPointerUp={() => { if (drag) { put(applied(list, drag)); setDrag(null); } }} />
              );
            }))}
          </div>
        );
      })}
      <div className="week-day" aria-hidden="true"><span /><div className="week-axis">{[0, 6, 12, 18, 24].map((hour) => <i key={hour} style={{ left: `${hour / 0.24}%` }}>{String(hour).padStart(2, '0')}</i>)}</div></div>
    </div>
  );
}

/** The hours with an edge where it was dragged, or with those that were drawn. Less than a step is nothing. */
export function applied(list: readonly Hours[], { place, edge, day, start, at }: Drag): Hours[] {
  if (place === null) {
    const [from, until] = [Math.min(start, at), Math.max(start, at)];
    return until - from < STEP ? [...list] : sorted([...list, { day, from: clockOf(from), until: clockOf(until) }]);
  }
  return list.map((each, index) => {
    if (index !== place) return each;
    const [from, until] = [minutesOf(each.from), minutesOf(each.until)];
    // An edge does not pass the other, except where the hours run over midnight already.
    if (edge === 'from') return { ...each, from: clockOf(Math.min(until > from ? until - STEP : 1440 - STEP, at)) };
    return { ...each, until: clockOf(until > from ? Math.max(from + STEP, at) : Math.min(from, at)) };
  });
}
