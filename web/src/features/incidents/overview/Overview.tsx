import { useState, type KeyboardEvent, type PointerEvent } from 'react';
import { ChartView } from '@/charts/ChartView';
import { incidentLanes } from '@/charts/incidentLanes';
import { lanesField, lanesPicture } from '@/charts/lanes';
import { useWidth } from '@/charts/useWidth';
import { clockTime, dateAndTime } from '@/time/formatting';
import { useNow } from '@/time/useNow';
import type { RoomIncident } from '../roomRecord';
import { overviewSpan, overviewTimes } from './overviewTimes';
import './overview.css';

/** Below this there is room for three lanes, and none for their names. */
const narrow = 560;
/** A shorter movement is a press. */
const shortest = 6;

interface OverviewProps {
  /** As it is shown: as known then, in a past that is looked at. */
  incident: RoomIncident;
  /** As it is. */
  live: RoomIncident;
  zone: string;
  /** The past that is looked at, in milliseconds since 1970. */
  at: number | null;
  span: { from: number; until: number } | null;
  onSpan: (span: { from: number; until: number } | null) => void;
  onAt: (at: number | null) => void;
  onStep: (by: 1 | -1) => void;
}

const groundOf = (event: PointerEvent) => event.currentTarget.closest('.overview-ground');
const xOf = (event: PointerEvent) => event.clientX - (groundOf(event)?.getBoundingClientRect().left ?? 0);

/** The incident in one picture, from the record. Its handle goes back in time; a drag beside it selects a span. */
export function Overview({ incident, live, zone, at, span, onSpan, onAt, onStep }: OverviewProps) {
  const [field, width] = useWidth();
  const over = live.status === 'RESOLVED' || live.status === 'CLOSED';
  const clock = useNow(15_000, !over && at === null);
  const stage = overviewSpan(overviewTimes(live, zone), live.declaredAt, at === null ? clock : Math.max(clock, at), over);
  const shown = at ?? stage.now;
  const unnamed = width < narrow;
  const all = incidentLanes(overviewTimes(incident, zone), shown);
  const lanes = unnamed ? all.filter(({ name }, index) => name === 'Phase' || name === 'Telling' || index === 1).slice(0, 3) : all;
  const { left, right } = lanesField(width, unnamed);
  const placeOf = (moment: number) => left + ((moment - stage.from) / (stage.until - stage.from)) * (right - left);
  const momentAt = (x: number) => Math.round((stage.from + ((Math.min(Math.max(x, left), right) - left) / (right - left)) * (stage.until - stage.from)) / 1000) * 1000;
  const [drag, setDrag] = useState<{ what: 'handle' | 'span'; from: number; to: number } | null>(null);
  if (lanes.length === 0) return null;

  const begin = (what: 'handle' | 'span') => (event: PointerEvent) => {
    if (event.button !== 0) return;
    event.stopPropagation();
    groundOf(event)?.setPointerCapture(event.pointerId);
    setDrag({ what, from: xOf(event), to: xOf(event) });
  };
  const end = () => {
    if (!drag) return;
    setDrag(null);
    const [first, last] = [Math.min(drag.from, drag.to), Math.max(drag.from, drag.to)];
    if (last - first < shortest) { if (drag.what === 'span' && span) onSpan(null); return; }
    if (drag.what === 'span') onSpan({ from: momentAt(first), until: momentAt(last) });
    else { const to = momentAt(drag.to); onAt(to >= stage.now - 1000 ? null : to); }
  };
  const key = (event: KeyboardEvent) => {
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key] as -1 | 1 | undefined;
    if (by !== undefined) { event.preventDefault(); onStep(by); }
  };
  const handle = drag?.what === 'handle' ? momentAt(drag.to) : shown;
  const marked = drag?.what === 'span' ? { from: momentAt(Math.min(drag.from, drag.to)), until: momentAt(Math.max(drag.from, drag.to)) } : span;

  return (
    <section className="overview" aria-label="Overview">
      <div ref={field}>
        {width > 0 && (
          <ChartView name="Overview" picture={lanesPicture({ lanes, from: stage.from, until: stage.until, now: shown, zone, width, unnamed })} over={(
            <div className="overview-ground" onPointerDown={begin('span')} onPointerMove={(event) => { if (drag) setDrag({ ...drag, to: xOf(event) }); }}
              onPointerUp={end} onPointerCancel={() => { setDrag(null); }}>
              {marked && <div className="overview-span" style={{ left: placeOf(marked.from), width: Math.max(2, placeOf(marked.until) - placeOf(marked.from)) }} />}
              {at !== null && <div className="overview-later" style={{ left: placeOf(shown), right: 0 }}><span>recorded later, hidden</span></div>}
              <div className="overview-handle" style={{ left: placeOf(handle) }} role="slider" tabIndex={0} aria-label="As known at" aria-valuemin={stage.from} aria-valuemax={stage.now} aria-valuenow={handle}
                aria-valuetext={at === null ? `now, ${dateAndTime(handle, zone)}` : dateAndTime(handle, zone)} onKeyDown={key} onPointerDown={begin('handle')}>
                <span>{clockTime(handle, zone)}</span>
              </div>
            </div>
          )} />
        )}
      </div>
    </section>
  );
}
