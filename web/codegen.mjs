// Writes src/gql: the types of the schema and of the operations in src, and the operations by their hashes.
// The generator's own command line would do it too, and bring 200 packages that everybody who starts the program waits for.
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { addTypenameSelectionDocumentTransform, preset } from '@graphql-codegen/client-preset';
import { codegen } from '@graphql-codegen/core';
import { getCachedDocumentNodeFromSchema } from '@graphql-codegen/plugin-helpers';
import { buildSchema, lexicographicSortSchema, parse } from 'graphql';
import { parseAst } from 'vite';

process.chdir(fileURLToPath(new URL('.', import.meta.url)));
const output = 'src/gql/';
const sources = readdirSync('src', { recursive: true })
  .map((name) => path.posix.join('src', ...name.split(path.sep)))
  .filter((name) => /\.tsx?$/.test(name) && !name.startsWith(output))
  .sort();

/** The texts given to `graphql(…)` anywhere below a node of a program. */
function* operations(node) {
  if (node === null || typeof node !== 'object') return;
  if (node.type === 'CallExpression' && node.callee.name === 'graphql') yield node.arguments[0].quasis[0].value.cooked;
  for (const child of Object.values(node)) yield* operations(child);
}

const documents = sources.flatMap((location) =>
  [...operations(parseAst(readFileSync(location, 'utf8'), { lang: location.endsWith('x') ? 'tsx' : 'ts' }))].map((rawSDL) => ({ location, document: parse(rawSDL), rawSDL })));

// Printed by the api (`timeline schema`) and committed.
const schema = lexicographicSortSchema(buildSchema(readFileSync('schema.graphql', 'utf8')));
const files = await preset.buildGeneratesSection({
  baseOutputDir: output,
  schema: getCachedDocumentNodeFromSchema(schema),
  schemaAst: schema,
  documents,
  plugins: [],
  pluginMap: {},
  presetConfig: {
    fragmentMasking: { unmaskFunctionName: 'getFragmentData' },
    // The server executes a document by its hash, so its text is final here: with what the client's cache needs to know.
    persistedDocuments: { hashAlgorithm: 'sha256' },
  },
  documentTransforms: [{ name: 'typename', transformObject: addTypenameSelectionDocumentTransform, config: {} }],
  config: {
    useTypeImports: true,
    enumsAsTypes: true,
    strictScalars: true,
    // A Long is a JSON number; sequences and seconds stay far below 2^53.
    scalars: { Instant: 'string', LocalDate: 'string', Duration: 'string', Long: 'number', UUID: 'string' },
  },
});

rmSync(output, { recursive: true, force: true });
mkdirSync(output, { recursive: true });
// One after the other: the last writes what the others collected.
for (const file of files) {
  writeFileSync(file.filename, await codegen(file));
}
