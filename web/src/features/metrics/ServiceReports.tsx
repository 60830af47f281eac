import { useRef } from 'react';
import { graphql } from '@/gql';
import type { ServiceReports_QueryQuery } from '@/gql/graphql';
import { ShowMore } from '@/paging/ShowMore';
import { usePages } from '@/paging/usePages';
import { dateAndTime } from '@/time/formatting';
import { EmptyState, LoadError, Skeleton } from '@/ui/feedback';
import { visibleText } from '@/ui/visibleText';

const ServiceReports_Query = graphql(`
  query ServiceReports_Query($first: Int!, $after: String) {
    serviceReports(first: $first, after: $after) {
      totalCount
      pageInfo { hasNextPage }
      edges { cursor node { id month zone asKnownAt madeBy pdf csv customer { name } } }
    }
  }
`);

const reportsOf = ({ serviceReports }: ServiceReports_QueryQuery) => serviceReports;
const noVariables = {};

/** The reports of customers, the newest month first. */
export function ServiceReports({ zone }: { zone: string }) {
  const { pages, failure, busy, more, anew } = usePages({ document: ServiceReports_Query, variables: noVariables, pick: reportsOf });
  const list = useRef<HTMLUListElement>(null);
  return (
    <section className="figures-reports" aria-label="Service reports" aria-busy={busy}>
      <h2>Service reports</h2>
      {failure && <LoadError message={failure} onRetry={anew} />}
      {!pages && !failure && <div className="card"><Skeleton label="Loading reports" /></div>}
      {pages?.edges.length === 0 && (
        <EmptyState title="No report yet"><p>On the first of each month there is one for every customer with a contract.</p></EmptyState>
      )}
      {pages && pages.edges.length > 0 && (
        <div className="card">
          <ul ref={list}>
            {pages.edges.map(({ node: report }) => {
              const name = `${visibleText(report.customer?.name ?? 'Unknown customer')}, ${report.month.slice(0, 7)}`;
              return (
                <li key={report.id} className="figures-report">
                  <span>{name}</span>{' '}
                  <a href={report.pdf} aria-label={`${name}, PDF`}>PDF</a>{' · '}<a href={report.csv} aria-label={`${name}, CSV`}>CSV</a>
                  <span className="small muted"> made by {report.madeBy}, {dateAndTime(report.asKnownAt, zone)}</span>
                </li>
              );
            })}
          </ul>
          <ShowMore pages={pages} onMore={more} list={list} />
        </div>
      )}
    </section>
  );
}
