import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { afterAll, describe, expect, test } from 'vitest';
import type { PrintJob } from '#shared/contract/bridge/printing.ts';
import type { Size } from '#shared/domain/labels/page.ts';
import { labelPapers } from '#shared/domain/labels/paper.ts';
import { testPage } from '#shared/domain/labels/test-page.ts';
import { startPrintQueue } from '#tests/fixtures/print-queue.ts';
import { printerPortSuite } from '#tests/fixtures/printer-port-suite.ts';
import { cupsPrinters } from './cups.ts';
import { pdfOf } from './pdf.ts';
import { openPrintJobs } from './print-jobs.ts';

const queue = await startPrintQueue();

describe('[LAB47] a real CUPS queue', () => {
  if ('missing' in queue) return test.skip(`skipped: ${queue.missing}`, () => undefined);
  const { env, printer, failing, printed, stop } = queue;
  afterAll(stop);
  const port = cupsPrinters({ env, pdfOf });

  test('is listed with its state', async () => {
    const [broken, sound] = [failing, printer].map((name) => ({ name, state: 'idle' as const, isDefault: false }));
    expect(await port.list()).toEqual({ ok: true, value: [broken, sound] });
  });

  const printedSize = (file: Buffer): Size => {
    const box = /\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/.exec(file.toString('latin1'));
    return { width: (Number(box?.[1]) * 25.4) / 72, height: (Number(box?.[2]) * 25.4) / 72 };
  };
  const without = cupsPrinters({ env: { PATH: '/nowhere' }, pdfOf });
  printerPortSuite({ port, printer, arrived: () => printed().map(printedSize), without });

  test('[LAB46] what waits at a stopped printer is taken back once, and nothing is printed', async () => {
    const before = printed().length;
    execFileSync('/usr/sbin/cupsdisable', [printer], { env, timeout: 10_000 });
    expect(await port.list()).toMatchObject({ value: [{ name: failing }, { name: printer, state: 'stopped' }] });
    const printout = testPage(labelPapers['roll-57x32'], { dpi: 203, symbol: 'by-code' }, { rule: '20 mm' });
    const sent = await port.send({ printer, title: 'Test', printout });
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
    expect(await cupsPrinters({ env: { ...env, CUPS_SERVER: '127.0.0.1:9' }, pdfOf }).ended(`${printer}-1`)).toBe(
      'unknown',
    );
  }, 40_000);

  test('[LAB43] without CUPS nothing is known to wait, never an exception', async () => {
    expect(await without.waiting()).toMatchObject({ failure: { code: 'printing-unavailable' } });
  });
});
