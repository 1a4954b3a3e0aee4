// Packs the program for this system into dist/: as a folder (`npm run package`), or as whatever the arguments name
// (`npm run package -- --linux AppImage deb`), which needs electron-builder's own downloads.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { ensureDependencies } from './dependencies.mjs';
import { root } from './root.mjs';

ensureDependencies();
const { nameRuntime, resolveRuntime } = await import('./runtime/resolve.mjs');
const { buildAll } = await import('./build.mjs');
const runtime = await resolveRuntime();
console.log(nameRuntime(runtime));
if (runtime.kind === 'development')
  console.log('Packed with the development runtime: to look at here, never to be given away.');
await buildAll();

const asked = process.argv.slice(2);
const argv = [
  path.join(root, 'node_modules/electron-builder/cli.js'),
  ...(asked.length > 0 ? asked : ['--dir']),
  `-c.electronDist=${runtime.dist}`,
  `-c.electronVersion=${runtime.version}`,
  '--publish=never',
];
const run = spawnSync(process.execPath, argv, { cwd: root, stdio: 'inherit' });
process.exit(run.status ?? 1);
