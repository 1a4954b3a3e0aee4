// Desks and a server from printed seeds: npm run simulate -- --seeds N [--seed S] [--real [--harm|--set-back|--take-back] [--restored]]
// or with a known bug planted: npm run simulate -- --planted NAME (or: all)
// N seeds from S on; S alone is that one seed.
// Without --real a quick model of them in memory; with it the real database, lanes, journal, contacts and server,
// and with --harm their journals are damaged as well, with --set-back desks find an older backup of their profile,
// with --take-back the whole shop is taken back to a backup of it;
// with --restored a desk's shop is restored from a backup on another computer in the end, which goes on as one more desk.
import path from 'node:path';
import { parseArgs } from 'node:util';
import { runnerImport } from 'vite';
import { root } from './root.mjs';

const { values } = parseArgs({
  options: {
    seeds: { type: 'string' },
    seed: { type: 'string' },
    real: { type: 'boolean', default: false },
    harm: { type: 'boolean', default: false },
    'set-back': { type: 'boolean', default: false },
    'take-back': { type: 'boolean', default: false },
    restored: { type: 'boolean', default: false },
    planted: { type: 'string' },
  },
});
if (values.planted !== undefined) {
  const { module } = await load('tests/simulation/simulate.ts');
  const { plant } = /** @type {typeof import('#tests/simulation/simulate.ts')} */ (module);
  const missed = await plant(values.planted === 'all' ? null : values.planted, console.log);
  console.log(`bugs not found: ${missed}`);
  process.exit(missed === 0 ? 0 : 1);
}
const first = Number(values.seed ?? 1);
const seeds = Number(values.seeds ?? (values.seed === undefined ? 200 : 1));
console.log(`seeds ${first} to ${first + seeds - 1}`);
const failures = values.real ? await simulateReal() : await simulateModel();
console.log(`seeds ${seeds}, failures ${failures}`);
// The embedded database would hold the process for a while longer.
process.exit(failures === 0 ? 0 : 1);

async function simulateModel() {
  const { module } = await load('tests/simulation/simulate.ts');
  const { simulate } = /** @type {typeof import('#tests/simulation/simulate.ts')} */ (module);
  return simulate(seeds, first, console.log);
}

async function simulateReal() {
  const { module } = await load('tests/simulation/real/simulate-real.ts');
  const { simulateReal: run } = /** @type {typeof import('#tests/simulation/real/simulate-real.ts')} */ (module);
  const trouble = values.harm ? 'harm' : values['set-back'] ? 'set-back' : values['take-back'] ? 'take-back' : 'none';
  return run(seeds, first, { trouble, isRestored: values.restored }, console.log);
}

function load(/** @type {string} */ file) {
  return runnerImport(path.join(root, file), { root, configFile: false, logLevel: 'error' });
}
