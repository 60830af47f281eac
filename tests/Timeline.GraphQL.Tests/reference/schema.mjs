// Prints schemas with graphql-js. Stdin: { sdl, introspection }, the second a response's data; stdout: { query } when
// `introspection` is null: the reference introspection query with all options; else
// { fromSdl, fromIntrospection }: the schema as printed from either.
import { buildClientSchema, buildSchema, getIntrospectionQuery, printSchema } from 'graphql';
import { readFileSync } from 'node:fs';

const { sdl, introspection } = JSON.parse(readFileSync(0, 'utf8'));
const answer = introspection === null
  ? {
      query: getIntrospectionQuery({
        descriptions: true, specifiedByUrl: true, directiveIsRepeatable: true, schemaDescription: true, inputValueDeprecation: true, oneOf: true,
      }),
    }
  : { fromSdl: printSchema(buildSchema(sdl)), fromIntrospection: printSchema(buildClientSchema(introspection)) };
process.stdout.write(JSON.stringify(answer));
