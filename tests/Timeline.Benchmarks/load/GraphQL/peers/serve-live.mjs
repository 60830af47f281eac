// Serves live.graphql from memory:  node serve-live.mjs <schema file>
// Prints "ready <port>". Ends with its standard input.
import fs from 'node:fs';
import fastify from 'fastify';
import mercurius from 'mercurius';

const author = { id: '1', name: 'Ada' };
let last = 0;
const resolvers = {
  Query: { ok: () => true },
  Mutation: {
    add: async (_, { text }, { pubsub }) => {
      const entry = { sequence: ++last, text, kind: 'NOTE', occurredAt: '2014-05-13T08:45:00Z', author };
      await pubsub.publish({ topic: 'added', payload: { added: entry } });
      return entry;
    },
  },
  Subscription: { added: { subscribe: (_, __, { pubsub }) => pubsub.subscribe('added') } },
};

const app = fastify();
app.register(mercurius, { schema: fs.readFileSync(process.argv[2], 'utf8'), resolvers, subscription: { fullWsTransport: true }, jit: 1, path: '/graphql' });
await app.listen({ host: '127.0.0.1', port: 0 });
console.log(`ready ${app.server.address().port}`);
process.stdin.on('end', () => process.exit(0)).resume();
