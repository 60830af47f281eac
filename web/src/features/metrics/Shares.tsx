import { useQuery } from 'urql';
import { failureOf } from '@/commands/send';
import { getFragmentData, graphql } from '@/gql';
import type { Shares_FigureFragment } from '@/gql/graphql';
import { shortDay } from '@/time/formatting';
import { LoadError, Skeleton } from '@/ui/feedback';
import { Table } from '@/ui/Table';
import { Part } from './Part';
import { daysOf, filterOf, type Question } from './question';

const Shares_Query = graphql(`
  query Shares_Query($input: MetricSharesInput!) {
    metricShares(input: $input) { asOf upToDate notes total { ...Shares_Figure } trend { period { first last } figure { ...Shares_Figure } } }
  }
`);
const Shares_Figure = graphql(`
  fragment Shares_Figure on MetricShareFigure {
    incidents updatesDue updatesOnTime updateAdherence etaSlips lessonsBack incidentsWithLessonsBack recurrence medianDaysBetween actionsOpen actionsOverdue actionsInTime actionsLate actionAdherence
  }
`);

type Figure = Shares_FigureFragment;
type Kind = 'updates' | 'estimates' | 'lessons';

const percent = (share: number | null | undefined, missing: string) => (share === null || share === undefined ? missing : `${Math.floor(share * 100)} %`);

/** What is counted of each kind: its words, its number, and what the number rests on. */
const counted: Record<Kind, readonly { words: string; number: (figure: Figure) => string; rests: (figure: Figure) => string }[]> = {
  updates: [{ words: 'Updates in time', number: (f) => percent(f.updateAdherence, 'none was due'), rests: (f) => `${f.updatesOnTime} of ${f.updatesDue} due, ${f.incidents} incidents` }],
  estimates: [{ words: 'Estimates that slipped', number: (f) => String(f.etaSlips), rests: (f) => `became later than the one before, ${f.incidents} incidents` }],
  lessons: [
    { words: 'Lessons that came back', number: (f) => String(f.lessonsBack), rests: (f) => `in ${f.incidentsWithLessonsBack} of ${f.incidents} incidents` },
    { words: 'Came back after', number: (f) => (f.medianDaysBetween === null || f.medianDaysBetween === undefined ? 'not known' : `${f.medianDaysBetween} days`), rests: () => 'median of days between' },
    { words: 'Actions done in time', number: (f) => percent(f.actionAdherence, 'none was due'), rests: (f) => `${f.actionsInTime} in time, ${f.actionsLate} late` },
    { words: 'Actions open', number: (f) => String(f.actionsOpen), rests: (f) => `${f.actionsOverdue} overdue` },
  ],
};

/** What incidents come to that is counted and not timed, of the period and by month. */
export function Shares({ kind, question, today, zone }: { kind: Kind; question: Question; today: string; zone: string }) {
  const [{ data, error, stale }, again] = useQuery({ query: Shares_Query, variables: { input: { ...daysOf(question.period, today), zone, filter: filterOf(question), trend: 'MONTH' } } });
  const shares = data?.metricShares;
  if (!shares) return error ? <LoadError message={failureOf(error).message} onRetry={() => { again({ requestPolicy: 'network-only' }); }} /> : <div className="metrics-part"><Skeleton label="Computing" /></div>;
  const total = getFragmentData(Shares_Figure, shares.total);
  return (
    <div aria-busy={stale}>
      {error && <LoadError message={`${failureOf(error).message} What was read before is shown.`} onRetry={() => { again({ requestPolicy: 'network-only' }); }} />}
      <div className="metrics-part figure-numbers">
        {counted[kind].map(({ words, number, rests }) => <div key={words} className="figure-number"><b>{number(total)}</b><span>{words}<br />{rests(total)}</span></div>)}
      </div>
      <Part title="By month" about={shares.notes.join(' ')}>
        <Table label="By month">
          <thead><tr><th scope="col">From</th>{counted[kind].map(({ words }) => <th key={words} scope="col" className="number">{words}</th>)}<th scope="col" className="number">Incidents</th></tr></thead>
          <tbody>
            {shares.trend.map(({ period, figure }) => {
              const of = getFragmentData(Shares_Figure, figure);
              return <tr key={period.first}><th scope="row">{shortDay(period.first)}</th>{counted[kind].map(({ words, number }) => <td key={words} className="number">{number(of)}</td>)}<td className="number">{of.incidents === 0 ? 'none' : of.incidents}</td></tr>;
            })}
          </tbody>
        </Table>
      </Part>
    </div>
  );
}
