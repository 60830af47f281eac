import { momentOf, type RoomEntry } from '../roomRecord';
import { entryLanes, laneOf, type EntryLane } from './entryLanes';

/** What of a timeline is shown. It stands in the address, so that a view can be shared. */
export interface TimelineFilter {
  hidden: readonly EntryLane[];
  starred: boolean;
  find: string;
  /** Milliseconds since 1970. */
  span: { from: number; until: number } | null;
}

export const everything: TimelineFilter = { hidden: [], starred: false, find: '', span: null };

export const isFiltered = ({ hidden, starred, find, span }: TimelineFilter): boolean => hidden.length > 0 || starred || find.trim() !== '' || span !== null;

const isoMinute = (at: number) => new Date(at).toISOString().replace(/(:00)?\.000Z$/, 'Z');

/** What is in an address of a filter; what is not understood is passed over. */
export function filterOf(address: URLSearchParams): TimelineFilter {
  const named = (address.get('hide') ?? '').split(',');
  const [from, until] = (address.get('span') ?? '').split('/').map((each) => Date.parse(each));
  return {
    hidden: entryLanes.filter((lane) => named.includes(lane)), starred: address.has('starred'), find: address.get('find') ?? '',
    span: from !== undefined && until !== undefined && from < until ? { from, until } : null,
  };
}

/** The same address with another filter. */
export function withFilter(address: URLSearchParams, { hidden, starred, find, span }: TimelineFilter): URLSearchParams {
  const next = new URLSearchParams(address);
  const set = (name: string, value: string) => { if (value === '') next.delete(name); else next.set(name, value); };
  set('hide', hidden.join(','));
  set('starred', starred ? '1' : '');
  set('find', find);
  set('span', span ? `${isoMinute(span.from)}/${isoMinute(span.until)}` : '');
  return next;
}

/** Hides a lane or shows it; `only`: it alone, or everything again where it is alone already. */
export function turned({ hidden }: TimelineFilter, lane: EntryLane, only: boolean): readonly EntryLane[] {
  const others = entryLanes.filter((each) => each !== lane);
  if (only) return hidden.length === others.length && !hidden.includes(lane) ? [] : others;
  return hidden.includes(lane) ? hidden.filter((each) => each !== lane) : [...hidden, lane];
}

const words = new WeakMap<RoomEntry, string>();

/** What of an entry is searched: its text, who, its tags, its facts. Small letters; made once. */
function wordsOf(entry: RoomEntry): string {
  let own = words.get(entry);
  if (own === undefined) {
    own = [entry.text, entry.author, entry.recordedBy, ...entry.tags, ...entry.facts.map(({ value }) => value)].join('\n').toLocaleLowerCase();
    words.set(entry, own);
  }
  return own;
}

/** The entries that a filter lets through, in their order, and those that are always shown. Every word that is looked for must be there. */
export function filtered(entries: readonly RoomEntry[], filter: TimelineFilter, always: (entry: RoomEntry) => boolean = () => false): readonly RoomEntry[] {
  if (!isFiltered(filter)) return entries;
  const { hidden, starred, span } = filter;
  const wanted = filter.find.toLocaleLowerCase().split(/\s+/u).filter(Boolean);
  return entries.filter((entry) => {
    if (always(entry)) return true;
    if (hidden.includes(laneOf[entry.kind]) || (starred && !entry.starred)) return false;
    if (span && (momentOf(entry) < span.from || momentOf(entry) > span.until)) return false;
    return wanted.length === 0 || wanted.every((word) => wordsOf(entry).includes(word));
  });
}

/** How many entries there are in each lane. */
export function laneCounts(entries: readonly RoomEntry[]): Record<EntryLane, number> {
  const counts: Record<EntryLane, number> = { people: 0, impact: 0, cause: 0, promises: 0, telling: 0, notes: 0 };
  for (const { kind } of entries) counts[laneOf[kind]]++;
  return counts;
}
