import { done, type Result } from '#shared/base/result.ts';
import type { TrackingJobs } from '#renderer/db/tracking-work.ts';
import { readFile } from './import/reader-file.ts';
import type { JobContext } from './open-shop.ts';

export type TrackingHandlers = {
  readonly [N in keyof TrackingJobs]: (
    question: TrackingJobs[N]['ask'],
    context: JobContext,
  ) => Promise<Result<TrackingJobs[N]['answer']>>;
};

/** Reads the files that carriers' programs write, as imports read theirs. */
export function trackingJobs(): TrackingHandlers {
  return {
    'tracking.read': async ({ file }, { signal, report }) => {
      const read = await readFile(file, {
        signal,
        onProgress: (progress) => report(progress.done, progress.total, file.name),
      });
      if (!read.ok) return read;
      const [first, ...others] = read.value;
      const fullest = others.reduce(
        (most, one) => (one.table.rows.length > most.table.rows.length ? one : most),
        first,
      );
      return done({ table: fullest.table });
    },
  };
}
