import { fail, type Result } from '#shared/base/result.ts';
import type { FromWorker, Progress, SyncStatus, ToWorker, WorkClient } from './work.ts';
import { quietStatus } from './work.ts';

/** The part of a Worker (or MessagePort) that a client needs. */
export type WorkChannel = {
  postMessage: (message: unknown) => void;
  onmessage: ((event: MessageEvent) => void) | null;
};

/** Asks a worker through its message channel; each question is answered once, a cancelled one with `cancelled`. */
export function workClient(channel: WorkChannel): WorkClient {
  type Waiting = {
    readonly resolve: (answer: Result<never>) => void;
    readonly onProgress: ((progress: Progress) => void) | undefined;
  };
  const waiting = new Map<number, Waiting>();
  const listeners = new Set<(status: SyncStatus) => void>();
  let status = quietStatus;
  let lastId = 0;
  const post = (message: ToWorker) => channel.postMessage(message);
  channel.onmessage = (event: MessageEvent<FromWorker>) => {
    const message = event.data;
    if (message.type === 'status') {
      status = message.status;
      for (const listener of listeners) listener(status);
    } else if (message.type === 'progress') waiting.get(message.id)?.onProgress?.(message.progress);
    else {
      // The worker answers a job with that job's answer: both sides take the shape from the one job table.
      waiting.get(message.id)?.resolve(message.answer as Result<never>);
      waiting.delete(message.id);
    }
  };
  return {
    ask: (job, question, options) => {
      if (options?.signal?.aborted) return Promise.resolve(fail({ code: 'cancelled' }));
      const id = ++lastId;
      options?.signal?.addEventListener('abort', () => post({ type: 'cancel', id }), { once: true });
      return new Promise((resolve) => {
        waiting.set(id, { resolve, onProgress: options?.onProgress });
        post({ type: 'ask', id, job, question });
      });
    },
    status: () => status,
    onStatus: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
