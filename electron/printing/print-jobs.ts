import { z } from 'zod';
import { done, fail, type Failure, type Result } from '#shared/base/result.ts';
import { type PrintAsk, type PrintJob, printJobSchema } from '#shared/contract/bridge/printing.ts';
import type { JobEnd } from './printer-facts.ts';
import type { PrinterPort } from './printer-port.ts';

export type PrintJobParts = {
  readonly port: PrinterPort;
  /** What survives the program: the states, never what was printed. */
  readonly file: { readonly read: () => Promise<string | null>; readonly write: (text: string) => Promise<void> };
  readonly now: () => number;
  readonly tell: (job: PrintJob) => void;
  /** Calls back after a while; answers how to stop it. */
  readonly later: (look: () => void) => () => void;
};

export type PrintJobs = {
  readonly print: (ask: PrintAsk) => Promise<PrintJob>;
  readonly cancel: (jobId: string) => Promise<Result<PrintJob, Failure<'job-unknown'>>>;
  /** Newest first. */
  readonly list: () => readonly PrintJob[];
  /** Stops looking at the system's queue; what is queued is printed all the same. */
  readonly close: () => void;
};

const KEPT = 200;

/** What a job is after it left the queue. What nobody knows may have been printed. */
const ends = {
  printed: { state: 'done' },
  handed: { state: 'handed' },
  cancelled: { state: 'cancelled', by: 'system' },
  aborted: { state: 'failed', code: 'print-aborted' },
  gone: { state: 'failed', code: 'printer-gone' },
  unknown: { state: 'unsure' },
} as const satisfies Record<JobEnd, unknown>;

/** The jobs of an earlier run. One that was being handed over when the program ended may have been printed. */
async function recall(file: PrintJobParts['file']): Promise<readonly PrintJob[]> {
  const text = (await file.read()) ?? '[]';
  try {
    const jobs = z.array(printJobSchema).parse(JSON.parse(text));
    return jobs.map((job) => (job.state === 'sending' ? { ...job, state: 'unsure' } : job));
  } catch {
    return []; // states of old print jobs are no part of the books: begin anew
  }
}

/** Keeps the print jobs of one profile: one id is one job, whatever is asked twice or cut off. */
export async function openPrintJobs({ port, file, now, tell, later }: PrintJobParts): Promise<PrintJobs> {
  const jobs = new Map((await recall(file)).map((job) => [job.jobId, job]));
  const under = new Map<string, Promise<PrintJob>>();
  let stop: (() => void) | null = null;
  let closed = false;

  async function note(job: PrintJob): Promise<PrintJob> {
    jobs.delete(job.jobId); // the newest state stands last
    jobs.set(job.jobId, job);
    for (const id of [...jobs.keys()].slice(0, -KEPT)) jobs.delete(id);
    await file.write(JSON.stringify([...jobs.values()]));
    tell(job);
    return job;
  }

  const takenBack = new Set<string>();
  const isQueued = (jobId: string) => jobs.get(jobId)?.state === 'queued' && !takenBack.has(jobId);
  const queuedJobs = () => [...jobs.values()].filter((job) => job.state === 'queued');

  function watch(): void {
    if (closed || stop || queuedJobs().length === 0) return;
    stop = later(() => {
      stop = null;
      void look().finally(watch);
    });
  }

  async function look(): Promise<void> {
    const asked = queuedJobs();
    const waiting = await port.waiting();
    if (!waiting.ok) return; // the next look may be answered
    for (const { queued, progress, ...job } of asked) {
      if (waiting.value.has(queued)) {
        const now = await port.progress(queued);
        if (now !== 'unknown' && now !== (progress ?? 'waiting') && isQueued(job.jobId))
          await note({ ...job, state: 'queued', queued, progress: now });
        continue;
      }
      const end = await port.ended(queued);
      // Taking it back may have been faster, or be under way.
      if (isQueued(job.jobId)) await note({ ...job, ...ends[end] });
    }
  }

  async function send({ jobId, title, printer, printout }: PrintAsk): Promise<PrintJob> {
    const job = { jobId, title, printer, pages: printout.pages.length, at: now() };
    await note({ ...job, state: 'sending' });
    const sent = await port.send({ printer, title, printout });
    const { failure } = sent.ok ? { failure: null } : sent;
    if (failure?.code === 'unsure') return note({ ...job, state: 'unsure' });
    if (failure) return note({ ...job, state: 'failed', code: failure.code });
    const queued = await note({ ...job, state: 'queued', queued: sent.ok ? sent.value : '' });
    watch();
    return queued;
  }

  watch();
  return {
    print: (ask) => {
      const running = under.get(ask.jobId);
      if (running) return running;
      const known = jobs.get(ask.jobId);
      if (known && known.state !== 'failed' && known.state !== 'cancelled') return Promise.resolve(known);
      const turn = send(ask)
        .catch((error: unknown) => {
          // It broke before the system had it: the next one who asks tries again.
          if (jobs.get(ask.jobId)?.state === 'sending') jobs.delete(ask.jobId);
          throw error;
        })
        .finally(() => under.delete(ask.jobId));
      under.set(ask.jobId, turn);
      return turn;
    },
    cancel: async (jobId) => {
      await under.get(jobId);
      const job = jobs.get(jobId);
      if (!job) return fail({ code: 'job-unknown' });
      if (job.state !== 'queued') return done(job);
      takenBack.add(jobId);
      try {
        const midway = (await port.progress(job.queued)) === 'printing';
        const isTakenBack = await port.cancel(job.queued);
        // What the queue does not give back stays as it is; the next look says what became of it.
        if (!isTakenBack) return done(jobs.get(jobId) ?? job);
        const { queued: _, progress: _progress, ...rest } = job;
        return done(await note({ ...rest, state: 'cancelled', by: 'person', ...(midway && { midway }) }));
      } finally {
        takenBack.delete(jobId);
      }
    },
    list: () => [...jobs.values()].toReversed(),
    close: () => {
      closed = true;
      stop?.();
    },
  };
}
