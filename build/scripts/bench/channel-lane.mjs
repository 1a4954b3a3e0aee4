// A lane of an online store in this process, its store in a thread of its own.
import { once } from 'node:events';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { runnerImport } from 'vite';
import { root } from '../root.mjs';

/** @typedef {import('./woo-process.ts').WooAsk} WooAsk */
/** @typedef {import('./woo-process.ts').WooSaid} WooSaid */

/** Measures the lane of a channel; answers its figures. */
export async function benchChannelLane() {
  const store = await startWooThread();
  try {
    const file = path.join(root, 'build', 'scripts', 'bench', 'bench-channels.ts');
    const { module } = await runnerImport(file, { root, configFile: false, logLevel: 'error' });
    const { benchChannels } = /** @type {typeof import('#build/scripts/bench/bench-channels.ts')} */ (module);
    return await benchChannels(store.ask);
  } finally {
    await store.stop();
  }
}

/** A fake shop in a thread of its own, so that its work is not measured. */
export async function startWooThread() {
  const worker = new Worker(path.join(root, 'build', 'scripts', 'bench', 'woo-thread.mjs'));
  return {
    /** @returns {Promise<WooSaid>} */
    ask: async (/** @type {WooAsk} */ ask) => {
      worker.postMessage(ask);
      const [said] = await once(worker, 'message');
      return said;
    },
    stop: () => worker.terminate(),
  };
}
