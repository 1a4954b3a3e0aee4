import { workClient } from '#renderer/db/work-client.ts';
import type { WorkClient } from '#renderer/db/work.ts';
import { type Bridge, transferOf } from '#renderer/platform/bridge.ts';

/** Starts the window's worker and gives it its own way to the host; questions asked meanwhile wait for it. */
export function startWorker(bridge: Bridge): WorkClient {
  const worker = new Worker(new URL('../sync/worker.ts', import.meta.url), { type: 'module' });
  // A fault outside of any job is heard here alone.
  worker.addEventListener('error', ({ message, filename, lineno }) => {
    void bridge.ask('log.note', {
      level: 'error',
      what: 'worker-fault',
      details: `${message} at ${filename}:${lineno}`,
    });
  });
  const offered = bridge.offerWorker().then((offer) => worker.postMessage(offer, transferOf(offer)));
  const client = workClient(worker);
  return { ...client, ask: async (job, question, options) => offered.then(() => client.ask(job, question, options)) };
}
