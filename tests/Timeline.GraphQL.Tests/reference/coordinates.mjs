// Parses and resolves schema coordinates with graphql-js. Stdin: { sdl, coordinates: [text] }; stdout: per coordinate
// { printed, found } with the name of what it means, { printed, error }, or { message, line, column } when it is none.
import { buildSchema, parseSchemaCoordinate, print, resolveASTSchemaCoordinate } from 'graphql';
import { readFileSync } from 'node:fs';

const { sdl, coordinates } = JSON.parse(readFileSync(0, 'utf8'));
const schema = buildSchema(sdl);
const answers = coordinates.map((text) => {
  let coordinate;
  try {
    coordinate = parseSchemaCoordinate(text);
  } catch (error) {
    const place = error.locations[0];
    return { message: error.message.toWellFormed(), line: place.line, column: place.column };
  }
  const printed = print(coordinate);
  try {
    const element = resolveASTSchemaCoordinate(schema, coordinate);
    const found = element && (element.fieldArgument ?? element.directiveArgument ?? element.field ?? element.inputField ?? element.enumValue ?? element.directive ?? element.type);
    return { printed, found: found?.name ?? null };
  } catch (error) {
    return { printed, error: error.message };
  }
});
process.stdout.write(JSON.stringify(answers));
