import { getFragmentData, graphql, type FragmentType } from '@/gql';
import type { MetricsPanel_MetricFragment, MetricStatus } from '@/gql/graphql';
import { durationText } from '@/time/durations';
import { clockTimeFrom } from '@/time/formatting';
import { Section } from '@/ui/Section';
import { EntryLink } from '../EntryLink';

const MetricsPanel_metric = graphql(`
  fragment MetricsPanel_metric on DurationMetric {
    status seconds reason
    from { label at entryId }
    to { label at entryId }
  }
`);

const MetricsPanel_metrics = graphql(`
  fragment MetricsPanel_metrics on IncidentMetrics {
    definitionsVersion attemptsToReach
    formalTicketToEngagement { ...MetricsPanel_metric }
    timeToAcknowledge { ...MetricsPanel_metric }
    timeToReach { ...MetricsPanel_metric }
    timeToFirstUpdate { ...MetricsPanel_metric }
    longestSilence { ...MetricsPanel_metric }
    timeToDetect { ...MetricsPanel_metric }
    missedWarning { ...MetricsPanel_metric }
    timeToDiagnose { ...MetricsPanel_metric }
    timeToMitigate { ...MetricsPanel_metric }
    timeToResolve { ...MetricsPanel_metric }
    reportToResolve { ...MetricsPanel_metric }
  }
`);

const names = {
  formalTicketToEngagement: 'Formal ticket to engagement',
  timeToAcknowledge: 'Time to acknowledge',
  timeToReach: 'Time to reach somebody',
  timeToFirstUpdate: 'Time to first update',
  longestSilence: 'Longest silence',
  timeToDetect: 'Time to detect',
  missedWarning: 'Missed warning',
  timeToDiagnose: 'Time to diagnose',
  timeToMitigate: 'Time to mitigate',
  timeToResolve: 'Fault to resolved',
  reportToResolve: 'Report to resolved',
} as const;
type MetricName = keyof typeof names;

const statusText: Record<MetricStatus, string> = {
  RECORDED: '', PENDING: 'not yet', NOT_APPLICABLE: 'not known', INVALID: 'times contradict',
};

/** Each duration with the two moments it lies between. What is not known is listed as that, with the reason. */
export function MetricsPanel(props: { metrics: FragmentType<typeof MetricsPanel_metrics>; zone: string; day: string | null }) {
  const metrics = getFragmentData(MetricsPanel_metrics, props.metrics);
  const all = (Object.keys(names) as MetricName[]).map((name) => ({ name, metric: getFragmentData(MetricsPanel_metric, metrics[name]) }));
  const known = all.filter(({ metric }) => metric.status === 'RECORDED' || metric.status === 'INVALID');
  const open = all.filter(({ metric }) => metric.status !== 'RECORDED' && metric.status !== 'INVALID');

  return (
    <Section title="Metrics">
      {known.length === 0 && <p className="small muted">No duration has both of its ends yet.</p>}
      <dl className="metrics">
        {known.map(({ name, metric }) => (
          <div key={name} className="metric">
            <dt>{names[name]}</dt>
            <dd className={metric.status === 'INVALID' ? 'metric-value metric-invalid' : 'metric-value'}>
              {metric.status === 'RECORDED' && metric.seconds != null ? durationText(metric.seconds) : statusText[metric.status]}
              {name === 'timeToReach' && metrics.attemptsToReach != null && ` · ${metrics.attemptsToReach} ${metrics.attemptsToReach === 1 ? 'attempt' : 'attempts'}`}
            </dd>
            <dd className="metric-anchors"><Anchors metric={metric} zone={props.zone} day={props.day} />{metric.reason && ` ${metric.reason}`}</dd>
          </div>
        ))}
      </dl>
      {open.length > 0 && (
        <details className="metrics-open">
          <summary>{open.length} not known yet</summary>
          <dl className="metrics">
            {open.map(({ name, metric }) => (
              <div key={name} className="metric">
                <dt>{names[name]}</dt>
                <dd className="metric-value muted">{statusText[metric.status]}</dd>
                <dd className="metric-anchors">{metric.reason}</dd>
              </div>
            ))}
          </dl>
        </details>
      )}
      <p className="small muted metrics-version">Computed from the record, definitions version {metrics.definitionsVersion}.</p>
    </Section>
  );
}

function Anchors({ metric, zone, day }: { metric: MetricsPanel_MetricFragment; zone: string; day: string | null }) {
  const anchors = [metric.from, metric.to].filter((anchor) => anchor != null);
  return anchors.map((anchor, i) => (
    <span key={`${anchor.label}-${anchor.at}`}>
      {i > 0 && ' → '}
      {anchor.entryId ? <EntryLink id={anchor.entryId}>{anchor.label}</EntryLink> : anchor.label} {clockTimeFrom(day, anchor.at, zone)}
    </span>
  ));
}
