import { getFragmentData, graphql, type FragmentType } from '@/gql';
import { durationText, runningClock, secondsBetween } from '@/time/durations';
import { useNow } from '@/time/useNow';

const EngagementClock_metric = graphql(`
  fragment EngagementClock_metric on DurationMetric {
    status seconds reason
    from { label at }
    to { label at }
  }
`);

interface EngagementClockProps {
  metric: FragmentType<typeof EngagementClock_metric>;
  /** One line, for the board. */
  short?: boolean;
}

/** The number, or a clock that runs while its end is open, or why there is neither. Never a made-up number. */
export function EngagementClock({ metric: masked, short = false }: EngagementClockProps) {
  const metric = getFragmentData(EngagementClock_metric, masked);
  const running = metric.status === 'PENDING' && metric.from != null;
  const now = useNow(1000, running);

  if (metric.status === 'RECORDED' && metric.seconds != null) {
    return <span className="clock-final tabular">{durationText(metric.seconds)}</span>;
  }
  if (running && metric.from) {
    const seconds = secondsBetween(metric.from.at, now);
    return (
      <span className="clock-running" role="timer">
        <span className="tabular" aria-hidden="true">{runningClock(seconds)}</span>
        <span className="visually-hidden">{durationText(Math.floor(seconds / 60) * 60)}</span>
        {short ? <span className="small"> running</span> : null}
      </span>
    );
  }
  const missing = metric.from ? 'Not applicable' : 'No first contact yet';
  const words = { PENDING: missing, NOT_APPLICABLE: missing, INVALID: 'Times contradict', RECORDED: 'Unknown' };
  return <span className="clock-none muted" title={metric.reason ?? undefined}>{short ? words[metric.status] : (metric.reason ?? words[metric.status])}</span>;
}
