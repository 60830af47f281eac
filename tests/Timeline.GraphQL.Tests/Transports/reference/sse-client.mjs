// The stock graphql-sse client, remote controlled as client.mjs is: one JSON command a line on stdin, one JSON event a line on stdout.
// Commands: { subscribe: id, query, variables } · { complete: id } · { close: true }.
import { createClient } from 'graphql-sse';
import { createInterface } from 'node:readline';

const say = (event) => process.stdout.write(JSON.stringify(event) + '\n');
const client = createClient({
  url: process.argv[2],
  headers: { authorization: 'Bearer secret' },
  retryAttempts: 100,
  retry: () => new Promise((resolve) => setTimeout(resolve, 50)),
  on: { connected: () => say({ connected: true }) },
});

const running = new Map();
createInterface({ input: process.stdin }).on('line', (line) => {
  const command = JSON.parse(line);
  if (command.close) {
    client.dispose();
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
    error: (error) => say({ error: id, message: String(error?.message ?? error) }),
    complete: () => say({ complete: id }),
  }));
});
