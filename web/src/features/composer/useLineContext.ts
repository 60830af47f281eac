import { useMemo } from 'react';
import { useQuery } from 'urql';
import { graphql } from '@/gql';
import type { LineContext, LineEntry, Named } from './context';
import { factOf } from './context';

const Line_NamesQuery = graphql(`
  query Line_NamesQuery {
    peopleConnection(first: 100) { nodes { name } }
    catalogue { services(first: 100) { nodes { id name } } customers(first: 100) { nodes { id name } } }
  }
`);

/** Everybody and everything that a line can name: of the catalogue, and whoever and whatever was named in this incident. Names of the record hold without a connection. */
export function useKnownNames(entries: readonly (LineEntry & { author: string })[], me: string): Pick<LineContext, 'people' | 'services' | 'customers' | 'me'> {
  const [{ data }] = useQuery({ query: Line_NamesQuery });
  return useMemo(() => {
    const named = (name: string) => entries.map((entry) => factOf(entry, name)).filter((each) => each !== '');
    const listed = (all: readonly Named[] | undefined, said: readonly string[]): Named[] => {
      const known = (all ?? []).map(({ id, name }) => ({ id, name }));
      const names = new Set(known.map(({ name }) => name));
      return [...known, ...[...new Set(said)].filter((name) => !names.has(name)).map((name) => ({ id: null, name }))];
    };
    const people = [me, ...(data?.peopleConnection?.nodes ?? []).map(({ name }) => name), ...['who', 'to', 'from'].flatMap(named), ...entries.map(({ author }) => author)];
    return {
      me, people: [...new Set(people)].filter((name) => name !== ''),
      services: listed(data?.catalogue?.services.nodes, named('service')), customers: listed(data?.catalogue?.customers.nodes, named('customer')),
    };
  }, [data, entries, me]);
}
