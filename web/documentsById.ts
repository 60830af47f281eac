import { readFileSync } from 'node:fs';
import type { Plugin } from 'vite';

const written = /graphql\(`([^`]*)`\)/g;
const operation = /\b(query|mutation|subscription)\s+(\w+)/;

/**
 * What a built page needs of an operation: its kind, its name and its id. The server knows the text by the id, and the types are gone by then, so that no page loads the
 * operations of all others. A fragment is nothing but types.
 */
export function documentsById(manifest: string): Plugin {
  let ids: Map<string, string>;
  return {
    name: 'documents-by-id',
    apply: 'build',
    enforce: 'pre',
    buildStart() {
      const texts = JSON.parse(readFileSync(manifest, 'utf8')) as Record<string, string>;
      ids = new Map(Object.entries(texts).map(([hash, text]) => [operation.exec(text)?.[2] ?? '', hash]));
    },
    transform(code, file) {
      if (!/\/src\/.*\.tsx?$/.test(file) || file.includes('/src/gql/') || !code.includes('graphql(`')) return null;
      const slim = code.replace(written, (_, text: string) => {
        const [, kind, name] = operation.exec(text) ?? [];
        if (kind === undefined || name === undefined) return '({})';
        const hash = ids.get(name);
        if (hash === undefined) this.error(`${name} in ${file} is not in ${manifest}: run the codegen.`);
        return `(${JSON.stringify({
          kind: 'Document',
          definitions: [{ kind: 'OperationDefinition', operation: kind, name: { kind: 'Name', value: name }, selectionSet: { kind: 'SelectionSet', selections: [] } }],
          __meta__: { hash },
        })})`;
      });
      return { code: slim, map: null };
    },
  };
}
