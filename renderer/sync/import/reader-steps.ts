import { done, fail, type Result } from '#shared/base/result.ts';
import type { Progress, Steps } from '#shared/domain/import/table.ts';

/** The longest the worker's thread is kept without looking at messages, in milliseconds. */
const SLICE_MS = 12;

/** Keeps long work from holding the thread: `breathe` lets messages through when a slice is over. */
export type Pacer = { readonly breathe: () => Promise<void> };

/** A pacer that measures from now. */
export function makePacer(): Pacer {
  let until = performance.now() + SLICE_MS;
  return {
    breathe: async () => {
      if (performance.now() < until) return;
      await new Promise((resolve) => setTimeout(resolve, 0));
      until = performance.now() + SLICE_MS;
    },
  };
}

export type StepOptions = { readonly signal?: AbortSignal; readonly onProgress?: (progress: Progress) => void };

/** Does all steps in slices; a cancelled one stops at the next step and leaves nothing behind. */
export async function runSteps<T>(
  steps: Steps<T>,
  { signal, onProgress }: StepOptions = {},
): Promise<Result<T, { readonly code: 'cancelled' }>> {
  const pacer = makePacer();
  for (;;) {
    if (signal?.aborted) return fail({ code: 'cancelled' });
    const step = steps.next();
    if (step.done) return done(step.value);
    onProgress?.(step.value);
    await pacer.breathe();
  }
}
