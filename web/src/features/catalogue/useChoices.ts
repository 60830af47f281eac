import { useQuery } from 'urql';
import { graphql } from '@/gql';
import type { Named } from './NamesField';

const Choices_Query = graphql(`
  query Choices_Query {
    catalogue {
      services(first: 100) { nodes { id name } }
      channels(first: 100) { nodes { id name } }
      teams(first: 100) { nodes { id name } }
      segments(first: 100) { nodes { id name } }
      policies(first: 100) { nodes { id name } }
    }
  }
`);

interface Choices { services: readonly Named[]; channels: readonly Named[]; teams: readonly Named[]; segments: readonly Named[]; policies: readonly Named[] }

const none: Choices = { services: [], channels: [], teams: [], segments: [], policies: [] };

/** What can be chosen of each kind, for the forms. */
export function useChoices(): Choices {
  const [{ data }] = useQuery({ query: Choices_Query, requestPolicy: 'cache-and-network' });
  if (!data) return none;
  const { services, channels, teams, segments, policies } = data.catalogue;
  return { services: services.nodes, channels: channels.nodes, teams: teams.nodes, segments: segments.nodes, policies: policies.nodes };
}
