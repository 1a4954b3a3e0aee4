// The room gate: cruises the sources of the current folder and fails on a forbidden import,
// or when it saw fewer modules than there are files (a cruise that sees nothing finds nothing).
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

const worlds = ['shared', 'electron', 'renderer', 'server', 'build', 'tests'].filter((world) => existsSync(world));
const isModule = (/** @type {string} */ name) => /\.(ts|tsx|mjs|cjs|js)$/.test(name) && !name.endsWith('.d.ts');
const files = worlds
  .flatMap((world) => readdirSync(world, { recursive: true, encoding: 'utf8' }))
  .filter(isModule).length;

const bin = path.join('node_modules', 'dependency-cruiser', 'bin', 'dependency-cruise.mjs');
const argv = [
  '--require',
  './build/rules/parse-tsx.cjs',
  bin,
  '--config',
  'build/rules/rooms.cjs',
  '--output-type',
  'json',
];
const run = spawnSync(process.execPath, [...argv, ...worlds], { encoding: 'utf8', maxBuffer: 256 * 1024 * 1024 });
if (run.stdout.trim() === '') {
  console.error(run.stderr);
  process.exit(1);
}

/** @type {{ modules: { source: string }[], summary: { violations: { from: string, to: string, rule: { name: string } }[] } }} */
const result = JSON.parse(run.stdout);
const seen = result.modules.filter(({ source }) => worlds.some((world) => source.startsWith(`${world}/`))).length;
const config = await import(`file://${path.resolve('build/rules/rooms.cjs')}`);
/** @type {Map<string, string>} */
const reasons = new Map(
  config.default.forbidden.map((/** @type {{ name: string, comment: string }} */ rule) => [rule.name, rule.comment]),
);

for (const { from, to, rule } of result.summary.violations)
  console.error(`${rule.name}: ${from}${from === to ? '' : ` → ${to}`}\n  ${reasons.get(rule.name)}`);
if (seen < files)
  console.error(`The cruise saw ${seen} modules of ${files} files: it is blind, so nothing was checked.`);

const red = result.summary.violations.length > 0 || seen < files;
console.log(`${seen} modules, ${result.summary.violations.length} forbidden imports`);
process.exit(red ? 1 : 0);
