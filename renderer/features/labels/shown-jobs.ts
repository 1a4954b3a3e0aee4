import type { PrintJob } from '#shared/contract/bridge/printing.ts';

/** So many jobs that are over are shown. */
const ENDED = 5;

/** The jobs that are shown, in their order: every one that is still on its way, and the newest of those that are over (LAB66). */
export function shownJobs<Job extends Pick<PrintJob, 'state'>>(jobs: readonly Job[]): readonly Job[] {
  let left = ENDED;
  return jobs.filter((job) => isUnderWay(job) || left-- > 0);
}

function isUnderWay({ state }: Pick<PrintJob, 'state'>): boolean {
  return state === 'sending' || state === 'queued';
}
