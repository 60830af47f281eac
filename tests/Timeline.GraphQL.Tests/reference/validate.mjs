// Validates documents with graphql-js. Stdin: { schema, documents: [text] }; stdout: per document a list of
// { message, locations }, or null when it does not parse; validate() itself throws at some invalid documents: 'thrown'.
import { buildSchema, parse, validate } from 'graphql';
import { readFileSync } from 'node:fs';

const { schema: sdl, documents } = JSON.parse(readFileSync(0, 'utf8'));
const schema = buildSchema(sdl);

const verdicts = documents.map((text) => {
  let document;
  try {
    document = parse(text);
  } catch {
    return null;
  }
  let errors;
  try {
    errors = validate(schema, document);
  } catch {
    return [{ message: 'thrown', locations: [] }];
  }
  return errors.map(({ message, locations }) => ({
    message,
    locations: (locations ?? []).map(({ line, column }) => `${line}:${column}`),
  }));
});
process.stdout.write(JSON.stringify(verdicts));
