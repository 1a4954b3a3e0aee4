// Sets up everything the tests need, runs the gate and every suite, and ends with one line that sums them up.
import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ensureDependencies } from './dependencies.mjs';
import { root } from './root.mjs';

/** @typedef {import('./tally-reporter.mjs').Tally} Tally */

const began = performance.now();
ensureDependencies();
await prepare();

/** @type {readonly (readonly [string, () => Tally])[]} */
const runners = [
  ['check', () => ({ passed: 0, failed: 0, skipped: [], [run(['build/scripts/check.mjs']) ? 'passed' : 'failed']: 1 })],
  ['unit tests', () => vitest('unit')],
  ['journeys', () => vitest('journeys')],
];

/** @type {Tally} */
const sum = { passed: 0, failed: 0, skipped: [] };
for (const [name, go] of runners) {
  console.log(`\n── ${name}`);
  const { passed, failed, skipped } = go();
  sum.passed += passed;
  sum.failed += failed;
  sum.skipped.push(...skipped);
}

for (const { name, reason } of sum.skipped) console.log(`skipped: ${name} – ${reason}`);
console.log(`\n${Math.round((performance.now() - began) / 1_000)} s`);
console.log(`${sum.passed} passed, ${sum.failed} failed`);
process.exitCode = sum.failed > 0 || sum.passed === 0 ? 1 : 0;

/** Brings the runtime, the system's packages and the build; without one of them the tests that need it fail and say so. */
async function prepare() {
  const { resolveRuntime, nameRuntime } = await import('./runtime/resolve.mjs');
  const { browser, electronLibraries, ensureSystemPackages, postgres, printQueue, rasteriser, screen } = await import(
    './runtime/system-packages.mjs'
  );
  const { ensureBuilt } = await import('./build.mjs');
  const runtime = await resolveRuntime();
  console.log(nameRuntime(runtime));
  ensureSystemPackages([electronLibraries(runtime.executable), screen, browser, postgres, rasteriser, printQueue]);
  await ensureBuilt();
}

function run(/** @type {readonly string[]} */ argv, env = process.env) {
  const { status, error } = spawnSync(process.execPath, [...argv], {
    cwd: root,
    stdio: 'inherit',
    env,
    timeout: 35 * 60_000,
  });
  if (error) console.error(error.message);
  return status === 0;
}

/** @returns {Tally} */
function vitest(/** @type {string} */ project) {
  const file = path.join(root, '.cache', 'tally', `${project}.json`);
  rmSync(file, { force: true });
  const argv = ['node_modules/vitest/vitest.mjs', 'run', '--project', project];
  const ok = run([...argv, '--reporter=default', '--reporter=./build/scripts/tally-reporter.mjs'], {
    ...process.env,
    STOCKROOM_TALLY: file,
  });
  try {
    /** @type {Tally} */
    const tally = JSON.parse(readFileSync(file, 'utf8'));
    // A red runner without a red test (a leftover, a threshold) is a failure of its own.
    return ok || tally.failed > 0 ? tally : { ...tally, failed: 1 };
  } catch {
    return { passed: 0, failed: 1, skipped: [] }; // the runner itself broke before it could tell
  }
}
