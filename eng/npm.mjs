// Runs one npm step in one folder, one build at a time: several projects (and several builds) may ask for the same folder.
//   node eng/npm.mjs ci <folder>            installs what package-lock.json says; does nothing when that is already there
//   node eng/npm.mjs build <folder> <stamp> installs what is needed to build (no devDependencies: those are for tests and lint), runs the
//                                           script "build" and then touches the stamp; does nothing when another build did that
//                                           while this one waited
//   node eng/npm.mjs ahead <folder> <stamp> begins such a build and does not wait. Whoever asks for it later waits for it, and does it
//                                           again, and says why, if it failed
// Install scripts of packages are never run: nothing here needs one.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

const oldestNode = 20;
const lockWaitMilliseconds = 15 * 60 * 1000;

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}

if (Number(process.versions.node.split('.')[0]) < oldestNode) {
  fail(`Node ${process.versions.node} is too old: install Node ${oldestNode} or newer (it comes with npm) and build again.`);
}

const begun = Date.now();
const [verb, given, builtStamp] = process.argv.slice(2);
if (!given || !(verb === 'ci' && !builtStamp) && !(['build', 'ahead'].includes(verb) && builtStamp)) {
  fail('Usage: node eng/npm.mjs ci <folder> | build <folder> <stamp> | ahead <folder> <stamp>');
}
if (verb === 'ahead') {
  spawn(process.execPath, [process.argv[1], 'build', given, builtStamp], { detached: true, stdio: 'ignore', windowsHide: true }).unref();
  process.exit(0);
}
const folder = path.resolve(given);
if (!fs.existsSync(path.join(folder, 'package.json'))) {
  fail(`${folder} has no package.json: the checkout is incomplete, restore the folder from git.`);
}

const lock = path.join(os.tmpdir(), `npm-step-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}.lock`);

function holderIsGone() {
  try {
    const holder = Number(fs.readFileSync(lock, 'utf8'));
    if (!holder) return Date.now() - fs.statSync(lock).mtimeMs > 10_000;
    process.kill(holder, 0);
    return false;
  } catch (error) {
    return error.code === 'ESRCH';
  }
}

function takeLock() {
  for (const started = Date.now(); ; ) {
    try {
      fs.writeFileSync(lock, String(process.pid), { flag: 'wx', mode: 0o644 });
      process.on('exit', () => fs.rmSync(lock, { force: true }));
      for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(1));
      return;
    } catch (error) {
      if (error.code !== 'EEXIST') fail(`Cannot write ${lock} (${error.code}): make the temporary folder writable.`);
    }
    if (holderIsGone()) fs.rmSync(lock, { force: true });
    if (Date.now() - started > lockWaitMilliseconds) fail(`Another build holds ${lock}: wait for it, or delete that file.`);
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 200);
  }
}

function npm(args) {
  const result = spawnSync('npm', args, { cwd: folder, stdio: ['ignore', 'inherit', 'inherit'], shell: process.platform === 'win32' });
  if (result.error) fail(`npm cannot be run (${result.error.code}): install Node ${oldestNode} or newer with npm and build again.`);
  return result.status ?? 1;
}

const stamp = path.join(folder, 'node_modules', '.package-lock.json');
const devStamp = path.join(folder, 'node_modules', '.with-dev');

function isInstalled(withDev) {
  if (!fs.existsSync(stamp) || (withDev && !fs.existsSync(devStamp))) return false;
  const installed = fs.statSync(stamp).mtimeMs;
  return ['package.json', 'package-lock.json'].every((name) => fs.statSync(path.join(folder, name)).mtimeMs <= installed);
}

function install(withDev) {
  if (isInstalled(withDev)) return;
  withDev ||= fs.existsSync(devStamp);
  // Removed first: an install that is killed half-way must not look finished.
  fs.rmSync(stamp, { force: true });
  const status = npm(['ci', ...(withDev ? [] : ['--omit=dev']), '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error']);
  if (status !== 0) fail(`"npm ci" failed in ${folder} with code ${status}: check that npm reaches its registry, then build again.`);
  if (!fs.existsSync(stamp)) fs.writeFileSync(stamp, '{}\n');
  if (withDev) fs.writeFileSync(devStamp, '');
  const now = new Date();
  fs.utimesSync(stamp, now, now);
}

function build() {
  // The stamp holds the time the build ended; its own time is when the build began, so that an edit meanwhile counts as newer.
  if (fs.existsSync(builtStamp) && Number(fs.readFileSync(builtStamp, 'utf8')) > begun) return;
  install(false);
  fs.rmSync(builtStamp, { force: true });
  const started = new Date();
  const status = npm(['run', '--silent', 'build']);
  if (status !== 0) fail(`"npm run build" failed in ${folder} with code ${status}: the reason is above.`);
  fs.writeFileSync(builtStamp, String(Date.now()));
  fs.utimesSync(builtStamp, started, started);
}

takeLock();
if (verb === 'ci') install(true);
else build();
