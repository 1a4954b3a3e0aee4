import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import path from 'node:path';

/** @typedef {{ readonly missing: () => boolean, readonly packages: readonly string[] }} Need */

const inPath = (/** @type {string} */ program) =>
  (process.env.PATH ?? '').split(path.delimiter).some((folder) => {
    try {
      accessSync(path.join(folder, program), constants.X_OK);
      return true;
    } catch {
      return false; // not here; the next folder may have it
    }
  });

/** The folder of PostgreSQL's own programs, newest first, or null. */
export function postgresBin() {
  const versions = '/usr/lib/postgresql';
  if (!existsSync(versions)) return null;
  const newest = readdirSync(versions).sort((a, b) => Number(b) - Number(a))[0];
  return newest ? path.join(versions, newest, 'bin') : null;
}

const libraries = [
  'libnss3',
  'libatk1.0-0',
  'libatk-bridge2.0-0',
  'libgtk-3-0',
  'libgbm1',
  'libasound2',
  'libxss1',
  'libxtst6',
  'libcups2',
  'libdrm2',
];

/** @returns {Need} */
export const electronLibraries = (/** @type {string} */ executable) => ({
  missing: () => {
    const { status, stdout } = spawnSync('ldd', [executable], { encoding: 'utf8' });
    return status === 0 && stdout.includes('not found');
  },
  packages: libraries,
});

/** @type {Need} */
export const screen = { missing: () => !inPath('Xvfb') || !inPath('xauth'), packages: ['xvfb', 'xauth'] };
/** @type {Need} */
export const browser = { missing: () => !inPath('chromium'), packages: ['chromium'] };
/** @type {Need} */
export const postgres = { missing: () => postgresBin() === null, packages: ['postgresql'] };
/** Turns the PDFs we print into pictures that are read back. @type {Need} */
export const rasteriser = { missing: () => !inPath('pdftoppm'), packages: ['poppler-utils'] };
/** Presses keys of the X server itself, as a scanner does. @type {Need} */
export const keyPresser = { missing: () => !inPath('xdotool'), packages: ['xdotool'] };
/** A print queue of the tests' own. @type {Need} */
export const printQueue = {
  missing: () => !inPath('lp') || !existsSync('/usr/sbin/cupsd') || !existsSync('/usr/lib/cups/filter/pdftopdf'),
  packages: ['cups', 'cups-client', 'cups-filters'],
};

const mayInstall = () => process.getuid?.() === 0 && inPath('apt-get');

/** Since Debian 13 some libraries carry `t64` at the end of their name. */
function nameHere(/** @type {string} */ name) {
  const renamed = spawnSync('apt-cache', ['show', '--no-all-versions', `${name}t64`], { stdio: 'ignore' });
  return renamed.status === 0 ? `${name}t64` : name;
}

/**
 * Installs the Debian packages of the needs that are missing when this process may, and otherwise prints the exact line.
 * Answers whether nothing is missing any more.
 */
export function ensureSystemPackages(/** @type {readonly Need[]} */ needs) {
  if (process.platform !== 'linux') return true;
  const missing = needs.filter((need) => need.missing()).flatMap((need) => need.packages);
  if (missing.length === 0) return true;
  const argv = ['install', '-y', '--no-install-recommends'];
  if (!mayInstall()) {
    console.log(`Missing on this system. Install it with:\n  sudo apt-get ${[...argv, ...missing].join(' ')}`);
    return false;
  }
  console.log(`Installing system packages: ${missing.join(' ')} …`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (/** @type {readonly string[]} */ args) =>
    spawnSync('apt-get', ['-qq', ...args], { env, encoding: 'utf8' });
  const updated = apt(['update']);
  const installed = apt([...argv, ...missing.map(nameHere)]);
  if (installed.status === 0) return needs.every((need) => !need.missing());
  console.log(`apt-get could not install them:\n${updated.stderr}${installed.stderr}`);
  return false;
}
