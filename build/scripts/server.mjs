import { createRequire } from 'node:module';
import path from 'node:path';
import { ensureDependencies } from './dependencies.mjs';
import './end-with-npm.mjs';
import { root } from './root.mjs';

ensureDependencies();
const { ensureBuilt } = await import('./build.mjs');
await ensureBuilt();
createRequire(import.meta.url)(path.join(root, 'out/server/main.cjs'));
