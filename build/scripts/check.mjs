// The whole gate: types per world, room imports, numbered rules, lint, format. Prints every step, ends red when one was red.
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { root } from './root.mjs';
import { leaveTally } from './tally.mjs';

const bin = (/** @type {string} */ name) => path.join(root, 'node_modules', ...name.split('/'));
const types = (/** @type {string} */ world) => {
  const memory = path.join(root, '.cache', 'types', `${world.replace('/', '-')}.json`);
  return [bin('typescript/bin/tsc'), '-p', world, '--incremental', '--tsBuildInfoFile', memory];
};

/** The longest first, so that the short ones fill the gaps. */
/** @type {(readonly [string, readonly string[]])[]} */
const steps = [
  ['lint', [bin('oxlint/bin/oxlint'), '--deny-warnings']],
  ...['tests', 'renderer', 'build', 'shared', 'electron', 'electron/preload', 'server'].map(
    (world) => /** @type {const} */ ([`types ${world}`, types(world)]),
  ),
  ['rooms', ['build/rules/cruise.mjs']],
  ['rules', ['build/rules/spec-rules.mjs']],
  ['format', [bin('@biomejs/biome/bin/biome'), 'format']],
];

/** @returns {Promise<boolean>} */
function isGreen(/** @type {readonly [string, readonly string[]]} */ [name, argv]) {
  const began = performance.now();
  const run = spawn(process.execPath, argv, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  run.stdout.on('data', (text) => (said += text));
  run.stderr.on('data', (text) => (said += text));
  return new Promise((resolve) => {
    run.on('close', (code) => {
      console.log(`${code === 0 ? 'ok ' : 'RED'} ${name} (${Math.round(performance.now() - began)} ms)`);
      if (code !== 0) console.log(said.trimEnd());
      resolve(code === 0);
    });
  });
}

/** @type {string[]} */
const red = [];
async function work() {
  for (let step = steps.shift(); step; step = steps.shift()) if (!(await isGreen(step))) red.push(step[0]);
}
await Promise.all(Array.from({ length: Math.max(1, Math.min(2, availableParallelism())) }, work));

// Green it counts as one test; red as one failure a step.
leaveTally({
  passed: red.length > 0 ? 0 : 1,
  failed: red.map((step) => ({ name: `check > ${step}`, reason: 'red; what it said stands above' })),
  skipped: [],
});
console.log(red.length > 0 ? `check: red in ${red.join(', ')}` : 'check: green');
process.exitCode = red.length > 0 ? 1 : 0;
