import type { CodegenConfig } from '@graphql-codegen/cli';
import { addTypenameSelectionDocumentTransform } from '@graphql-codegen/client-preset';

/** Printed by the api (`timeline schema`) and committed. */
const schema = 'schema.graphql';

const config: CodegenConfig = {
  schema,
  documents: ['src/**/*.{ts,tsx}', '!src/gql/**'],
  ignoreNoDocuments: true,
  generates: {
    'src/gql/': {
      preset: 'client',
      presetConfig: {
        fragmentMasking: { unmaskFunctionName: 'getFragmentData' },
        // The server executes a document by its hash, so its text is final here: with what the client's cache needs to know.
        persistedDocuments: { hashAlgorithm: 'sha256' },
      },
      documentTransforms: [addTypenameSelectionDocumentTransform],
      config: {
        useTypeImports: true,
        enumsAsTypes: true,
        strictScalars: true,
        // A Long is a JSON number; sequences and seconds stay far below 2^53.
        scalars: { Instant: 'string', LocalDate: 'string', Duration: 'string', Long: 'number', UUID: 'string' },
      },
    },
  },
};

export default config;
