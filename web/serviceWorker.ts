import { createHash } from 'node:crypto';
import type { Plugin } from 'vite';

/** What must be on the device for the room and the board to open without a network, by the modules that are loaded when they are asked for. The rest is kept when it is first used. */
const neededWithout = /\/src\/(app|offline|features\/(incidents|composer|board))\//;
const worker = 'src/offline/sw.ts';

/** Tells the service worker which files of this build it keeps. */
export const serviceWorker: Plugin = {
  name: 'service-worker',
  apply: 'build',
  enforce: 'post',
  generateBundle(_options, bundle) {
    const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
    const page = chunks.find((chunk) => chunk.isEntry && chunk.facadeModuleId?.endsWith('/index.html'));
    const script = chunks.find((chunk) => chunk.isEntry && chunk.facadeModuleId?.endsWith(worker));
    if (!page || !script) return this.error('The page or its service worker is not in the build.');
    // Browsers that know no modules in service workers run it as a plain script.
    if (script.imports.length > 0 || script.exports.length > 0) return this.error(`${worker} shares code with the page: ${script.imports.join(', ')}.`);

    const files = new Set<string>();
    const add = (name: string) => {
      const chunk = bundle[name];
      if (chunk?.type !== 'chunk' || files.has(name)) return;
      files.add(name);
      (chunk as { viteMetadata?: { importedCss: Set<string> } }).viteMetadata?.importedCss.forEach((css) => files.add(css));
      chunk.imports.forEach(add);
      chunk.dynamicImports.filter((later) => { const to = bundle[later]; return to?.type === 'chunk' && neededWithout.test(to.facadeModuleId ?? ''); }).forEach(add);
    };
    add(page.fileName);
    const shell = [...files].sort().map((name) => `/${name}`).concat('/theme.js', '/favicon.svg');
    const build = createHash('sha256').update(JSON.stringify(shell)).digest('hex').slice(0, 16);
    script.code = script.code.replace('__SHELL__', JSON.stringify({ build, files: shell }));
    this.info(`Service worker: ${shell.length} files kept for use without a network.`);
  },
};
