// Knows nothing but Node: it runs before anything is installed.
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './root.mjs';

/** @typedef {Readonly<Record<string, { version?: string, optional?: boolean, devOptional?: boolean, peer?: boolean }>>} Packages */

/** @returns {Packages | null} */
function packagesOf(/** @type {string} */ lockfile) {
  try {
    return JSON.parse(readFileSync(path.join(root, lockfile), 'utf8')).packages;
  } catch {
    return null; // not installed yet, or cut off in the middle: both mean "install"
  }
}

/** True when what lies in node_modules is what the lockfile asks for. */
export function dependenciesAreCurrent() {
  const asked = packagesOf('package-lock.json');
  const installed = packagesOf('node_modules/.package-lock.json');
  if (!asked || !installed) return false;
  return Object.entries(asked).every(
    ([where, { version, optional }]) => where === '' || optional || installed[where]?.version === version,
  );
}

/** Installs what the lockfile asks for when it is missing or has changed; ends the process when that fails. */
export function ensureDependencies() {
  if (dependenciesAreCurrent()) return;
  console.error('Installing dependencies …');
  const run = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['inherit', process.stderr, 'inherit'], // `npm run server` promises one line on its own output
    shell: process.platform === 'win32',
  });
  if (run.status === 0) return;
  console.error(
    'Installing failed. Nothing else was changed; check the connection to the npm registry and run it again.',
  );
  process.exit(1);
}
