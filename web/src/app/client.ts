import { createClient as createSocket, type SubscribePayload } from 'graphql-ws';
import { Client, cacheExchange, fetchExchange, mapExchange, subscriptionExchange } from 'urql';
import { closedForSignIn } from '@/connection/session';
import { setConnectionStatus } from '@/connection/status';
import { fetchWithClock } from '@/offline/deviceClock';
import { trustedDocuments } from './trustedDocuments';

const pongWithin = 5_000;

/** One WebSocket for all subscriptions. It does not retry by itself: each stream resumes where it broke off. */
function openSocket(onSignedOut: () => void) {
  const url = new URL('/graphql', window.location.href);
  url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
  let dead: ReturnType<typeof setTimeout> | undefined;
  const socket = createSocket({
    url: url.href,
    retryAttempts: 0,
    keepAlive: 10_000,
    lazyCloseTimeout: 2_000,
    // The library insists on a query; next to a documentId there is none.
    jsonMessageReplacer: (key, value: unknown) => (key === 'query' && value === '' ? undefined : value),
    on: {
      connecting: () => { setConnectionStatus('connecting'); },
      connected: () => { setConnectionStatus('open'); },
      closed: (event) => {
        clearTimeout(dead);
        const clean = event instanceof CloseEvent && event.code === 1000;
        setConnectionStatus(clean ? 'idle' : 'lost');
        if (event instanceof CloseEvent && closedForSignIn(event.code)) onSignedOut();
      },
      // A laptop that slept keeps a socket that looks open: no pong in time means that it is not.
      ping: (received) => { if (!received) dead = setTimeout(() => { socket.terminate(); }, pongWithin); },
      pong: (received) => { if (received) clearTimeout(dead); },
    },
  });
  return socket;
}

/**
 * The GraphQL client of the application. `onSignedOut` runs when an answer or a close says that nobody is signed in, `onForbidden` when the
 * role is too small or was changed.
 */
export function createGraphQLClient(onSignedOut: () => void, onForbidden: () => void): Client {
  const socket = openSocket(onSignedOut);
  return new Client({
    url: '/graphql',
    preferGetMethod: false,
    fetch: fetchWithClock,
    exchanges: [
      mapExchange({
        onError: (error) => {
          const response = error.response as Response | undefined;
          const codes = error.graphQLErrors.map((e) => e.extensions['code']);
          if (response?.status === 401 || codes.includes('UNAUTHENTICATED')) onSignedOut();
          if (codes.includes('FORBIDDEN')) onForbidden();
        },
      }),
      cacheExchange,
      // Vite's server runs sources that no server has been built with.
      ...(import.meta.env.DEV ? [] : [trustedDocuments]),
      fetchExchange,
      subscriptionExchange({
        forwardSubscription: ({ query, documentId, variables }) => ({
          subscribe: (sink) => ({
            unsubscribe: socket.subscribe(
              { query: query ?? '', ...(documentId && { documentId }), variables: variables as Record<string, unknown> } as SubscribePayload,
              {
                next: (result) => { sink.next(result as Parameters<typeof sink.next>[0]); },
                error: (reason) => { sink.error(reason); },
                complete: () => { sink.complete(); },
              },
            ),
          }),
        }),
      }),
    ],
  });
}
