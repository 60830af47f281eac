// Validates documents with graphql-js. Stdin: { schema, documents: [text] }; stdout: per document a list of
// { message, locations } or, when it does not parse, null.
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
  return validate(schema, document).map(({ message, locations }) => ({
    message,
    locations: (locations ?? []).map(({ line, column }) => `${line}:${column}`),
  }));
});
process.stdout.write(JSON.stringify(verdicts));
