import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureDependencies } from './dependencies.mjs';
import './end-with-npm.mjs';
import { root } from './root.mjs';

ensureDependencies();
const { ensureBuilt } = await import('./build.mjs');
await ensureBuilt();
await import(pathToFileURL(path.join(root, 'out/served/serve.mjs')).href);
