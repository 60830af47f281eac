// Runs the Relay compiler over stdin: { schema, sources: { name: text } }; stdout: { exitCode, output, operations: { name: text } }.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import compiler from 'relay-compiler';

const { schema, sources } = JSON.parse(readFileSync(0, 'utf8'));
const folder = mkdtempSync(join(tmpdir(), 'relay-'));
try {
  mkdirSync(join(folder, 'src'));
  writeFileSync(join(folder, 'schema.graphql'), schema);
  writeFileSync(join(folder, 'package.json'), '{}');
  writeFileSync(join(folder, 'relay.config.json'), JSON.stringify({ src: './src', schema: './schema.graphql', language: 'javascript', artifactDirectory: './src/__generated__' }));
  mkdirSync(join(folder, 'src', '__generated__'));
  for (const [name, text] of Object.entries(sources)) writeFileSync(join(folder, 'src', `${name}.js`), `import { graphql } from 'relay-runtime';\ngraphql\`\n${text}\n\`;\n`);

  const run = spawnSync(compiler, ['relay.config.json'], { cwd: folder, encoding: 'utf8' });
  const operations = {};
  for (const file of readdirSync(join(folder, 'src', '__generated__'))) {
    const text = readFileSync(join(folder, 'src', '__generated__', file), 'utf8').match(/"text": (".*")/)?.[1];
    if (text) operations[file.replace('.graphql.js', '')] = JSON.parse(text);
  }
  process.stdout.write(JSON.stringify({ exitCode: run.status, output: `${run.stdout}${run.stderr}${run.error ?? ''}`, operations }));
} finally {
  rmSync(folder, { recursive: true });
}
