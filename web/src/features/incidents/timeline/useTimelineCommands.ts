import { useMemo } from 'react';
import { useCommands, type Command } from '@/keys/registry';
import type { EntryRights } from '../correction';
import type { Past } from '../past/usePast';
import type { RoomEntry } from '../roomRecord';
import { entryLanes, laneWords } from './entryLanes';
import type { EntryActs } from './EntryVerbs';
import type { TimelineHandle } from './IncidentTimeline';
import { everything, turned, type TimelineFilter } from './timelineFilter';

interface TimelineCommandsInput {
  /** The rows on the screen. Null: there are none. */
  rows: () => TimelineHandle | null;
  may: EntryRights;
  acts: EntryActs;
  filter: TimelineFilter;
  onFilter: (filter: TimelineFilter) => void;
  onFind: () => void;
  onReply: (entry: RoomEntry) => void;
  onAsk: () => void;
  past: Past;
}

const group = 'In the timeline';

/** What can be done with the timeline: to go along it, what of it is shown, and the past. */
export function useTimelineCommands({ rows, may, acts, filter, onFilter, onFind, onReply, onAsk, past }: TimelineCommandsInput): void {
  const { at, go, step } = past;
  const own = useMemo((): Command[] => {
    const current = (act: (entry: RoomEntry) => void) => () => { const entry = rows()?.current(); if (entry && !entry.retracted) act(entry); };
    return [
      { id: 'next entry', group, words: 'Next entry', icon: 'down', keys: 'j', run: () => { rows()?.move(1); } },
      { id: 'previous entry', group, words: 'Previous entry', icon: 'down', keys: 'k', run: () => { rows()?.move(-1); } },
      { id: 'first entry', group, words: 'First entry', icon: 'down', keys: 'Home', run: () => { rows()?.toFirst(); } },
      { id: 'newest entry', group, words: 'Newest entry', icon: 'down', keys: 'End', run: () => { rows()?.toNewest(); } },
      { id: 'open entry', group, words: 'History of the entry', icon: 'clock', keys: 'Enter', local: true, run: () => { const entry = rows()?.current(); if (entry) acts.history(entry); } },
      ...(may.record ? [
        { id: 'star entry', group, words: 'Star the entry', icon: 'star', keys: 's', run: current(acts.star) },
        { id: 'correct entry', group, words: 'Correct the entry', icon: 'pencil', keys: 'e', run: current((entry) => { acts.correct('amend', entry); }) },
        { id: 'reply', group, words: 'Reply: evidence for a theory', icon: 'eye', keys: 'r', run: current(onReply) },
      ] satisfies Command[] : []),
      ...entryLanes.map((lane, index): Command => ({
        id: `lane ${lane}`, group, words: `${filter.hidden.includes(lane) ? 'Show' : 'Hide'} ${laneWords[lane].toLocaleLowerCase('en')}`, icon: 'rail', keys: String(index + 1),
        run: () => { onFilter({ ...filter, hidden: turned(filter, lane, false) }); },
      })),
      { id: 'clear filter', group, words: 'Show everything', icon: 'rail', keys: '0', run: () => { onFilter(everything); } },
      { id: 'find entry', group, words: 'Find in this timeline', icon: 'search', keys: 'Control+f', run: onFind },
      { id: 'as known at', group, words: 'As known at…', icon: 'clock', keys: 't', also: 'past time machine history', run: onAsk },
      ...(at === null ? [] : [
        { id: 'past back', group, words: 'One step back', icon: 'undo', keys: 'ArrowLeft', run: () => { step(-1); } },
        { id: 'past on', group, words: 'One step on', icon: 'right', keys: 'ArrowRight', run: () => { step(1); } },
        { id: 'back to live', group, words: 'Back to live', icon: 'undo', keys: 'Escape', run: () => { go(null); } },
      ] satisfies Command[]),
    ];
  }, [rows, may, acts, filter, onFilter, onFind, onReply, onAsk, at, go, step]);
  useCommands(own);
}
