import { getFragmentData, graphql, type FragmentType } from '@/gql';
import { clockTimeFrom } from '@/time/formatting';
import { visibleText } from '@/ui/visibleText';
import { EngagementClock } from './EngagementClock';

const ClockCard_metric = graphql(`
  fragment ClockCard_metric on DurationMetric {
    status
    ...EngagementClock_metric
    from { label at entryId }
    to { label at entryId }
  }
`);

interface ClockCardProps {
  metric: FragmentType<typeof ClockCard_metric>;
  zone: string;
  day: string | null;
  /** What the customers whom it concerns are entitled to. */
  entitlements: readonly { customerId: string; standing: { sentence: string } }[];
}

/** Ticket to engagement, large, with the two moments that it lies between. */
export function ClockCard({ metric: masked, zone, day, entitlements }: ClockCardProps) {
  const metric = getFragmentData(ClockCard_metric, masked);
  const anchors = [metric.from, metric.to].filter((anchor) => anchor != null);
  return (
    <section className="clock-card" aria-label="Ticket to engagement">
      <h2>Ticket to engagement</h2>
      <p className="clock-card-value"><EngagementClock metric={metric} /></p>
      {anchors.length > 0 && (
        <p className="small muted">
          {anchors.map((anchor, i) => (
            <span key={anchor.label}>
              {i > 0 && ' → '}
              {anchor.entryId ? <a href={`#entry-${anchor.entryId}`}>{anchor.label}</a> : anchor.label}{' '}
              <time dateTime={anchor.at} className="tabular">{clockTimeFrom(day, anchor.at, zone)}</time>
            </span>
          ))}
          {metric.status === 'PENDING' && ' → nobody has hands on it yet'}
        </p>
      )}
      {entitlements.map(({ customerId, standing }) => <p className="small" key={customerId}>{visibleText(standing.sentence)}</p>)}
    </section>
  );
}
