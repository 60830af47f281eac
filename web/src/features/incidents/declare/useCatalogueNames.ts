import { useQuery } from 'urql';
import { graphql } from '@/gql';

const Declare_NamesQuery = graphql(`
  query Declare_NamesQuery {
    peopleConnection(first: 100) { nodes { name } }
    catalogue { services(first: 100) { nodes { id name } } customers(first: 100) { nodes { id name } } }
  }
`);

interface Named { id: string; name: string }

/** What can be named from the start. Without an answer everything may be typed all the same. */
export function useCatalogueNames(): { people: readonly string[]; services: readonly Named[]; customers: readonly Named[] } {
  const [{ data }] = useQuery({ query: Declare_NamesQuery });
  return {
    people: (data?.peopleConnection?.nodes ?? []).map(({ name }) => name), services: data?.catalogue.services.nodes ?? [], customers: data?.catalogue.customers.nodes ?? [],
  };
}

/** What a typed name is in the catalogue: exactly that name, in any case. */
export const idOf = (known: readonly Named[], typed: string): string | undefined => known.find(({ name }) => name.toLowerCase() === typed.trim().toLowerCase())?.id;
