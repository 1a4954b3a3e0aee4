import { fail, type Failure, type Result } from '#shared/base/result.ts';
import { hostOfWorker } from '#renderer/platform/worker-host.ts';
import { nextId } from '#renderer/platform/ids.ts';
import { now } from '#renderer/platform/clock.ts';
import type { FromWorker, Progress, ToWorker } from '#renderer/db/work.ts';
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
    language: navigator.language,
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

/** How often a person is told how far something is: more would keep the window painting. */
const PROGRESS_MS = 200;

/** Tells progress a few times a second; the end of a step, and the first of the next one, always. */
function spaced(tell: (progress: Progress) => void): (done: number, total: number | null, note?: string) => void {
  let last: { readonly at: number; readonly note: string | undefined } | null = null;
  return (part, total, note) => {
    const at = now();
    if (last && last.note === note && part !== total && Math.abs(at - last.at) < PROGRESS_MS) return;
    last = { at, note };
    tell({ done: part, total, note });
  };
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
      report: spaced((progress) => scope.postMessage({ type: 'progress', id: message.id, progress })),
    });
  } catch (fault) {
    const failure: Failure = {
      code: 'worker-fault',
      detail: fault instanceof Error ? `${fault.name}: ${fault.message}` : String(fault),
    };
    return fail(failure);
  }
}
