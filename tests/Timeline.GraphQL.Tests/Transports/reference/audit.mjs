// Runs the GraphQL over HTTP audit of graphql-http against the server at argv[2]; stdout: [{ id, name, status, reason }].
import { serverAudits } from 'graphql-http';

const results = [];
for (const audit of serverAudits({ url: process.argv[2] })) {
  const { id, name, status, reason } = await audit.fn();
  results.push({ id, name, status, reason: reason ?? null });
}
process.stdout.write(JSON.stringify(results));
