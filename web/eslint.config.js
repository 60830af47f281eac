import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import imports from 'eslint-plugin-import-x';
import hooks from 'eslint-plugin-react-hooks';
import tseslint from 'typescript-eslint';

const features = ['incidents', 'composer', 'import', 'postmortems', 'people', 'figures', 'lessons', 'system', 'board', 'metrics', 'sla', 'catalogue'];
/** The line of the room is a folder of its own: the room holds it, and it fills the room's forms. */
const together = { incidents: ['./composer'], composer: ['./incidents'] };
/** Folders that features share: each is named after what it is about and knows no feature. */
const shared = ['ui', 'charts', 'time', 'words', 'fields', 'commands', 'connection', 'viewer', 'paging', 'keys', 'zones', 'offline', 'gql'];

const zones = [
  ...features.map((feature) => ({
    target: `./src/features/${feature}`,
    from: './src/features',
    except: [`./${feature}`, ...(together[feature] ?? [])],
    message: 'A feature does not import another feature.',
  })),
  { target: './src/features', from: './src/app', message: 'app imports features, never the other way.' },
  ...shared.map((folder) => ({
    target: `./src/${folder}`,
    from: ['./src/app', './src/features'],
    message: 'Shared folders know nothing of screens.',
  })),
  { target: './src/ui', from: ['./src/gql', './src/words', './src/fields', './src/commands', './src/connection', './src/viewer', './src/paging', './src/keys', './src/zones', './src/offline', './src/time'], message: 'ui holds no GraphQL and no feature words.' },
  { target: './src/charts', from: ['./src/gql', './src/ui', './src/words', './src/fields', './src/commands', './src/connection', './src/viewer', './src/paging', './src/keys', './src/zones'], message: 'Charts know shapes and clocks, and no feature.' },
  { target: './src/time', from: ['./src/gql', './src/ui', './src/charts', './src/words', './src/fields', './src/commands', './src/connection', './src/viewer', './src/paging', './src/keys', './src/zones'], message: 'time depends on nothing of ours.' },
];

export default tseslint.config(
  { ignores: ['src/gql/**', 'node_modules/**'] },
  ...tseslint.configs.strict,
  hooks.configs.flat['recommended-latest'],
  {
    files: ['**/*.{ts,tsx}'],
    plugins: { 'import-x': imports },
    settings: { 'import-x/resolver-next': [createTypeScriptImportResolver()], 'import-x/extensions': ['.ts', '.tsx'] },
    rules: {
      'import-x/no-restricted-paths': ['error', { zones }],
      'import-x/no-cycle': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      'no-console': 'error',
    },
  },
);
