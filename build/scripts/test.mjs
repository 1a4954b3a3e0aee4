// Sets up everything the tests need, runs the gate and every suite, and ends with one line that sums them up.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ensureDependencies } from './dependencies.mjs';
import { root } from './root.mjs';

/** @typedef {import('./tally.mjs').Tally} Tally */

const began = performance.now();
ensureDependencies();
await prepare();

/** @type {readonly (readonly [string, () => Tally])[]} */
const runners = [
  ['check', () => tallyOf('check', ['build/scripts/check.mjs'])],
  ['unit tests', () => vitest('unit')],
  ['journeys', () => vitest('journeys')],
];

/** @type {Tally[]} */
const tallies = [];
for (const [name, go] of runners) {
  console.log(`\n── ${name}`);
  tallies.push(go());
}

const passed = tallies.reduce((sum, tally) => sum + tally.passed, 0);
const failed = tallies.flatMap((tally) => tally.failed);
for (const { name, reason } of tallies.flatMap((tally) => tally.skipped)) console.log(`skipped: ${name} – ${reason}`);
console.log();
for (const { name, reason } of failed) console.log(`failed: ${name} – ${reason}`);
console.log(`${Math.round((performance.now() - began) / 1_000)} s`);
console.log(`${passed} passed, ${failed.length} failed`);
process.exitCode = failed.length > 0 || passed === 0 ? 1 : 0;

/** Brings the runtime, the system's packages and the build; without one of them the tests that need it fail and say so. */
async function prepare() {
  const { resolveRuntime, nameRuntime } = await import('./runtime/resolve.mjs');
  const { browser, electronLibraries, ensureSystemPackages, keyPresser, postgres, printQueue, rasteriser, screen } =
    await import('./runtime/system-packages.mjs');
  const { ensureBuilt } = await import('./build.mjs');
  const runtime = await resolveRuntime();
  console.log(nameRuntime(runtime));
  const needs = [electronLibraries(runtime.executable), screen, keyPresser, browser, postgres, rasteriser, printQueue];
  ensureSystemPackages(needs);
  await ensureBuilt();
}

/** @returns {boolean} */
function run(/** @type {readonly string[]} */ argv, /** @type {NodeJS.ProcessEnv} */ env) {
  const { status, error } = spawnSync(process.execPath, [...argv], {
    cwd: root,
    stdio: 'inherit',
    env,
    timeout: 60 * 60_000,
  });
  if (error) console.error(error.message);
  return status === 0;
}

/** @returns {Tally} */
function tallyOf(/** @type {string} */ name, /** @type {readonly string[]} */ argv) {
  const file = path.join(root, '.cache', 'tally', `${name}.json`);
  rmSync(file, { force: true });
  const ok = run(argv, { ...process.env, STOCKROOM_TALLY: file });
  try {
    /** @type {Tally} */
    const tally = JSON.parse(readFileSync(file, 'utf8'));
    // A red runner without a red test (a leftover, a threshold) is a failure of its own.
    return ok || tally.failed.length > 0
      ? tally
      : { ...tally, failed: [{ name, reason: 'ended red, with no test red' }] };
  } catch {
    return { passed: 0, failed: [{ name, reason: 'broke before it could tell what became of it' }], skipped: [] };
  }
}

function vitest(/** @type {string} */ project) {
  const reporters = ['--reporter=default', '--reporter=./build/scripts/tally-reporter.mjs'];
  return tallyOf(project, ['node_modules/vitest/vitest.mjs', 'run', '--project', project, ...reporters]);
}
