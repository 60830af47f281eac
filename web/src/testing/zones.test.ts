// @vitest-environment node
import { ESLint } from 'eslint';
import { describe, expect, it } from 'vitest';

/** Lints a made-up file at a real place, so that each forbidden arrow is shown to be caught. */
async function rulesBroken(filePath: string, code: string): Promise<string[]> {
  const [result] = await new ESLint({ cwd: new URL('../..', import.meta.url).pathname }).lintText(code, { filePath });
  return result?.messages.map((message) => message.ruleId ?? message.message) ?? [];
}

describe('allowed imports', () => {
  it.each([
    ['a feature to another feature', 'src/features/people/PersonRow.tsx', "import '@/features/board/board.css';"],
    ['a feature to the app', 'src/features/people/PersonRow.tsx', "import '@/app/shell.css';"],
    ['ui to a feature', 'src/ui/Button.tsx', "import '@/features/board/board.css';"],
    ['ui to words', 'src/ui/Button.tsx', "import '@/words/words';"],
    ['a feature to the line of the room', 'src/features/people/PersonRow.tsx', "import '@/features/composer/line.css';"],
    ['the line of the room to another feature', 'src/features/composer/LineEcho.tsx', "import '@/features/people/people.css';"],
    ['charts to a feature', 'src/charts/lanes.ts', "import '@/features/board/board.css';"],
    ['charts to ui', 'src/charts/lanes.ts', "import '@/ui/base.css';"],
    ['time to ui', 'src/time/zones.ts', "import '@/ui/base.css';"],
  ])('do not go from %s', async (_, file, code) => {
    expect(await rulesBroken(file, code)).toContain('import-x/no-restricted-paths');
  }, 60_000);

  it('go between the room and its line', async () => {
    expect(await rulesBroken('src/features/composer/LineEcho.tsx', "import '@/features/incidents/kindIcons';")).not.toContain('import-x/no-restricted-paths');
    expect(await rulesBroken('src/features/incidents/kindIcons.ts', "import '@/features/composer/line.css';")).not.toContain('import-x/no-restricted-paths');
  }, 60_000);

  it('go from the app to features, and from features to ui', async () => {
    expect(await rulesBroken('src/app/App.tsx', "import '@/features/board/board.css';")).not.toContain('import-x/no-restricted-paths');
    expect(await rulesBroken('src/features/people/PersonRow.tsx', "import '@/ui/base.css';")).not.toContain('import-x/no-restricted-paths');
  }, 60_000);
});
