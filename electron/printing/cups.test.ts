import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, test } from 'vitest';
import type { PrintJob } from '#shared/contract/bridge/printing.ts';
import { layoutLabels } from '#shared/domain/labels/labels.ts';
import { labelPapers, paperIds } from '#shared/domain/labels/paper.ts';
import { testPage } from '#shared/domain/labels/test-page.ts';
import { startPrintQueue } from '#tests/fixtures/print-queue.ts';
import { cupsPrinters } from './cups.ts';
import { pdfOf } from './pdf.ts';
import { openPrintJobs } from './print-jobs.ts';

const queue = await startPrintQueue();

describe('[LAB47] a real CUPS queue', () => {
  if ('missing' in queue) return test.skip(`skipped: ${queue.missing}`, () => undefined);
  const { env, printer, failing, printed, stop } = queue;
  afterAll(stop);
  const port = cupsPrinters(env);

  test('is listed with its state', async () => {
    const [broken, sound] = [failing, printer].map((name) => ({ name, state: 'idle' as const, isDefault: false }));
    expect(await port.list()).toEqual({ ok: true, value: [broken, sound] });
  });

  test.each(paperIds)(
    '%s: one job arrives as one file of its size, to the point',
    async (paper) => {
      const content = { name: 'Mug', sku: 'M', price: null, unitPrice: null, code: '4006381333931' };
      const laid = layoutLabels({ dpi: 300, symbol: 'by-code', paper, startCell: 0, labels: [{ content, copies: 1 }] });
      if (!laid.ok) throw new Error(laid.failure.code);
      const before = printed().length;
      let leave = (_: PrintJob): void => {};
      const left = new Promise<PrintJob>((resolve) => (leave = resolve));
      const jobs = await openPrintJobs({
        port,
        pdfOf,
        file: { read: async () => null, write: async () => {} },
        now: Date.now,
        tell: (job) => job.state === 'done' && leave(job),
        later: (look) => {
          const timer = setTimeout(look, 200);
          return () => clearTimeout(timer);
        },
      });
      const jobId = randomUUID();
      const ask = { jobId, title: 'Labels; $(x)', printer, printout: laid.value.printout };
      expect(await jobs.print(ask)).toMatchObject({ state: 'queued' });
      await left;
      jobs.close();
      const files = printed().slice(before);
      expect(files).toHaveLength(1);
      const { width, height } = labelPapers[paper].page;
      const box = /\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/.exec(files[0]?.toString('latin1') ?? '');
      expect(Math.abs(Number(box?.[1]) - (width * 72) / 25.4)).toBeLessThan(1);
      expect(Math.abs(Number(box?.[2]) - (height * 72) / 25.4)).toBeLessThan(1);
    },
    40_000,
  );

  test('[LAB46] what waits at a stopped printer is taken back once, and nothing is printed', async () => {
    const before = printed().length;
    execFileSync('/usr/sbin/cupsdisable', [printer], { env, timeout: 10_000 });
    expect(await port.list()).toMatchObject({ value: [{ name: failing }, { name: printer, state: 'stopped' }] });
    const pdf = await pdfOf(
      testPage(labelPapers['roll-57x32'], { dpi: 203, symbol: 'by-code' }, { rule: '20 mm' }),
      'Test',
    );
    const sent = await port.send({ printer, title: 'Test', pdf, size: labelPapers['roll-57x32'].page });
    const queued = sent.ok ? sent.value : '';
    expect(await port.waiting()).toEqual({ ok: true, value: new Set([queued]) });
    expect(await port.cancel(queued)).toBe(true);
    expect(await port.waiting()).toEqual({ ok: true, value: new Set() });
    expect(await port.cancel(queued)).toBe(false);
    expect(await port.ended(queued)).toBe('cancelled');
    execFileSync('/usr/sbin/cupsenable', [printer], { env, timeout: 10_000 });
    expect(printed()).toHaveLength(before);
  });

  test('[LAB45] what the system gave up is told as failed, and a job it never had has no known end', async () => {
    let leave = (_: PrintJob): void => {};
    const left = new Promise<PrintJob>((resolve) => (leave = resolve));
    const jobs = await openPrintJobs({
      port,
      pdfOf,
      file: { read: async () => null, write: async () => {} },
      now: Date.now,
      tell: (job) => job.state !== 'sending' && job.state !== 'queued' && leave(job),
      later: (look) => {
        const timer = setTimeout(look, 200);
        return () => clearTimeout(timer);
      },
    });
    const printout = testPage(labelPapers['roll-57x32'], { dpi: 203, symbol: 'by-code' }, { rule: '20 mm' });
    await jobs.print({ jobId: randomUUID(), title: 'Labels', printer: failing, printout });
    expect(await left).toMatchObject({ state: 'failed', code: 'print-aborted' });
    jobs.close();
    expect(await port.ended(`${printer}-999999`)).toBe('unknown');
    expect(await cupsPrinters({ ...env, CUPS_SERVER: '127.0.0.1:9' }).ended(`${printer}-1`)).toBe('unknown');
  }, 40_000);

  test('a printer that is not there is unknown, and nothing is printed', async () => {
    const sheet = { printer: 'nowhere', title: 'x', pdf: new Uint8Array([1]), size: { width: 57, height: 32 } };
    expect(await port.send(sheet)).toEqual({ ok: false, failure: { code: 'printer-unknown' } });
  });

  test('[LAB43] without CUPS printing is unavailable, never an exception', async () => {
    const none = cupsPrinters({ PATH: '/nowhere' });
    const sheet = { printer, title: 'x', pdf: new Uint8Array([1]), size: { width: 57, height: 32 } };
    expect(await none.list()).toMatchObject({ failure: { code: 'printing-unavailable' } });
    expect(await none.send(sheet)).toMatchObject({ failure: { code: 'printing-unavailable' } });
    expect(await none.waiting()).toMatchObject({ failure: { code: 'printing-unavailable' } });
  });
});
