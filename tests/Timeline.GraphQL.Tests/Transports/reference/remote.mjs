// Remote controls a stock client: one JSON command a line on stdin, one JSON event a line on stdout.
// Commands: { subscribe: id, query, variables } · { complete: id } · { close: true }.
import { createInterface } from 'node:readline';

export const say = (event) => process.stdout.write(JSON.stringify(event) + '\n');

/** Obeys until it is told to close. `messageOf` puts the client's errors into words. */
export function obey(client, messageOf) {
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
      error: (error) => say({ error: id, message: messageOf(error) }),
      complete: () => say({ complete: id }),
    }));
  });
}
