// The shop's server on PostgreSQL in a process of its own, and its desks in this one.
import path from 'node:path';
import { runnerImport } from 'vite';
import { ensureBuilt } from '../build.mjs';
import { root } from '../root.mjs';

/** Measures the server with fifty desks; answers its figures. */
export async function benchShopServer() {
  await ensureBuilt();
  const file = path.join(root, 'build', 'scripts', 'bench', 'bench-server.ts');
  const { module } = await runnerImport(file, { root, configFile: false, logLevel: 'error' });
  const { benchServer } = /** @type {typeof import('#build/scripts/bench/bench-server.ts')} */ (module);
  return await benchServer(path.join(root, 'out', 'server', 'main.cjs'));
}
