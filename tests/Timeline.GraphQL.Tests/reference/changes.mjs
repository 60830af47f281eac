// Compares schemas with graphql-js. Stdin: { older, newer }, both SDL; stdout: the breaking changes as "TYPE description".
import { buildSchema, findBreakingChanges } from 'graphql';
import { readFileSync } from 'node:fs';

const { older, newer } = JSON.parse(readFileSync(0, 'utf8'));
const changes = findBreakingChanges(buildSchema(older), buildSchema(newer));
process.stdout.write(JSON.stringify(changes.map(({ type, description }) => `${type} ${description.replace(/\.$/, '')}`)));
