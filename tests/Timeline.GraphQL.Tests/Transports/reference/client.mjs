// The stock graphql-ws client, remote controlled: one JSON command a line on stdin, one JSON event a line on stdout.
// Commands: { subscribe: id, query, variables } · { complete: id } · { close: true }.
import { createClient } from 'graphql-ws';
import { createInterface } from 'node:readline';
import WebSocket from 'ws';

const say = (event) => process.stdout.write(JSON.stringify(event) + '\n');
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

const running = new Map();
createInterface({ input: process.stdin }).on('line', async (line) => {
  const command = JSON.parse(line);
  if (command.close) {
    await client.dispose();
    process.exit(0);
  }
  if (command.complete) {
    running.get(command.complete)();
    return;
  }
  const id = command.subscribe;
  const { query, variables } = command;
  running.set(id, client.subscribe({ query, variables }, {
    next: (result) => {
      // The variables object is sent again when the client connects again: resume after what was seen.
      const sequence = result.data?.messages?.sequence;
      if (sequence !== undefined && variables && 'after' in variables) variables.after = sequence;
      say({ next: id, result });
    },
    error: (error) => say({ error: id, message: Array.isArray(error) ? error[0].message : String(error.reason ?? error) }),
    complete: () => say({ complete: id }),
  }));
});
