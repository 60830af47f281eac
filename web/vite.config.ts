import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { documentsById } from './documentsById.ts';
import { firstScreen } from './firstScreen.ts';
import { serviceWorker } from './serviceWorker.ts';

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const api = process.env['TIMELINE_API'] ?? 'http://localhost:5080';

/** The operations of this build by their ids, for the server that is built with it. */
const trustedDocuments = {
  name: 'trusted-documents',
  apply: 'build' as const,
  generateBundle(this: { emitFile: (file: { type: 'asset'; fileName: string; source: string }) => unknown }) {
    this.emitFile({ type: 'asset', fileName: 'trusted-documents.json', source: readFileSync(here('./src/gql/persisted-documents.json'), 'utf8') });
  },
};

export default defineConfig({
  plugins: [documentsById(here('./src/gql/persisted-documents.json')), react(), trustedDocuments, firstScreen, serviceWorker],
  resolve: { alias: { '@': here('./src') } },
  build: {
    outDir: here('../api/Timeline.Api/wwwroot'),
    emptyOutDir: true,
    // The oldest that know CSS light-dark().
    target: ['chrome123', 'firefox120', 'safari17.5'],
    // The content security policy has no `data:` for fonts or scripts.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1500,
    rolldownOptions: {
      input: { index: here('./index.html'), graphiql: here('./graphiql.html'), sw: here('./src/offline/sw.ts') },
      // A service worker sees what lies beneath its address.
      output: { entryFileNames: ({ name }) => (name === 'sw' ? 'sw.js' : 'assets/[name]-[hash].js') },
    },
  },
  server: {
    proxy: {
      '/graphql': { target: api, ws: true },
      '/session': api,
      '/health': api,
      '^/incidents/[^/]+/(postmortem\\.(md|html|pdf|json)|sign\\.pdf)(\\?|$)': api,
      '^/(audit|figures|figures-summary|sla-attainment|availability|service-reports/[^/]+)\\.(csv|pdf)$': api,
    },
  },
});
