import { useState } from 'react';
import { Link } from 'react-router';
import { useQuery } from 'urql';
import { failureOf } from '@/commands/send';
import { getFragmentData, graphql } from '@/gql';
import type { SlaAttainmentInput, SlaClocksOf, SlaGrouping } from '@/gql/graphql';
import { clockTime } from '@/time/formatting';
import { EmptyState, LoadError, Skeleton } from '@/ui/feedback';
import { Segmented } from '@/ui/Segmented';
import { Table } from '@/ui/Table';
import { visibleText } from '@/ui/visibleText';
import { MissDrawer, MissesDrawer } from './Drawers';
import { Part } from './Part';
import { daysOf, filterOf, type Question } from './question';
import { TargetsByMonth, TargetsByMonth_Attainment, type Miss } from './TargetsByMonth';

const SlaFigure_Query = graphql(`
  query SlaFigure_Query($input: SlaAttainmentInput!) {
    slaAttainment(input: $input) {
      ...TargetsByMonth_Attainment
      definitionsVersion moreGroups
      groups { key label figure { targets { met missed pending notStarted attainment } cadences { met missed attainment } } }
    }
  }
`);

const groupWords: Partial<Record<SlaGrouping, string>> = { TARGET: 'Target', CUSTOMER: 'Customer', SEVERITY: 'Severity', SERVICE: 'Service', TEAM: 'Team' };
const clockWords: Record<SlaClocksOf, string> = { ORGANISATION: 'Our own', CUSTOMERS: 'Customers’', ALL: 'Both' };

export const attainmentInput = (question: Question, today: string, zone: string): SlaAttainmentInput => ({ ...daysOf(question.period, today), zone, filter: filterOf(question), clocks: question.clocks });

/** How many targets were met: by month, by target, customer and so on, and why the others were not. */
export function SlaFigure({ question, change, today, zone, hasPolicy }: { question: Question; change: (part: Partial<Question>) => void; today: string; zone: string; hasPolicy: boolean }) {
  const [groupBy, setGroupBy] = useState<SlaGrouping>('TARGET');
  const [open, setOpen] = useState<Miss | readonly Miss[] | null>(null);
  const clocks = question.clocks ?? (hasPolicy ? 'ORGANISATION' : 'CUSTOMERS');
  const [{ data, error, stale }, again] = useQuery({ query: SlaFigure_Query, variables: { input: { ...attainmentInput({ ...question, clocks }, today, zone), trend: 'MONTH', groupBy } } });
  const retry = () => { again({ requestPolicy: 'network-only' }); };
  const found = data?.slaAttainment;
  if (!found) return error ? <LoadError message={failureOf(error).message} onRetry={retry} /> : <div className="metrics-part"><Skeleton label="Counting" rows={8} /></div>;
  const { total, notes, upToDate, asOf } = getFragmentData(TargetsByMonth_Attainment, found);
  const { targets, cadences } = total;
  return (
    <div aria-busy={stale}>
      {error && <LoadError message={`${failureOf(error).message} What was read before is shown.`} onRetry={retry} />}
      <div className="metrics-part metrics-figure">
        <div className="figure-numbers">
          <div className="figure-number figure-hero"><b>{share(targets.attainment)}</b><span>{targets.met + targets.missed === 0 ? 'no target was met or missed' : `of targets met, ${targets.met} of ${targets.met + targets.missed}`}</span></div>
          <div className="figure-number"><b>{share(cadences.attainment)}</b><span>of updates in time, {cadences.met} of {cadences.met + cadences.missed}</span></div>
          <div className="figure-number"><b>{targets.pending}</b><span>pending</span></div>
          <div className="figure-number"><b>{total.noContract}</b><span>without contract</span></div>
        </div>
        <div className="grow" />
        <div className="metrics-counted">
          <span className="small muted">whose clocks</span>
          <Segmented label="Whose clocks" value={clocks} onChange={(next) => { change({ clocks: next }); }} options={(['ORGANISATION', 'CUSTOMERS', 'ALL'] as const).map((value) => ({ value, label: clockWords[value] }))} />
          <p className="small muted">definitions v{found.definitionsVersion}{upToDate ? '' : `, as of ${clockTime(asOf, zone)}`} · <Link to="/sla">policies</Link></p>
        </div>
      </div>
      <TargetsByMonth attainment={found} title="Targets" zone={zone} onMiss={setOpen} onAll={setOpen} />
      <Part title="By" about={notes.join(' ')} end={<Segmented label="By" value={groupBy} onChange={setGroupBy} options={(Object.keys(groupWords) as SlaGrouping[]).map((value) => ({ value, label: groupWords[value] }))} />}>
        {found.groups.length === 0 ? <EmptyState title="No target was counted in this period" /> : (
          <Table label={`By ${groupWords[groupBy] ?? ''}`}>
            <thead><tr>{[groupWords[groupBy], 'Met', 'Missed', 'Pending', 'Not started', 'Targets met', 'Updates in time'].map((head, place) => <th key={head} scope="col" className={place === 0 ? '' : 'number'}>{head}</th>)}</tr></thead>
            <tbody>
              {found.groups.map(({ key, label, figure }) => (
                <tr key={key ?? ''}>
                  <th scope="row">{visibleText(label)}</th>
                  <td className="number">{figure.targets.met}</td><td className="number">{figure.targets.missed}</td><td className="number">{figure.targets.pending}</td><td className="number">{figure.targets.notStarted}</td>
                  <td className="number"><b>{share(figure.targets.attainment)}</b></td><td className="number">{share(figure.cadences.attainment)}</td>
                </tr>
              ))}
            </tbody>
          </Table>
        )}
        {found.moreGroups > 0 && <p className="small muted">{found.moreGroups} smaller groups are left out.</p>}
      </Part>
      {open !== null && (Array.isArray(open) ? <MissesDrawer misses={open as readonly Miss[]} zone={zone} onMiss={setOpen} onClose={() => { setOpen(null); }} /> : <MissDrawer miss={open as Miss} zone={zone} onClose={() => { setOpen(null); }} />)}
    </div>
  );
}

const share = (part: number | null | undefined) => (part === null || part === undefined ? 'none' : `${Math.floor(part * 100)} %`);
