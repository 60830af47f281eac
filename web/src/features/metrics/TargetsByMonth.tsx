import { Link } from 'react-router';
import type { BlockColumn } from '@/charts/blocks';
import { Blocks } from '@/charts/charts';
import { getFragmentData, graphql, type FragmentType } from '@/gql';
import type { MissLine_MissFragment } from '@/gql/graphql';
import { roughDuration } from '@/time/durations';
import { clockTime, dayOf, shortDay } from '@/time/formatting';
import { EmptyState } from '@/ui/feedback';
import { Button } from '@/ui/Button';
import { visibleText } from '@/ui/visibleText';
import { Part } from './Part';

export const MissLine_Miss = graphql(`
  fragment MissLine_Miss on SlaMiss { incidentId key severity target isCadence policy customer startedAt dueAt reachedAt lateSeconds reason }
`);
export const TargetsByMonth_Attainment = graphql(`
  fragment TargetsByMonth_Attainment on SlaAttainment {
    from until upToDate asOf notes
    total { targets { met missed pending notStarted setAside attainment } cadences { met missed attainment } noContract nothingPromised }
    trend { period { first from until } figure { targets { met missed } } }
    misses(first: 200) { totalCount nodes { ...MissLine_Miss } }
  }
`);

export type Miss = MissLine_MissFragment;
const month = new Intl.DateTimeFormat('en-US', { timeZone: 'UTC', month: 'short' });
const SHOWN = 3;

interface TargetsByMonthProps { attainment: FragmentType<typeof TargetsByMonth_Attainment>; title: string; zone: string; onMiss: (miss: Miss) => void; onAll: (misses: readonly Miss[]) => void }

/** Each target met or missed as one block in its month, and why the newest were missed. */
export function TargetsByMonth({ attainment, title, zone, onMiss, onAll }: TargetsByMonthProps) {
  const { total, trend, misses } = getFragmentData(TargetsByMonth_Attainment, attainment);
  const all = getFragmentData(MissLine_Miss, misses.nodes).filter(({ isCadence }) => !isCadence);
  const { met, missed, pending, notStarted, attainment: share } = total.targets;
  const columns: BlockColumn[] = trend.map(({ period, figure }) => {
    const [from, until] = [Date.parse(period.from), Date.parse(period.until)];
    const inside = all.filter(({ startedAt }) => Date.parse(startedAt) >= from && Date.parse(startedAt) < until);
    return {
      name: month.format(new Date(`${period.first}T00:00:00Z`)),
      blocks: [
        ...Array.from({ length: figure.targets.met }, () => ({ key: 'one', met: true, words: '' })),
        ...Array.from({ length: figure.targets.missed }, (_, index) => { const miss = inside[index]; return miss ? { id: String(all.indexOf(miss)), key: miss.key, met: false, words: lateWords(miss) } : { key: 'one', met: false, words: '' }; }),
      ],
    };
  });
  const besides = [`${met} met`, `${missed} missed`, pending > 0 && `${pending} pending`, notStarted > 0 && `${notStarted} not started`, total.noContract > 0 && `${total.noContract} without contract`].filter(Boolean).join(', ');
  const newest = [...all].reverse();
  return (
    <div className="metrics-pair">
      <Part title={title} about={besides} end={share !== null && share !== undefined && <b className="tabular">{Math.floor(share * 100)} %</b>}>
        {met + missed === 0 ? <EmptyState title="No target was met or missed in this period" />
          : <Blocks name={title} columns={columns} onOpen={(id) => { const miss = all[Number(id)]; if (miss) onMiss(miss); }} />}
      </Part>
      <Part title="Why they were missed" end={newest.length > SHOWN && <Button look="ghost" small onClick={() => { onAll(newest); }}>All {misses.totalCount > misses.nodes.length ? misses.totalCount : newest.length}</Button>}>
        {newest.length === 0 ? <p className="muted">None was.</p> : <ul className="misses">{newest.slice(0, SHOWN).map((miss, index) => <MissLine key={index} miss={miss} zone={zone} onOpen={() => { onMiss(miss); }} />)}</ul>}
      </Part>
    </div>
  );
}

export const lateWords = ({ lateSeconds }: Pick<Miss, 'lateSeconds'>): string => (lateSeconds === null || lateSeconds === undefined ? 'missed' : `${roughDuration(lateSeconds)} late`);

export function MissLine({ miss, zone, onOpen }: { miss: Miss; zone: string; onOpen: () => void }) {
  const { key, target, customer, startedAt, reason } = miss;
  return (
    <li className="miss">
      <Link to={`/incidents/${key}`}>{key}</Link>
      <p>{visibleText(reason)}<span className="muted small">{shortDay(dayOf(startedAt, zone))} {clockTime(startedAt, zone)}, {visibleText(target)}{customer ? `, ${visibleText(customer)}` : ''}</span></p>
      <button type="button" className="miss-late" aria-label={`${lateWords(miss)}: how ${key} was counted`} onClick={onOpen}>{lateWords(miss)}</button>
    </li>
  );
}
