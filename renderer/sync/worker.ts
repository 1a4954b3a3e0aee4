import { fail, type Failure, type Result } from '#shared/base/result.ts';
import { hostOfWorker } from '#renderer/platform/worker-host.ts';
import { nextId } from '#renderer/platform/ids.ts';
import { now } from '#renderer/platform/clock.ts';
import type { FromWorker, ToWorker } from '#renderer/db/work.ts';
import { jobsOf } from './jobs.ts';

type Scope = { postMessage: (message: FromWorker) => void; onmessage: ((event: MessageEvent) => void) | null };
/** The worker's own scope; this world's types are the window's and do not know it. */
const scope = self as unknown as Scope;

const cancels = new Map<number, AbortController>();

/** The first message brings the way to the host; from then on every message is a question or its cancellation. */
scope.onmessage = (event: MessageEvent<unknown>) => {
  const jobs = jobsOf({
    host: hostOfWorker(event),
    now,
    nextId,
    tell: (status) => scope.postMessage({ type: 'status', status }),
  });
  scope.onmessage = (next: MessageEvent<ToWorker>) => void answer(jobs, next.data);
};

async function answer(jobs: ReturnType<typeof jobsOf>, message: ToWorker): Promise<void> {
  if (message.type === 'cancel') {
    cancels.get(message.id)?.abort();
    return;
  }
  const cancel = new AbortController();
  cancels.set(message.id, cancel);
  const result = await run(jobs, message, cancel.signal);
  cancels.delete(message.id);
  scope.postMessage({ type: 'answer', id: message.id, answer: result });
}

async function run(
  jobs: ReturnType<typeof jobsOf>,
  message: Extract<ToWorker, { type: 'ask' }>,
  signal: AbortSignal,
): Promise<Result<unknown>> {
  // The window asks with the job table's own types; a fault in a job must reach the person who waits for it.
  const job = jobs[message.job] as (
    question: unknown,
    context: { signal: AbortSignal; report: (done: number, total: number | null, note?: string) => void },
  ) => Promise<Result<unknown>>;
  try {
    return await job(message.question, {
      signal,
      report: (part, total, note) =>
        scope.postMessage({ type: 'progress', id: message.id, progress: { done: part, total, note } }),
    });
  } catch (fault) {
    const failure: Failure = {
      code: 'worker-fault',
      detail: fault instanceof Error ? `${fault.name}: ${fault.message}` : String(fault),
    };
    return fail(failure);
  }
}
