// Apollo Client, unmodified, with its normalized cache, against the server at argv[2].
import { ApolloClient, ApolloLink, gql, HttpLink, InMemoryCache } from '@apollo/client';
import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { GraphQLWsLink } from '@apollo/client/link/subscriptions';
import { OperationTypeNode } from 'graphql';
import { flow, socket, urls } from './flow.mjs';

const client = new ApolloClient({
  cache: new InMemoryCache({ possibleTypes: { Node: ['Book', 'Author'] } }),
  link: ApolloLink.split(({ operationType }) => operationType === OperationTypeNode.SUBSCRIPTION, new GraphQLWsLink(socket), new HttpLink({ uri: urls.http })),
});
await flow({
  request: async (text, variables) => {
    const { data, error } = await client.query({ query: gql(text), variables, errorPolicy: 'all' });
    return { data, error: CombinedGraphQLErrors.is(error) ? error.errors[0].extensions.code : null };
  },
  watch: (text, variables, next) => {
    const subscription = client.watchQuery({ query: gql(text), variables }).subscribe(({ data }) => { if (data) next(data); });
    return () => subscription.unsubscribe();
  },
  subscribe: (text, variables, next) => {
    const subscription = client.subscribe({ query: gql(text), variables }).subscribe(({ data }) => next(data));
    return () => subscription.unsubscribe();
  },
  mutate: (text, variables) => client.mutate({ mutation: gql(text), variables }),
  stop: async () => { client.stop(); await socket.dispose(); },
});
