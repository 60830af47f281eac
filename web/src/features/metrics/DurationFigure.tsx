import { useState, type ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { useQuery } from 'urql';
import { DotsOverTime } from '@/charts/charts';
import { SeverityLegend } from '@/charts/SeverityLegend';
import { failureOf } from '@/commands/send';
import { getFragmentData, graphql } from '@/gql';
import type { MetricKind, MetricStatus, SlaAttainmentInput } from '@/gql/graphql';
import { clockTime, dayOf } from '@/time/formatting';
import { daysBetween } from '@/time/said';
import { EmptyState, LoadError, Skeleton } from '@/ui/feedback';
import { Segmented } from '@/ui/Segmented';
import { metricWords } from '@/words/words';
import { BehindTable } from './BehindTable';
import { ByGroups } from './ByGroups';
import { LeftOutDrawer, MissDrawer, MissesDrawer, PointDrawer, PointsDrawer } from './Drawers';
import { FigureNumbers, FigureNumbers_Figure, type Part as NumberPart } from './FigureNumbers';
import { metricsOf } from './figures';
import { LeftOut } from './LeftOut';
import { Part } from './Part';
import { pointsOf, type Point } from './points';
import { daysBefore, daysOf, filterOf, inputOf, type Question } from './question';
import { TargetsByMonth, type Miss } from './TargetsByMonth';
import { targetLines, targetsFor, withinTarget, type PolicyTerms } from './targets';

const DurationFigure_Query = graphql(`
  query DurationFigure_Query($input: MetricFiguresInput!, $before: MetricFiguresInput!, $compare: Boolean!, $attainment: SlaAttainmentInput!, $targets: Boolean!) {
    metricFigures(input: $input) {
      definition { label from to note version } from until asOf upToDate notes
      total { n pending notApplicable invalid ...FigureNumbers_Figure }
      bins { from until low high count }
      points(first: 1400) { totalCount nodes { ...MetricPoint_Point } }
    }
    before: metricFigures(input: $before) @include(if: $compare) { total { ...FigureNumbers_Figure } }
    slaAttainment(input: $attainment) @include(if: $targets) { ...TargetsByMonth_Attainment }
  }
`);

export type Open =
  | { what: 'point'; point: Point } | { what: 'points'; part: NumberPart } | { what: 'left'; status: MetricStatus }
  | { what: 'definition' } | { what: 'miss'; miss: Miss } | { what: 'misses'; misses: readonly Miss[] };

interface DurationFigureProps {
  question: Question & { metric: MetricKind };
  change: (part: Partial<Question>) => void;
  today: string;
  zone: string;
  policy: PolicyTerms | null;
  /** What is counted besides. */
  children?: ReactNode;
}

const countedFrom: Partial<Record<MetricKind, string>> = { TICKET_TO_ENGAGEMENT: 'First contact', FORMAL_TICKET_TO_ENGAGEMENT: 'Ticket' };
const partWords: Record<NumberPart, string> = { median: 'Median', p75: 'P75', p90: 'P90', p95: 'P95', n: 'All values', within: 'Against the target' };

/** One length of time over many incidents: the figure, every incident, what it differs by, targets, and the anchors of each. */
export function DurationFigure({ question, change, today, zone, policy, children }: DurationFigureProps) {
  const { metric, figure, compare, target, severity } = question;
  const [open, setOpen] = useState<Open | null>(null);
  const navigate = useNavigate();
  const days = daysOf(question.period, today);
  const input = inputOf(question, today, zone);
  const targets = targetsFor(metric, policy);
  const attainment: SlaAttainmentInput = { ...days, zone, filter: filterOf(question), target: targets.name, trend: 'MONTH' };
  const [{ data, error, stale }, again] = useQuery({ query: DurationFigure_Query, variables: { input, before: { ...input, ...daysBefore(days) }, compare, attainment, targets: targets.name !== null } });
  const figures = data?.metricFigures;
  const retry = () => { again({ requestPolicy: 'network-only' }); };

  if (!figures) return error ? <LoadError message={failureOf(error).message} onRetry={retry} /> : <div className="metrics-part"><Skeleton label="Computing" rows={8} /></div>;

  const points = pointsOf(figures.points.nodes, zone);
  const { definition, total } = figures;
  const earlier = data.before && getFragmentData(FigureNumbers_Figure, data.before.total);
  const spanDays = daysBetween(days.from, days.to) + 1;
  const before = earlier ? { median: earlier.percentiles?.median ?? null, n: earlier.n, words: `the ${spanDays} days before` } : null;
  const lines = targetLines(targets, target, severity);
  const openPoint = (point: Point) => { setOpen({ what: 'point', point }); };
  const byId = (id: string) => points[Number(id)];
  const choices = metricsOf[figure];

  return (
    <div className="metrics-answer" aria-busy={stale}>
      {error && <LoadError message={`${failureOf(error).message} What was read before is shown.`} onRetry={retry} />}
      <div className="metrics-part metrics-figure">
        <FigureNumbers figure={total} before={before} within={withinTarget(points, targets, target)} target={target} onOpen={(part) => { setOpen({ what: 'points', part }); }} />
        <div className="grow" />
        <div className="metrics-counted">
          {choices.length > 1 && (choices.length < 4
            ? <><span className="small muted">{figure === 'ticket-to-engagement' ? 'counted from' : 'counted is'}</span><Segmented label="Counted" value={metric} onChange={(next) => { change({ metric: next }); }} options={choices.map((value) => ({ value, label: countedFrom[value] ?? metricWords[value] }))} /></>
            : <label className="small muted">Counted is <select className="input" value={metric} onChange={(event) => { change({ metric: choices.find((one) => one === event.target.value) ?? metric }); }}>{choices.map((value) => <option key={value} value={value}>{metricWords[value]}</option>)}</select></label>)}
          <LeftOut total={total} version={definition.version} drills={question.drills} onDrills={() => { change({ drills: !question.drills }); }} onOpen={setOpen} asOf={figures.upToDate ? null : clockTime(figures.asOf, zone)} />
        </div>
      </div>
      {total.n === 0 ? (
        <EmptyState title={total.pending > 0 ? `All ${total.pending} are pending` : 'No incident in this period has this time'}>
          <p>{total.pending > 0 ? 'Their end is not recorded yet; pending is never counted as 0.' : 'Choose a longer period, or fewer filters.'}</p>
        </EmptyState>
      ) : (
        <>
          <div className="metrics-pair">
            <Part title="Every incident" about="on a scale on which twice as long is as far everywhere; draw over a stretch to see it alone" end={<SeverityLegend />}>
              <DotsOverTime name={`${definition.label}, every incident`} height={280} from={Date.parse(figures.from)} until={Date.parse(figures.until)} zone={zone} targets={lines}
                values={figures.bins.length > 0 ? [] : points.map(({ id, key, at, seconds, level, anchors }) => ({ id, key, at, seconds, severity: level, anchors }))}
                heaps={figures.bins.map(({ from, until, low, high, count }) => ({ from: Date.parse(from), until: Date.parse(until), low, high, count }))}
                onOpen={(id) => { const point = byId(id); if (point) openPoint(point); }} onEnter={(id) => { const point = byId(id); if (point) void navigate(`/incidents/${point.key}`); }}
                onSpan={(from, until) => { change({ period: { from: dayOf(from, zone), to: dayOf(until, zone) } }); }} />
              {figures.bins.length > 0 && <p className="small muted">More than 3,000 values: each mark stands for those that lie near it. The lists below hold the first 3,000.</p>}
            </Part>
            <ByGroups by={question.by} onBy={(by) => { change({ by }); }} input={input} points={points} zone={zone} onOpen={openPoint} />
          </div>
          {data.slaAttainment && <TargetsByMonth attainment={data.slaAttainment} title={`${targets.name ?? ''} targets`} zone={zone} onMiss={(miss) => { setOpen({ what: 'miss', miss }); }} onAll={(misses) => { setOpen({ what: 'misses', misses }); }} />}
          <BehindTable points={points} definition={definition} zone={zone} isEngagement={figure === 'ticket-to-engagement'} onOpen={openPoint} target={(point) => target ?? targets.bySeverity[point.severity]} />
        </>
      )}
      {children}
      {open?.what === 'point' && <PointDrawer point={open.point} definition={definition} zone={zone} onClose={() => { setOpen(null); }} />}
      {open?.what === 'points' && <PointsDrawer title={partWords[open.part]} points={points} definition={definition} notes={figures.notes} onPoint={openPoint} onClose={() => { setOpen(null); }} />}
      {open?.what === 'definition' && <PointsDrawer title={definition.label} points={[]} definition={definition} notes={figures.notes} onPoint={openPoint} onClose={() => { setOpen(null); }} />}
      {open?.what === 'left' && <LeftOutDrawer input={input} status={open.status} zone={zone} onClose={() => { setOpen(null); }} />}
      {open?.what === 'misses' && <MissesDrawer misses={open.misses} zone={zone} onMiss={(miss) => { setOpen({ what: 'miss', miss }); }} onClose={() => { setOpen(null); }} />}
      {open?.what === 'miss' && <MissDrawer miss={open.miss} zone={zone} onClose={() => { setOpen(null); }} />}
    </div>
  );
}
