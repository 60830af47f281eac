import { defaultRangeExtractor, useVirtualizer, type Range } from '@tanstack/react-virtual';
import { forwardRef, useCallback, useEffect, useImperativeHandle, useLayoutEffect, useMemo, useRef, useState, type KeyboardEvent } from 'react';
import { roughDuration } from '@/time/durations';
import { clockTime, dayOf, longDay, shortDay } from '@/time/formatting';
import type { EntryRights } from '../correction';
import type { PendingCommand } from '../outbox';
import type { RoomEntry } from '../roomRecord';
import type { Outbox } from '../useOutbox';
import type { FindEntry } from './entryHead';
import type { EntryState } from './entryState';
import type { EntryActs } from './EntryVerbs';
import { PendingRow } from './PendingRow';
import { TimelineEntryRow } from './TimelineEntryRow';
import type { TimelineRow } from './timelineRows';
import './timeline.css';

/** So near to the end one reads along. */
const nearEnd = 80;
/** So near to the beginning what is older is wanted. */
const nearStart = 2_000;
const heights = { day: 34, quiet: 22, since: 28, pending: 56, entry: 58 } as const;

export interface TimelineHandle {
  /** Brings a row into view and gives it the focus. False: it is not there. */
  show: (key: string) => boolean;
  /** Brings a row into view; the focus stays where it is. */
  reveal: (key: string) => void;
  /** To the newest; the focus stays where it is. */
  toEnd: () => void;
  /** One further along the entries, or back. */
  move: (by: 1 | -1) => void;
  toFirst: () => void;
  toNewest: () => void;
  /** The entry that has the focus, or had it last. */
  current: () => RoomEntry | null;
}

interface IncidentTimelineProps {
  rows: readonly TimelineRow[];
  outbox: Outbox;
  zone: string;
  home: string;
  /** How many older entries are still to come. */
  toLoad: number;
  /** The row that came last: it is lit up for a moment. */
  freshKey: string | null;
  states: ReadonlyMap<string, EntryState>;
  may: EntryRights;
  acts: EntryActs;
  find: FindEntry;
  onChange: (pending: PendingCommand) => void;
  onOlder: () => void;
  /** Whether the newest entry is on the screen. */
  onEnd: (atEnd: boolean) => void;
}

/** One incident's entries by when they happened, oldest first. Of ten thousand rows some dozens are in the page. */
export const IncidentTimeline = forwardRef<TimelineHandle, IncidentTimelineProps>(function IncidentTimeline(props, ref) {
  const { rows, toLoad, onOlder, onEnd } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<string | null>(null);
  const dayRows = useMemo(() => rows.flatMap((row, index) => (row.type === 'day' ? [index] : [])), [rows]);
  const places = useMemo(() => new Map(rows.map(({ key }, index) => [key, index])), [rows]);
  const dayAbove = useCallback((index: number) => dayRows.findLast((day) => day <= index), [dayRows]);

  // eslint-disable-next-line react-hooks/incompatible-library -- the rows that are drawn are read anew at each of its renders
  const virtualizer = useVirtualizer({
    count: rows.length, getScrollElement: () => scroller.current, estimateSize: (index) => heights[rows[index]?.type ?? 'entry'], overscan: 6,
    getItemKey: (index) => rows[index]?.key ?? index, anchorTo: 'end', scrollEndThreshold: nearEnd, scrollPaddingStart: 40, scrollPaddingEnd: 8, initialOffset: 1e9,
    rangeExtractor: useCallback((range: Range) => {
      const shown = defaultRangeExtractor(range);
      const day = dayAbove(range.startIndex);
      return day === undefined || shown.includes(day) ? shown : [day, ...shown];
    }, [dayAbove]),
    onChange: (instance) => {
      onEnd(instance.isAtEnd(nearEnd));
      if (toLoad > 0 && (instance.scrollOffset ?? Infinity) < nearStart) onOlder();
    },
  });

  // It opens at the newest entry, once: rows that were never drawn have a guessed height until they are.
  const opened = useRef(false);
  useLayoutEffect(() => {
    if (opened.current || rows.length === 0) return;
    opened.current = true;
    virtualizer.scrollToEnd();
  }, [rows.length, virtualizer]);

  const focusRow = useCallback((key: string) => {
    const index = places.get(key);
    if (index === undefined) return false;
    setActive(key);
    virtualizer.scrollToIndex(index, { align: 'auto' });
    const look = (left: number) => {
      const row = [...scroller.current?.querySelectorAll<HTMLElement>('.log-row') ?? []].find(({ dataset }) => dataset['key'] === key);
      if (row) row.focus({ preventScroll: true });
      if (!row && left > 0) requestAnimationFrame(() => { look(left - 1); });
    };
    requestAnimationFrame(() => { look(8); });
    return true;
  }, [places, virtualizer]);

  useImperativeHandle(ref, () => {
    const stops = () => rows.flatMap((row) => (row.type === 'entry' ? [row.key] : []));
    const stop = (at: number) => { const key = stops().at(at); if (key !== undefined) focusRow(key); };
    return {
      show: (key) => {
        const index = places.get(key);
        if (index !== undefined) virtualizer.scrollToIndex(index, { align: 'center' });
        return focusRow(key);
      },
      reveal: (key) => {
        const index = places.get(key);
        if (index === rows.length - 1) virtualizer.scrollToEnd();
        else if (index !== undefined) virtualizer.scrollToIndex(index, { align: 'center' });
      },
      toEnd: () => { virtualizer.scrollToEnd(); },
      move: (by) => {
        const keys = stops();
        const at = active === null ? -1 : keys.indexOf(active);
        stop(at < 0 ? -1 : Math.min(Math.max(at + by, 0), keys.length - 1));
      },
      toFirst: () => { stop(0); },
      toNewest: () => { virtualizer.scrollToEnd(); stop(-1); },
      current: () => { const row = rows[places.get(active ?? '') ?? -1]; return row?.type === 'entry' ? row.entry : null; },
    };
  }, [rows, places, active, focusRow, virtualizer]);

  useEffect(() => {
    const field = scroller.current;
    if (!field || typeof ResizeObserver === 'undefined') return;
    // A window that becomes lower keeps the newest entry in view.
    const observer = new ResizeObserver(() => { if (virtualizer.isAtEnd(nearEnd)) virtualizer.scrollToEnd(); });
    observer.observe(field);
    return () => { observer.disconnect(); };
  }, [virtualizer]);

  const above = dayAbove(virtualizer.range?.startIndex ?? 0);
  return (
    <div className="log-scroll" ref={scroller} role="region" aria-label="Entries" tabIndex={0}>
      {toLoad > 0 && <p className="log-older" role="status">{toLoad === 1 ? 'Older entries are being loaded' : `${toLoad.toLocaleString('en')} older entries are being loaded`}</p>}
      <ol className="log" style={{ height: virtualizer.getTotalSize() }}>
        {virtualizer.getVirtualItems().map(({ key, index, start }) => {
          const row = rows[index];
          if (!row) return null;
          const stuck = index === above;
          return (
            <li key={key} data-index={index} data-key={row.key} ref={virtualizer.measureElement} aria-posinset={index + 1} aria-setsize={rows.length}
              id={row.type === 'entry' ? `entry-${row.key}` : undefined} className={`log-row${stuck ? ' log-stuck' : ''}${row.key === props.freshKey ? ' log-fresh' : ''}`}
              style={stuck ? undefined : { transform: `translateY(${start}px)` }}
              {...(row.type === 'entry' && {
                tabIndex: row.key === active ? 0 : -1, onFocus: () => { setActive(row.key); },
                onKeyDown: (event: KeyboardEvent) => { if (event.key === 'Enter' && event.target === event.currentTarget) { event.preventDefault(); props.acts.history(row.entry); } },
              })}>
              <RowOf {...props} row={row} />
            </li>
          );
        })}
      </ol>
    </div>
  );
});

function RowOf({ row, zone, home, outbox, states, may, acts, find, onChange }: IncidentTimelineProps & { row: TimelineRow }) {
  switch (row.type) {
    case 'day': return (
      <div className="log-day"><h3>{longDay(row.day)}</h3>{row.nth !== null && <span>day {row.nth}{row.nth > 1 && row.elapsed !== null && `, ${roughDuration(row.elapsed)} in`}</span>}</div>
    );
    case 'quiet': return <p className="log-quiet"><span /><i /><span>{roughDuration(row.seconds)} without an entry</span></p>;
    case 'since': return (
      <p className="log-since">Since you left at {leftWords(row.at, zone)} · {row.count} new</p>
    );
    case 'pending': return <PendingRow pending={row.pending} zone={zone} outbox={outbox} onChange={onChange} />;
    case 'entry': return <TimelineEntryRow entry={row.entry} elapsed={row.elapsed} zone={zone} home={home} isNew={row.isNew} state={states.get(row.key)} may={may} acts={acts} find={find} />;
  }
}

const leftWords = (at: string, zone: string) => (Date.now() - Date.parse(at) < 86_400_000 ? clockTime(at, zone) : `${shortDay(dayOf(at, zone))}, ${clockTime(at, zone)}`);
