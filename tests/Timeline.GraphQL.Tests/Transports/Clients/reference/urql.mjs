// urql, unmodified, with its document cache, against the server at argv[2].
import { cacheExchange, Client, fetchExchange, subscriptionExchange } from '@urql/core';
import { flow, socket, urls } from './flow.mjs';

const client = new Client({
  url: urls.http,
  preferGetMethod: false,
  exchanges: [
    cacheExchange,
    fetchExchange,
    subscriptionExchange({
      forwardSubscription: ({ query, variables }) => ({ subscribe: (sink) => ({ unsubscribe: socket.subscribe({ query, variables }, sink) }) }),
    }),
  ],
});
await flow({
  request: async (text, variables) => {
    const { data, error } = await client.query(text, variables);
    return { data, error: error?.graphQLErrors[0]?.extensions.code ?? null };
  },
  watch: (text, variables, next) => client.query(text, variables).subscribe(({ data }) => { if (data) next(data); }).unsubscribe,
  subscribe: (text, variables, next) => client.subscription(text, variables).subscribe(({ data }) => { if (data) next(data); }).unsubscribe,
  mutate: (text, variables) => client.mutation(text, variables).toPromise(),
  stop: () => socket.dispose(),
});
