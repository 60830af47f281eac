// Serves entries.graphql from memory:  node serve.mjs mercurius|mercurius-jit|yoga <schema file> <entries file>
// Prints "ready <port>". Ends with its standard input.
import fs from 'node:fs';
import http from 'node:http';

const [contender, schemaFile, entriesFile] = process.argv.slice(2);
const schema = fs.readFileSync(schemaFile, 'utf8');
const entries = JSON.parse(fs.readFileSync(entriesFile, 'utf8'));

const resolvers = {
  Query: { entries: (_, { first }) => ({ nodes: entries.slice(0, first), total: entries.length, hasMore: entries.length > first }) },
};

async function mercurius(jit) {
  const { default: fastify } = await import('fastify');
  const { default: plugin } = await import('mercurius');
  const app = fastify();
  app.register(plugin, { schema, resolvers, jit, path: '/graphql' });
  await app.listen({ host: '127.0.0.1', port: 0 });
  return app.server.address().port;
}

async function yoga() {
  const { createSchema, createYoga } = await import('graphql-yoga');
  const server = http.createServer(createYoga({ schema: createSchema({ typeDefs: schema, resolvers }), logging: false, graphiql: false }));
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  return server.address().port;
}

const start = { mercurius: () => mercurius(0), 'mercurius-jit': () => mercurius(1), yoga }[contender];
if (!start) throw new Error(`"${contender}" is no contender`);
process.env.NODE_ENV = 'production';
console.log(`ready ${await start()}`);
process.stdin.on('end', () => process.exit(0)).resume();
