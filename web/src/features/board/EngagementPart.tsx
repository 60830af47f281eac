import { Link, useNavigate } from 'react-router';
import { useQuery } from 'urql';
import { DotsOverTime } from '@/charts/charts';
import { graphql } from '@/gql';
import { roughDuration } from '@/time/durations';
import { dayOf } from '@/time/formatting';
import { Section } from '@/ui/Section';
import { daysBefore } from './days';

const EngagementPart_Query = graphql(`
  query EngagementPart_Query($input: MetricFiguresInput!) {
    metricFigures(input: $input) {
      from until
      total { n percentiles { median } values pending }
      points(first: 200) { nodes { incidentId key severity startedAt value { seconds } } }
    }
  }
`);

const levels = { SEV1: 1, SEV2: 2, SEV3: 3, SEV4: 4 } as const;

/** How long first hands on it took in the last 30 days: every incident, and the middle where there are ten. */
export function EngagementPart({ zone, now }: { zone: string; now: number }) {
  const navigate = useNavigate();
  const today = dayOf(now, zone);
  const [{ data }] = useQuery({ query: EngagementPart_Query, variables: { input: { metric: 'TICKET_TO_ENGAGEMENT', from: daysBefore(today, 29), to: today, zone } } });
  if (!data) return null;
  const { from, until, total, points } = data.metricFigures;
  const keys = new Map(points.nodes.map(({ incidentId, key }) => [incidentId, key]));
  return (
    <Section title="Ticket to engagement" action={<span className="muted small tabular">30 days, n = {total.n}</span>}>
      {total.n === 0 && <p className="muted">{total.pending > 0 ? `${total.pending} pending.` : 'No incident in these days.'}</p>}
      {total.n > 0 && (
        <>
          <p className="board-figure">{total.percentiles ? <><b>{roughDuration(total.percentiles.median)}</b> median</> : <><b>{roughDuration(Math.min(...(total.values ?? [])))} to {roughDuration(Math.max(...(total.values ?? [])))}</b> {total.n} {total.n === 1 ? 'value' : 'values'}</>}</p>
          <DotsOverTime name="Ticket to engagement, 30 days" zone={zone} from={Date.parse(from)} until={Date.parse(until)} height={120}
            values={points.nodes.map(({ incidentId, key, severity, startedAt, value }) => ({ id: incidentId, key, at: Date.parse(startedAt), seconds: value.seconds ?? 0, severity: levels[severity] }))}
            onOpen={(id) => { const key = keys.get(id); if (key !== undefined) void navigate(`/incidents/${key}`); }} />
        </>
      )}
      <Link className="small" to="/metrics">All figures</Link>
    </Section>
  );
}
