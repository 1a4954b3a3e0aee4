// The whole gate: types per world, room imports, lint, format. Prints every step, ends red when one was red.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { root } from './root.mjs';

const bin = (/** @type {string} */ name) => path.join(root, 'node_modules', ...name.split('/'));
const worlds = ['shared', 'electron', 'electron/preload', 'renderer', 'server', 'build', 'tests'];

/** @type {readonly (readonly [string, readonly string[]])[]} */
const steps = [
  ...worlds.map((world) => /** @type {const} */ ([`types ${world}`, [bin('typescript/bin/tsc'), '-p', world]])),
  ['rooms', ['build/rules/cruise.mjs']],
  ['lint', [bin('oxlint/bin/oxlint'), '--deny-warnings']],
  ['format', [bin('@biomejs/biome/bin/biome'), 'format']],
];

const red = steps.filter(([name, argv]) => {
  const started = performance.now();
  const run = spawnSync(process.execPath, [...argv], { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  const ok = run.status === 0;
  console.log(`${ok ? 'ok ' : 'RED'} ${name} (${Math.round(performance.now() - started)} ms)`);
  if (!ok) console.log(`${run.stdout}${run.stderr}`.trimEnd());
  return !ok;
});

if (red.length > 0) {
  console.log(`check: red in ${red.map(([name]) => name).join(', ')}`);
  process.exit(1);
}
console.log('check: green');
