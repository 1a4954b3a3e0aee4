// Packs the program for this system into dist/: as a folder (`npm run package`), or as whatever the arguments name
// (`npm run package -- --linux AppImage deb`), which needs electron-builder's own downloads. `--unfused` leaves the
// package open to a test's driver, and so packs the development runtime, which is never given away.
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { ensureDependencies } from './dependencies.mjs';
import { root } from './root.mjs';

ensureDependencies();
const { developmentRuntime, nameRuntime, resolveRuntime } = await import('./runtime/resolve.mjs');
const { ensureBuilt } = await import('./build.mjs');
const unfused = process.argv.includes('--unfused');
const runtime = unfused ? await developmentRuntime() : await resolveRuntime();
console.log(nameRuntime(runtime));
if (runtime.kind === 'development')
  console.log('Packed with the development runtime: to look at here, never to be given away.');
await ensureBuilt();
const { stageServer } = await import('./server-package.mjs');
stageServer();

const asked = process.argv.slice(2).filter((argument) => argument !== '--unfused');
const argv = [
  path.join(root, 'node_modules/electron-builder/cli.js'),
  ...(asked.some((argument) => !argument.startsWith('-c.')) ? asked : ['--dir', ...asked]),
  `-c.electronDist=${runtime.dist}`,
  `-c.electronVersion=${runtime.version}`,
  '--publish=never',
];
const run = spawnSync(process.execPath, argv, {
  cwd: root,
  stdio: 'inherit',
  env: { ...process.env, ...(unfused && { STOCKROOM_UNFUSED: '1' }) },
});
process.exit(run.status ?? 1);
