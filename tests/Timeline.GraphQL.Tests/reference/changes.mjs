// Compares schemas with graphql-js. Stdin: [{ older, newer }], both SDL; stdout: per pair the changes as "TYPE description".
import { buildSchema, findBreakingChanges, findDangerousChanges } from 'graphql';
import { readFileSync } from 'node:fs';

const answers = JSON.parse(readFileSync(0, 'utf8')).map(({ older, newer }) => {
  const schemas = [buildSchema(older), buildSchema(newer)];
  return [...findBreakingChanges(...schemas), ...findDangerousChanges(...schemas)].map(({ type, description }) => `${type} ${description}`);
});
process.stdout.write(JSON.stringify(answers));
