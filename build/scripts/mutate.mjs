// Plants small faults in a room's code, one at a time in a copy, and lists those no unit test finds:
// npm run mutate -- <room> [--minutes 60] [--seed S] [--only text-in-the-path]
import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { ensureDependencies } from './dependencies.mjs';
import { root } from './root.mjs';

ensureDependencies();
const { mutantsOf } = await import('./mutate/mutants.mjs');
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    minutes: { type: 'string', default: '60' },
    seed: { type: 'string', default: '1' },
    only: { type: 'string', default: '' },
  },
});
const room = (positionals[0] ?? '').replace(/\/$/, '');
const tracked = git('ls-files', '-co', '--exclude-standard').filter((file) => file !== '');
const sources = tracked.filter(
  (file) =>
    file.startsWith(`${room}/`) &&
    /(?<!\.d)\.ts$/.test(file) &&
    !file.endsWith('.test.ts') &&
    file.includes(values.only),
);
if (room === '' || sources.length === 0) {
  console.error('Name a room with TypeScript in it, as in: npm run mutate -- shared/domain');
  process.exit(1);
}

/** The copy in which faults are planted: whatever ends this run, no fault is left in the tree. */
const copy = path.join(root, '.cache', 'mutate');
rmSync(copy, { recursive: true, force: true });
for (const file of tracked) {
  mkdirSync(path.dirname(path.join(copy, file)), { recursive: true });
  cpSync(path.join(root, file), path.join(copy, file));
}
symlinkSync(path.join(root, 'node_modules'), path.join(copy, 'node_modules'));

const all = sources.flatMap((file) => {
  const source = readFileSync(path.join(root, file), 'utf8');
  return mutantsOf(source).map((mutant) => ({ file, source, mutant }));
});
const until = Date.now() + Number(values.minutes) * 60_000;
const chosen = shuffled(all, Number(values.seed));
console.log(`${room}: ${all.length} faults in ${sources.length} files, seed ${values.seed}, ${values.minutes} minutes`);
/** @type {string[]} */
const survivors = [];
/** Neither found nor missed: the fault, or a busy machine, kept the tests from ending. @type {string[]} */
const hung = [];
let planted = 0;
for (const { file, source, mutant } of chosen) {
  if (Date.now() > until) break;
  writeFileSync(path.join(copy, file), source.slice(0, mutant.start) + mutant.text + source.slice(mutant.end));
  planted += 1;
  const outcome = outcomeOf(file);
  if (outcome !== 'found') {
    const line = source.slice(0, mutant.start).split('\n').length;
    console.log(`${outcome}: ${file}:${line} ${mutant.what}`);
    (outcome === 'survived' ? survivors : hung).push(file);
  }
  writeFileSync(path.join(copy, file), source);
}
const found = planted - survivors.length - hung.length;
const share = planted === 0 ? 0 : Math.round((found / planted) * 1_000) / 10;
console.log(
  `${room}: found ${found} of ${planted} planted (${share} %), ${hung.length} hung, ${all.length} possible, seed ${values.seed}`,
);

/**
 * Runs the unit tests beside the file first, since they find most faults in seconds, then every one that reaches it,
 * until one is red.
 * @returns {'found' | 'survived' | 'hung'}
 */
function outcomeOf(/** @type {string} */ file) {
  const beside = unitTests('run', path.dirname(file) + path.sep, '--passWithNoTests');
  return beside === 'survived' ? unitTests('related', file, '--run') : beside;
}

/** @returns {'found' | 'survived' | 'hung'} */
function unitTests(/** @type {readonly string[]} */ ...which) {
  const vitest = path.join(copy, 'node_modules', 'vitest', 'vitest.mjs');
  const { status, error } = spawnSync(
    process.execPath,
    [vitest, ...which, '--project', 'unit', '--bail', '1', '--silent', '--reporter', 'dot'],
    { cwd: copy, stdio: 'ignore', timeout: 420_000 },
  );
  if (error) return 'hung';
  return status === 0 ? 'survived' : 'found';
}

/** @returns {string[]} */
function git(/** @type {readonly string[]} */ ...args) {
  return spawnSync('git', args, { cwd: root, encoding: 'utf8' }).stdout.split('\n');
}

/** The same order for the same seed (a 32-bit mixing generator). @template T @returns {T[]} */
function shuffled(/** @type {readonly T[]} */ things, /** @type {number} */ seed) {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  return things
    .map((thing) => ({ thing, at: next() }))
    .sort((a, b) => a.at - b.at)
    .map(({ thing }) => thing);
}
