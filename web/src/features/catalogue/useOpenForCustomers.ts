import { useMemo } from 'react';
import { useQuery } from 'urql';
import { graphql } from '@/gql';
import { openByCustomer, type OpenIncident } from './openByCustomer';

const OpenForCustomers_OpenQuery = graphql(`
  query OpenForCustomers_OpenQuery {
    incidents(first: 50, filter: { status: [DECLARED, ENGAGED, MITIGATED] }) { nodes { id incidentId version } }
  }
`);
const OpenForCustomers_Query = graphql(`
  query OpenForCustomers_Query($ids: [ID!]!) {
    nodes(ids: $ids) {
      ... on Incident {
        id key title severity
        entitlements { customerId customer }
        customersToTell { customerId name since }
        customerContacts { customerId customer channel outcome at toldBy }
      }
    }
  }
`);

/** By customer, what is open that concerns them, and whether they were told. Null until it is known. */
export function useOpenForCustomers() {
  const [{ data: board, error: boardError }, againBoard] = useQuery({ query: OpenForCustomers_OpenQuery, requestPolicy: 'cache-and-network' });
  const ids = board?.incidents.nodes.map(({ incidentId }) => incidentId) ?? [];
  const [{ data, error }, again] = useQuery({ query: OpenForCustomers_Query, variables: { ids }, pause: ids.length === 0, requestPolicy: 'cache-and-network' });
  const none = board?.incidents.nodes.length === 0;
  const open = useMemo(() => {
    if (none) return [];
    return data ? openByCustomer(data.nodes.flatMap((node) => (node && 'entitlements' in node ? [node as OpenIncident] : []))) : null;
  }, [data, none]);
  const anew = () => {
    againBoard({ requestPolicy: 'network-only' });
    if (ids.length > 0) again({ requestPolicy: 'network-only' });
  };
  return { open, error: boardError ?? error, anew };
}
