// Desks and a server in memory, from printed seeds: npm run simulate -- --seeds N [--seed S]
import path from 'node:path';
import { parseArgs } from 'node:util';
import { runnerImport } from 'vite';
import { root } from './root.mjs';

const { values } = parseArgs({ options: { seeds: { type: 'string', default: '200' }, seed: { type: 'string' } } });
const first = Number(values.seed ?? 1);
const seeds = values.seed === undefined ? Number(values.seeds) : 1;
const { module } = await runnerImport(path.join(root, 'tests/simulation/simulate.ts'), {
  root,
  configFile: false,
  logLevel: 'error',
});
const { simulate } = /** @type {typeof import('#tests/simulation/simulate.ts')} */ (module);
console.log(`seeds ${first} to ${first + seeds - 1}`);
const failures = simulate(seeds, first, console.log);
console.log(`seeds ${seeds}, failures ${failures}`);
process.exitCode = failures === 0 ? 0 : 1;
