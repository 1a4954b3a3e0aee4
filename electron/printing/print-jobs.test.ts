import { describe, expect, test } from 'vitest';
import { done, fail } from '#shared/base/result.ts';
import type { PrintJob } from '#shared/contract/bridge/printing.ts';
import { openPrintJobs, type PrintJobParts } from './print-jobs.ts';
import type { JobEnd, JobProgress } from './printer-facts.ts';
import type { PrinterPort } from './printer-port.ts';

const printout = { width: 57, height: 32, faces: [[]], pages: [[{ face: 0, x: 0, y: 0 }]] };
const ask = (jobId: string) => ({ jobId, title: 'Labels', printer: 'zebra', printout });
const one = '01890a5d-ac96-774b-bcce-b302099a8057';
const two = '01890a5d-ac96-774b-bcce-b302099a8058';

/** A queue that keeps what it is given until it is told to print; answers as it is told to. */
function queue(answer: (name: string) => ReturnType<PrinterPort['send']> = async (name) => done(name)) {
  const sent: string[] = [];
  const waiting = new Set<string>();
  const end: { now: JobEnd } = { now: 'printed' };
  const progress: { now: JobProgress } = { now: 'waiting' };
  const port: PrinterPort = {
    list: async () => done([]),
    send: async ({ title }) => {
      sent.push(title);
      const answered = await answer(`zebra-${sent.length}`);
      if (answered.ok) waiting.add(answered.value);
      return answered;
    },
    waiting: async () => done(new Set(waiting)),
    facts: async () => null,
    progress: async () => progress.now,
    ended: async () => end.now,
    cancel: async (name) => waiting.delete(name),
  };
  return { port, sent, waiting, end, progress };
}

/** Jobs on a file in memory, looking at the queue when the test says so. */
function desk(port: PrinterPort, kept: { text: string | null } = { text: null }) {
  const told: PrintJob[] = [];
  let next: (() => void) | null = null;
  const parts: PrintJobParts = {
    port,
    file: { read: async () => kept.text, write: async (text) => void (kept.text = text) },
    now: () => 1_700_000_000_000,
    tell: (job) => told.push(job),
    later: (look) => {
      next = look;
      return () => void (next = null);
    },
  };
  return {
    parts,
    told,
    kept,
    look: () => {
      const look = next;
      next = null;
      look?.();
    },
    isWatching: () => next !== null,
  };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

describe('a print job', () => {
  test('[LAB42] is one job under its id, asked twice at once or later', async () => {
    const { port, sent } = queue();
    const jobs = await openPrintJobs(desk(port).parts);
    const [first, again] = await Promise.all([jobs.print(ask(one)), jobs.print(ask(one))]);
    expect(again).toEqual(first);
    expect(await jobs.print(ask(one))).toMatchObject({ state: 'queued', queued: 'zebra-1', pages: 1 });
    expect(sent).toHaveLength(1);
    await jobs.print(ask(two));
    expect(sent).toHaveLength(2);
    expect(jobs.list().map(({ jobId }) => jobId)).toEqual([two, one]);
  });

  test('[LAB42] stays one job after the program was started again', async () => {
    const { port, sent } = queue();
    const before = desk(port);
    await (await openPrintJobs(before.parts)).print(ask(one));
    const after = await openPrintJobs(desk(port, before.kept).parts);
    expect(await after.print(ask(one))).toMatchObject({ state: 'queued' });
    expect(sent).toHaveLength(1);
  });

  test.each(['printer-unknown', 'printer-refused', 'printer-raw', 'printer-rejecting', 'print-queue-full'] as const)(
    '[LAB43] that failed (%s) says so and goes again under the same id',
    async (code) => {
      let away = true;
      const { port, sent } = queue(async (name) => (away ? fail({ code }) : done(name)));
      const jobs = await openPrintJobs(desk(port).parts);
      expect(await jobs.print(ask(one))).toMatchObject({ state: 'failed', code });
      away = false;
      expect(await jobs.print(ask(one))).toMatchObject({ state: 'queued' });
      expect(sent).toHaveLength(2);
    },
  );

  test('[LAB44] that was being handed over when the program ended is unsure, and never goes again by itself', async () => {
    const { parts, kept } = desk(queue(() => new Promise<never>(() => {})).port);
    void (await openPrintJobs(parts)).print(ask(one));
    await settled();
    const { port, sent } = queue();
    const after = await openPrintJobs(desk(port, { text: kept.text }).parts);
    expect(after.list()).toMatchObject([{ state: 'unsure' }]);
    expect(await after.print(ask(one))).toMatchObject({ state: 'unsure' });
    expect(sent).toEqual([]);
  });

  test('[LAB44] a system that did not answer in time leaves it unsure', async () => {
    const { port } = queue(async () => fail({ code: 'unsure' }));
    expect(await (await openPrintJobs(desk(port).parts)).print(ask(one))).toMatchObject({ state: 'unsure' });
  });

  test('[LAB45] is told when it has left the queue, and then nobody looks any more', async () => {
    const { port, waiting } = queue();
    const watched = desk(port);
    const jobs = await openPrintJobs(watched.parts);
    await jobs.print(ask(one));
    watched.look();
    await settled();
    expect(jobs.list()).toMatchObject([{ state: 'queued' }]);
    waiting.clear();
    watched.look();
    await settled();
    expect(watched.told.map(({ state }) => state)).toEqual(['sending', 'queued', 'done']);
    jobs.close();
    expect(watched.isWatching()).toBe(false);
  });

  test.each([
    ['cancelled', { state: 'cancelled', by: 'system' }],
    ['gone', { state: 'failed', code: 'printer-gone' }],
    ['aborted', { state: 'failed', code: 'print-aborted' }],
    ['unknown', { state: 'unsure' }],
  ] as const)('[LAB45] that left the queue %s is not said to be printed', async (how, state) => {
    const { port, waiting, end } = queue();
    const watched = desk(port);
    const jobs = await openPrintJobs(watched.parts);
    await jobs.print(ask(one));
    waiting.clear();
    end.now = how;
    watched.look();
    await settled();
    expect(jobs.list()).toMatchObject([state]);
    expect(watched.isWatching()).toBe(false);
  });

  test('[LAB43] that was aborted goes again under its id', async () => {
    const { port, sent, waiting, end } = queue();
    const watched = desk(port);
    const jobs = await openPrintJobs(watched.parts);
    await jobs.print(ask(one));
    waiting.clear();
    end.now = 'aborted';
    watched.look();
    await settled();
    expect(await jobs.print(ask(one))).toMatchObject({ state: 'queued' });
    expect(sent).toHaveLength(2);
  });

  test('[LAB46] is taken back while it waits, and not afterwards; an id nobody printed is unknown', async () => {
    const { port, waiting } = queue();
    const jobs = await openPrintJobs(desk(port).parts);
    await jobs.print(ask(one));
    const cancelled = await jobs.cancel(one);
    expect(cancelled).toMatchObject({ ok: true, value: { state: 'cancelled', by: 'person' } });
    expect(cancelled.ok && 'midway' in cancelled.value).toBe(false);
    expect(waiting.size).toBe(0);
    expect(await jobs.cancel(two)).toMatchObject({ failure: { code: 'job-unknown' } });
  });

  test('[LAB46] that was being printed when it was taken back says so', async () => {
    const { port, progress } = queue();
    const jobs = await openPrintJobs(desk(port).parts);
    await jobs.print(ask(one));
    progress.now = 'printing';
    expect(await jobs.cancel(one)).toMatchObject({ value: { state: 'cancelled', by: 'person', midway: true } });
  });

  test('[LAB46] that is taken back while the queue is looked at is not told as cancelled by the system', async () => {
    const { port, waiting, end } = queue();
    let go = () => {};
    const slow = new Promise<void>((resolve) => (go = resolve));
    const cancel: PrinterPort['cancel'] = async (name) => {
      waiting.delete(name);
      await slow;
      return true;
    };
    const watched = desk({ ...port, cancel });
    const jobs = await openPrintJobs(watched.parts);
    await jobs.print(ask(one));
    end.now = 'cancelled';
    const cancelling = jobs.cancel(one);
    await settled();
    watched.look();
    await settled();
    go();
    expect(await cancelling).toMatchObject({ value: { state: 'cancelled', by: 'person' } });
    expect(watched.told.map(({ state }) => state)).toEqual(['sending', 'queued', 'cancelled']);
  });

  test('[LAB58] that waits for a stopped printer says so, once', async () => {
    const { port, progress } = queue();
    const watched = desk(port);
    const jobs = await openPrintJobs(watched.parts);
    await jobs.print(ask(one));
    progress.now = 'printer-stopped';
    for (let i = 0; i < 3; i++) {
      watched.look();
      await settled();
    }
    expect(jobs.list()).toMatchObject([{ state: 'queued', progress: 'printer-stopped' }]);
    expect(watched.told.filter((job) => job.state === 'queued' && job.progress === 'printer-stopped')).toHaveLength(1);
  });

  test('[LAB44] jobs that 0.1 kept are still told', async () => {
    const parts = { title: 'Labels', printer: 'zebra', pages: 1, at: 1 };
    const kept = [
      { ...parts, jobId: one, state: 'cancelled' },
      { ...parts, jobId: two, state: 'queued', queued: 'zebra-1' },
    ];
    const jobs = await openPrintJobs(desk(queue().port, { text: JSON.stringify(kept) }).parts);
    expect(jobs.list()).toHaveLength(2);
  });

  test('[LAB46] that the queue has printed already is not said to be taken back', async () => {
    const { port, waiting } = queue();
    const jobs = await openPrintJobs(desk(port).parts);
    await jobs.print(ask(one));
    waiting.clear();
    expect(await jobs.cancel(one)).toMatchObject({ ok: true, value: { state: 'queued' } });
  });

  test('[LAB43] that broke before the system had it goes again under its id', async () => {
    const { port, sent } = queue();
    const { parts } = desk(port);
    let isFull = true;
    const write = async () => {
      if (isFull) throw new Error('ENOSPC');
    };
    const jobs = await openPrintJobs({ ...parts, file: { ...parts.file, write } });
    await expect(jobs.print(ask(one))).rejects.toThrow('ENOSPC');
    isFull = false;
    expect(await jobs.print(ask(one))).toMatchObject({ state: 'queued' });
    expect(sent).toHaveLength(1);
  });

  test('[LAB44] a file of jobs that cannot be read begins anew', async () => {
    const jobs = await openPrintJobs(desk(queue().port, { text: '{"half' }).parts);
    expect(jobs.list()).toEqual([]);
  });
});
