import { useCallback, useMemo, useRef, useState, type RefObject } from 'react';
import { useNavigate } from 'react-router';
import { useJumpToTime } from '@/keys/registry';
import { toast } from '@/ui/toast';
import { EmptyState } from '@/ui/feedback';
import { useViewer } from '@/viewer/ViewerContext';
import { LineComposer } from '../composer/LineComposer';
import type { Correction, EntryRights } from './correction';
import type { PendingCommand } from './outbox';
import { Overview } from './overview/Overview';
import { formNamed } from './recording/forms';
import { RecordingDialog } from './recording/RecordingDialog';
import type { RoomEntry, RoomRecord } from './roomRecord';
import { EntryHistory } from './timeline/EntryHistory';
import { entryStates } from './timeline/entryState';
import type { EntryActs } from './timeline/EntryVerbs';
import { IncidentTimeline, type TimelineHandle } from './timeline/IncidentTimeline';
import { NewEntryNotice } from './timeline/NewEntryNotice';
import { nearestTo } from './timeline/roomTimes';
import { TimelineFilters } from './timeline/TimelineFilters';
import { isFiltered } from './timeline/timelineFilter';
import { elapsedFrom, timelineRows } from './timeline/timelineRows';
import { useArrivals } from './timeline/useArrivals';
import { useEntryInAddress } from './timeline/useEntryInAddress';
import { useStar } from './timeline/useStar';
import { useTimelineCommands } from './timeline/useTimelineCommands';
import { useTimelineFilter } from './timeline/useTimelineFilter';
import type { Room } from './useRoom';
import { UnsentNotice } from './UnsentNotice';
import type { Outbox } from './useOutbox';

interface RoomMainProps {
  /** As it is shown: as known then, in a past that is looked at. */
  record: RoomRecord;
  entries: readonly RoomEntry[];
  room: Room;
  zone: string;
  outbox: Outbox;
  may: EntryRights;
  composer: RefObject<HTMLTextAreaElement | null>;
  onCorrect: (type: Correction, entry: RoomEntry) => void;
  /** What was refused is to be changed. */
  onChange: (pending: PendingCommand) => void;
}

const none: readonly PendingCommand[] = [];

/** The main column of the room: the overview, what happened, and the line to say what happens now. */
export function RoomMain({ record, entries, room, zone, outbox, may, composer, onCorrect, onChange }: RoomMainProps) {
  const { incident } = record;
  const { past, presence, answered, arrival } = room;
  const { name: me } = useViewer();
  const navigate = useNavigate();
  const list = useRef<TimelineHandle>(null);
  const pointed = useRef(false);
  const column = useRef<HTMLElement>(null);
  const [history, setHistory] = useState<RoomEntry | null>(null);
  const [reply, setReply] = useState<RoomEntry | null>(null);
  const live = room.record?.incident ?? incident;
  const isPast = past.at !== null;
  const pending = isPast ? none : outbox.pending;

  // What one recorded oneself since one came is in view, whatever the filter says.
  const [openedAt] = useState(record.seen);
  const own = useCallback((entry: RoomEntry) => entry.sequence > openedAt && entry.recordedBy === me, [openedAt, me]);
  const { filter, setFilter, shown, counts } = useTimelineFilter(entries, own);
  const from = elapsedFrom(incident, entries);
  const left = useMemo(() => (room.lastVisit && !isPast ? { ...room.lastVisit, who: me } : null), [room.lastVisit, isPast, me]);
  const rows = useMemo(() => timelineRows({ entries: shown, pending, zone, from, left, partial: isFiltered(filter) }), [shown, pending, zone, from, left, filter]);
  const states = useMemo(() => entryStates(incident, record.entries, zone), [incident, record.entries, zone]);
  const find = useCallback((id: string) => record.entries.get(id)?.entry ?? null, [record.entries]);
  const { unseen, onEnd, showNew } = useArrivals({ arrival, pending, me, list, pointed });

  const show = useCallback((id: string) => list.current?.show(id) ?? false, []);
  useEntryInAddress(show, rows.length);
  useJumpToTime(useCallback((clock: string) => {
    const entry = nearestTo(shown, clock, zone);
    return entry !== null && show(entry.id);
  }, [shown, zone, show]));

  const star = useStar(incident.id, answered);
  const { go } = past;
  const acts = useMemo((): EntryActs => ({
    star, correct: onCorrect, history: setHistory,
    // Of what was entered late the place on the timeline is meant, else what was just recorded.
    ...(!isPast && { knownThen: (entry: RoomEntry) => { go(Date.parse(entry.late ? entry.occurredAt : entry.recordedAt) + 1); } }),
    copyLink: (entry) => {
      const link = `${window.location.origin}/incidents/${incident.key}#entry-${entry.id}`;
      navigator.clipboard.writeText(link).then(() => { toast('The link is copied.'); }, () => { void navigate(`#entry-${entry.id}`); });
    },
  }), [star, onCorrect, isPast, go, incident.key, navigate]);
  const onFind = useCallback(() => { column.current?.querySelector<HTMLInputElement>('.log-find input')?.focus(); }, []);
  const { setAsking } = room;
  const onAsk = useCallback(() => { setAsking(true); }, [setAsking]);
  const shownRows = useCallback(() => list.current, []);
  useTimelineCommands({ rows: shownRows, may, acts, filter, onFilter: setFilter, onFind, onReply: setReply, onAsk, past });

  return (
    <section className="room-main" aria-label="Incident timeline" ref={column}>
      <Overview incident={incident} live={live} zone={zone} at={past.at === null ? null : past.shown?.at ?? past.at} span={filter.span}
        onSpan={(span) => { setFilter({ ...filter, span }); }} onAt={go} onStep={past.step} />
      {entries.length > 0 && <TimelineFilters filter={filter} counts={counts} shown={shown.length} total={entries.length} zone={zone} onFilter={setFilter} />}
      {rows.length === 0 ? (
        <EmptyState title={entries.length > 0 ? 'Nothing fits this filter' : isPast ? 'Nothing was recorded by then' : 'Nothing logged yet'}>
          {entries.length === 0 && !isPast && <p>Log what is seen, done and said as it happens; the time is stamped when you start to type. Notes from elsewhere can be pasted.</p>}
        </EmptyState>
      ) : (
        <div className="log-field" onPointerEnter={(event) => { pointed.current = event.pointerType === 'mouse'; }} onPointerLeave={() => { pointed.current = false; }}>
          <IncidentTimeline ref={list} rows={rows} outbox={outbox} zone={zone} home={incident.zone} toLoad={record.toLoad} freshKey={arrival?.entry.id ?? null} states={states}
            may={may} acts={acts} find={find} onChange={onChange} onOlder={room.hurry} onEnd={onEnd} />
        </div>
      )}
      {!isPast && (
        <div className="room-composer" onInput={presence.wrote}>
          <UnsentNotice pending={outbox.pending} onShow={(commandId) => { list.current?.reveal(commandId); }} />
          <NewEntryNotice arrival={arrival} unseen={unseen} zone={zone} onShow={showNew} />
          {may.record
            ? <LineComposer ref={composer} incidentId={incident.id} incidentKey={incident.key} zone={incident.zone} entries={entries} onGive={outbox.give} onAnswer={answered} />
            : <p className="notice">You read here as an observer. A responder records.</p>}
        </div>
      )}
      {history && <EntryHistory entry={record.entries.get(history.id)?.entry ?? history} zone={zone} onClose={() => { setHistory(null); }} />}
      {reply && (
        <RecordingDialog form={formNamed('evidence')} values={reply.kind === 'HYPOTHESIS' ? { hypothesisId: reply.id } : { evidenceId: reply.id }} incident={incident} entries={entries}
          onAnswer={answered} onClose={() => { setReply(null); }} />
      )}
    </section>
  );
}
