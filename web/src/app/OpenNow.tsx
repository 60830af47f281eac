import { Link, useLocation } from 'react-router';
import { useQuery } from 'urql';
import { useLive } from '@/connection/useLive';
import { graphql } from '@/gql';
import { roughDuration, secondsBetween } from '@/time/durations';
import { useNow } from '@/time/useNow';
import { visibleText } from '@/ui/visibleText';
import { SeverityBadge } from '@/words/badges';

const OpenNow_Query = graphql(`
  query OpenNow_Query {
    incidents(first: 5, filter: { status: [DECLARED, ENGAGED, MITIGATED] }) { nodes { id key title severity declaredAt reportedAt } }
  }
`);

const OpenNow_Subscription = graphql(`
  subscription OpenNow_Subscription { boardChanged { id version } }
`);

/** The incidents that are open, always one press away, with how long they have been. */
export function OpenNow() {
  const [{ data }, again] = useQuery({ query: OpenNow_Query });
  const anew = () => { again({ requestPolicy: 'network-only' }); };
  useLive({ document: OpenNow_Subscription, variables: () => ({}), onData: anew, onResume: anew });
  const open = data?.incidents.nodes ?? [];
  const now = useNow(15_000, open.length > 0);
  const { pathname } = useLocation();

  if (open.length === 0) return null;
  return (
    <section className="rail-open" aria-label="Open now">
      <h2>Open now</h2>
      {open.map(({ id, key, title, severity, declaredAt, reportedAt }) => {
        const to = `/incidents/${key}`;
        const here = pathname === to || pathname.startsWith(`${to}/`);
        return (
          <Link key={id} to={to} className="rail-item rail-incident" {...(here && { 'aria-current': 'page' })}>
            <SeverityBadge severity={severity} label={false} />
            <span className="cut">
              {visibleText(title)}
              <small className="cut">{key} · {roughDuration(Math.max(0, secondsBetween(reportedAt ?? declaredAt, now)))}</small>
            </span>
          </Link>
        );
      })}
    </section>
  );
}
