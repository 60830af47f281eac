import type { ChangeEvent } from 'react';
import { clockTime } from '@/time/formatting';
import { Button } from '@/ui/Button';
import { Icon } from '@/ui/Icon';
import { entryLanes, laneWords, type EntryLane } from './entryLanes';
import { everything, isFiltered, turned, type TimelineFilter } from './timelineFilter';

interface TimelineFiltersProps {
  filter: TimelineFilter;
  counts: Readonly<Record<EntryLane, number>>;
  shown: number;
  total: number;
  zone: string;
  onFilter: (filter: TimelineFilter) => void;
}

/** What of the timeline is shown: by lane, starred, by words, by a span of time. */
export function TimelineFilters({ filter, counts, shown, total, zone, onFilter }: TimelineFiltersProps) {
  const find = (event: ChangeEvent<HTMLInputElement>) => { onFilter({ ...filter, find: event.target.value }); };
  return (
    <div className={isFiltered(filter) ? 'log-filters log-filters-used' : 'log-filters'} role="group" aria-label="What is shown">
      <div className="log-lanes">
        {entryLanes.map((lane, index) => (
          <button key={lane} type="button" className={`chip log-${lane}`} aria-pressed={!filter.hidden.includes(lane)} title={`Key ${index + 1}; Alt and click: only these`}
            onClick={(event) => { onFilter({ ...filter, hidden: turned(filter, lane, event.altKey) }); }}><i />{laneWords[lane]} <span className="tabular">{counts[lane]}</span></button>
        ))}
      </div>
      {filter.span && (
        <Button small look="ghost" aria-label="Show all times" onClick={() => { onFilter({ ...filter, span: null }); }}>
          {clockTime(filter.span.from, zone)}–{clockTime(filter.span.until, zone)}<Icon name="close" size={12} />
        </Button>
      )}
      <span className="grow" />
      {isFiltered(filter) && (
        <span className="log-shown" role="status">{shown.toLocaleString('en')} of {total.toLocaleString('en')} <Button small look="ghost" onClick={() => { onFilter(everything); }}>Clear <kbd>0</kbd></Button></span>
      )}
      <Button small look="ghost" aria-pressed={filter.starred} className="log-starred" onClick={() => { onFilter({ ...filter, starred: !filter.starred }); }}><Icon name="star" />Starred</Button>
      <label className="log-find"><Icon name="search" /><input type="search" aria-label="Find in this timeline" placeholder="Find" value={filter.find} onChange={find} /></label>
    </div>
  );
}
