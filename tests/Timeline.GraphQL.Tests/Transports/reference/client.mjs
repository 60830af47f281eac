// The stock graphql-ws client, remote controlled.
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import { obey, say } from './remote.mjs';

const client = createClient({
  url: process.argv[2],
  webSocketImpl: WebSocket,
  connectionParams: { token: 'secret' },
  // A refused connection too: while the server restarts nobody listens.
  shouldRetry: () => true,
  retryAttempts: 100,
  retryWait: () => new Promise((resolve) => setTimeout(resolve, 50)),
  on: {
    connected: () => say({ connected: true }),
    closed: ({ code, reason }) => say({ closed: code, reason: String(reason) }),
  },
});

obey(client, (error) => (Array.isArray(error) ? error[0].message : String(error.reason ?? error)));
