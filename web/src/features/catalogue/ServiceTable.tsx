import { Link } from 'react-router';
import { getFragmentData, graphql, type FragmentType } from '@/gql';
import { roughDuration } from '@/time/durations';
import { Table } from '@/ui/Table';
import { Tag } from '@/ui/Tag';
import { HitTags, Works } from './HitTags';
import type { Hit } from './standing';

export const ServiceTable_service = graphql(`
  fragment ServiceTable_service on Service { id name dependsOn { id } carries { id name } keptBy { id name } retired { at reason } }
`);

interface ServiceTableProps {
  services: readonly FragmentType<typeof ServiceTable_service>[];
  hits: ReadonlyMap<string, readonly Hit[]> | null;
  /** Seconds not available in 90 days, by service. Null: of an earlier moment. */
  down: ReadonlyMap<string, number> | null;
}

/** What incidents are about: who keeps it, how it is now, what it carries, what stands on it. */
export function ServiceTable({ services: masked, hits, down }: ServiceTableProps) {
  const services = getFragmentData(ServiceTable_service, masked);
  return (
    <Table label="Services" stacks>
      <thead><tr><th scope="col">Service</th><th scope="col">Kept by</th>{hits && <th scope="col">Now</th>}<th scope="col">Carries</th><th scope="col">Serves</th>{down && <th scope="col" className="number">90 days down</th>}</tr></thead>
      <tbody>
        {services.map((service) => {
          const on = services.filter(({ dependsOn, retired }) => !retired && dependsOn.some(({ id }) => id === service.id));
          const hit = hits?.get(service.id);
          return (
            <tr key={service.id}>
              <th scope="row"><span className="catalogue-name"><Link to={`/services/${service.id}`}>{service.name}</Link>{service.retired && <Tag title={service.retired.reason ?? ''}>retired</Tag>}</span></th>
              <td data-label="Kept by">{service.keptBy.map(({ name }) => name).join(', ') || <span className="muted">nobody yet</span>}</td>
              {hits && <td data-label="Now">{hit ? <HitTags hits={hit} /> : !service.retired && <Works>working</Works>}</td>}
              <td data-label="Carries">{service.carries.map(({ name }) => name).join(', ') || <span className="muted">—</span>}</td>
              <td data-label="Serves">{on.map(({ name }) => name).join(', ') || <span className="muted">—</span>}</td>
              {down && <td data-label="90 days down" className="number">{(down.get(service.id) ?? 0) === 0 ? '0' : roughDuration(down.get(service.id) ?? 0)}</td>}
            </tr>
          );
        })}
      </tbody>
    </Table>
  );
}
