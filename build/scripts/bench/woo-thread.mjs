// A fake WooCommerce in a thread of its own.
import path from 'node:path';
import { parentPort } from 'node:worker_threads';
import { runnerImport } from 'vite';
import { root } from '../root.mjs';

const file = path.join(root, 'build', 'scripts', 'bench', 'woo-process.ts');
const { module } = await runnerImport(file, { root, configFile: false, logLevel: 'error' });
const { wooProcess } = /** @type {typeof import('#build/scripts/bench/woo-process.ts')} */ (module);
const answer = await wooProcess();
parentPort?.on('message', (ask) => parentPort?.postMessage(answer(ask)));
