// Parses and prints documents with graphql-js. Stdin: [text]; stdout: per document { printed } or { message, line, column }.
import { parse, print } from 'graphql';
import { readFileSync } from 'node:fs';

const answers = JSON.parse(readFileSync(0, 'utf8')).map((text) => {
  try {
    return { printed: print(parse(text)).toWellFormed() };
  } catch (error) {
    const place = error.locations?.[0] ?? {};
    return { message: error.message.toWellFormed(), line: place.line, column: place.column };
  }
});
process.stdout.write(JSON.stringify(answers));
