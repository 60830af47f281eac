import { gzipSync } from 'node:zlib';
import type { Plugin } from 'vite';

const mostKilobytes = 200;
/** What the board needs beside the shell, by the module that its route loads. */
const board = 'src/features/board/Board.tsx';

/** Adds up the scripts that are loaded before the board is on the screen, and fails the build when they grow too large. */
export const firstScreen: Plugin = {
  name: 'first-screen',
  apply: 'build',
  generateBundle(_options, bundle) {
    const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
    const page = chunks.find((chunk) => chunk.isEntry && chunk.facadeModuleId?.endsWith('/index.html'));
    const screen = chunks.find((chunk) => chunk.facadeModuleId?.endsWith(board) || chunk.moduleIds.some((id) => id.endsWith(board)));
    if (!page || !screen) return this.error('The first screen is not in the build: firstScreen.ts names its modules.');
    const needed = new Set<string>();
    const add = (name: string) => {
      const chunk = bundle[name];
      if (chunk?.type !== 'chunk' || needed.has(name)) return;
      needed.add(name);
      chunk.imports.forEach(add);
    };
    add(page.fileName);
    add(screen.fileName);
    const bytes = chunks.filter(({ fileName }) => needed.has(fileName)).reduce((sum, { code }) => sum + gzipSync(code, { level: 9 }).length, 0);
    const kilobytes = Math.round(bytes / 100) / 10;
    const found = `First screen: ${kilobytes} kB of script (gzip), at most ${mostKilobytes}.`;
    if (kilobytes > mostKilobytes) return this.error(`${found} Load what is not needed at once with import().`);
    this.info(found);
  },
};
