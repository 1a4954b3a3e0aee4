// The host's half of backups, in this process.
import path from 'node:path';
import { runnerImport } from 'vite';
import { root } from '../root.mjs';

/** Measures backups and reading them for a restore; answers their figures. */
export async function benchBackupFiles() {
  const file = path.join(root, 'build', 'scripts', 'bench', 'bench-data.ts');
  const { module } = await runnerImport(file, { root, configFile: false, logLevel: 'error' });
  const { benchBackups } = /** @type {typeof import('#build/scripts/bench/bench-data.ts')} */ (module);
  return await benchBackups(200_000);
}
