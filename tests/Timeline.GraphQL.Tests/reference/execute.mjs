// Executes requests with graphql-js. Stdin: [{ query, variables, operationName }]; stdout: the responses.
import { execute, parse, validate } from 'graphql';
import { readFileSync } from 'node:fs';
import { schema } from './library.mjs';

const responses = [];
for (const { query, variables, operationName } of JSON.parse(readFileSync(0, 'utf8'))) {
  let document;
  try {
    document = parse(query);
  } catch (error) {
    responses.push({ errors: [error] });
    continue;
  }
  const errors = validate(schema, document);
  responses.push(
    errors.length > 0
      ? { errors }
      : await execute({ schema, document, variableValues: variables, operationName, contextValue: { total: 0 } }));
}
process.stdout.write(JSON.stringify(responses));
