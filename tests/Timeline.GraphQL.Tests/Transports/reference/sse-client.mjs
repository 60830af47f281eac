// The stock graphql-sse client, remote controlled.
import { createClient } from 'graphql-sse';
import { obey, say } from './remote.mjs';

const client = createClient({
  url: process.argv[2],
  headers: { authorization: 'Bearer secret' },
  retryAttempts: 100,
  retry: () => new Promise((resolve) => setTimeout(resolve, 50)),
  on: { connected: () => say({ connected: true }) },
});

obey(client, (error) => String(error?.message ?? error));
