import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
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
  const { env, printer, failing, raw, slow, description, administer, printed, stop } = queue;
  afterAll(stop);
  const port = cupsPrinters({ env, pdfOf });

  test('is listed with its state', async () => {
    const idle = [failing, printer, slow, raw].map((name) => ({ name, state: 'idle' as const, isDefault: false }));
    expect(await port.list()).toEqual({ ok: true, value: idle });
  });

  const printedSize = (file: Buffer): Size => {
    const box = /\/MediaBox\s*\[\s*0 0 ([\d.]+) ([\d.]+)/.exec(file.toString('latin1'));
    return { width: (Number(box?.[1]) * 25.4) / 72, height: (Number(box?.[2]) * 25.4) / 72 };
  };
  const without = cupsPrinters({ env: { PATH: '/nowhere' }, pdfOf });
  printerPortSuite({ port, printer, arrived: () => printed().map(printedSize), without });

  test('[LAB46] what waits at a stopped printer is taken back once, and nothing is printed', async () => {
    const before = printed().length;
    administer('cupsdisable', '-r', 'Out of labels', printer);
    const listed = await port.list();
    expect(listed.ok && listed.value.find(({ name }) => name === printer)?.state).toBe('stopped');
    expect(await port.facts(printer)).toMatchObject({ takes: 'pages', stopped: true, says: 'Out of labels' });
    const printout = testPage(labelPapers['roll-57x32'], { dpi: 203, symbol: 'by-code' }, { rule: '20 mm' });
    const sent = await port.send({ printer, title: 'Test', printout });
    const queued = sent.ok ? sent.value : '';
    expect(await port.waiting()).toEqual({ ok: true, value: new Set([queued]) });
    expect(await port.progress(queued)).toBe('printer-stopped');
    expect(await port.cancel(queued)).toBe(true);
    expect(await port.waiting()).toEqual({ ok: true, value: new Set() });
    expect(await port.cancel(queued)).toBe(false);
    expect(await port.ended(queued)).toBe('cancelled');
    administer('cupsenable', printer);
    expect(printed()).toHaveLength(before);
  });

  const labels = testPage(labelPapers['roll-57x32'], { dpi: 203, symbol: 'by-code' }, { rule: '20 mm' });
  const send = (to: string) => port.send({ printer: to, title: 'Test', printout: labels });
  const queuedAt = async (to: string) => {
    const sent = await send(to);
    return sent.ok ? sent.value : expect.fail(sent.failure.code);
  };
  const isWaiting = async (queued: string) => {
    const waiting = await port.waiting();
    return waiting.ok && waiting.value.has(queued);
  };

  test('[LAB56] a queue without a driver is sent no pages it cannot read', async () => {
    const before = printed().length;
    expect(await port.facts(raw)).toMatchObject({ takes: 'raw' });
    expect(await send(raw)).toEqual({ ok: false, failure: { code: 'printer-raw' } });
    expect(await port.waiting()).toEqual({ ok: true, value: new Set() });
    expect(printed()).toHaveLength(before);
  });

  test('[LAB57] a printer says how fine it is; one that nobody knows says nothing', async () => {
    expect(await port.facts(printer)).toEqual({
      takes: 'pages',
      stopped: false,
      says: '',
      dpi: { usual: 600, all: [300, 600, 1200] },
    });
    expect(await port.facts('nowhere')).toBeNull();
    expect(await port.facts('../jobs')).toBeNull();
  });

  test('[LAB58] a printer that rejects jobs says so', async () => {
    administer('cupsreject', printer);
    expect(await port.facts(printer)).toMatchObject({ takes: 'nothing' });
    expect(await send(printer)).toEqual({ ok: false, failure: { code: 'printer-rejecting' } });
    administer('cupsaccept', printer);
    expect(await port.facts(printer)).toMatchObject({ takes: 'pages' });
  });

  test('[LAB58] a queue that is full says so', async () => {
    administer('cupsdisable', printer);
    const queued = [await queuedAt(printer), await queuedAt(printer), await queuedAt(printer)];
    expect(await send(printer)).toEqual({ ok: false, failure: { code: 'print-queue-full' } });
    for (const job of queued) expect(await port.cancel(job)).toBe(true);
    administer('cupsenable', printer);
  });

  test.each([
    ['lp: Request Entity Too Large', 'print-queue-full'],
    ['lp: No space left on device', 'print-queue-full'],
    ['lp: Quota limit reached.', 'print-queue-full'],
    ['lp: The printer or class does not exist.', 'printer-unknown'],
    ['lp: Forbidden', 'printer-refused'],
  ])('[LAB58] a system that takes nothing is told by what it says: %s', async (said, code) => {
    const folder = mkdtempSync(join(tmpdir(), 'stockroom-lp-'));
    writeFileSync(join(folder, 'lp'), `#!/bin/sh\nread line\necho '${said}' >&2\nexit 1\n`);
    chmodSync(join(folder, 'lp'), 0o755);
    const full = cupsPrinters({ env: { ...env, PATH: `${folder}:${env['PATH']}` }, pdfOf });
    expect(await full.send({ printer, title: 'Test', printout: labels })).toMatchObject({ failure: { code } });
    rmSync(folder, { recursive: true });
  });

  test('[LAB45] what the printer or somebody at it cancelled has no words of the person here', async () => {
    administer('cupsdisable', printer);
    const queued = await queuedAt(printer);
    administer('cancel', queued);
    expect(await port.ended(queued)).toBe('cancelled');
    administer('cupsenable', printer);
  });

  test('[LAB45] what a printer declines for its options is cancelled by it, and the printer says why', async () => {
    administer('lpadmin', '-p', 'declining', '-E', '-v', 'declines:/', '-P', description);
    const queued = await queuedAt('declining');
    await expect.poll(() => isWaiting(queued), { timeout: 20_000, interval: 100 }).toBe(false);
    expect(await port.ended(queued)).toBe('cancelled');
    expect(await port.facts('declining')).toMatchObject({ says: 'Printer cannot print with supplied options.' });
    administer('lpadmin', '-x', 'declining');
  }, 45_000);

  test('[LAB46] what is taken back while it is printed is known to have been begun', async () => {
    const queued = await queuedAt(slow);
    await expect.poll(() => port.progress(queued), { timeout: 20_000, interval: 100 }).toBe('printing');
    expect(await port.cancel(queued)).toBe(true);
    await expect.poll(() => isWaiting(queued), { timeout: 20_000, interval: 100 }).toBe(false);
    expect(await port.ended(queued)).toBe('cancelled');
  }, 45_000);

  test('[LAB45] what went with a printer that was removed is told as that', async () => {
    administer('lpadmin', '-p', 'passing', '-E', '-v', 'stays:/', '-P', description);
    administer('cupsdisable', 'passing');
    const queued = await queuedAt('passing');
    administer('lpadmin', '-x', 'passing');
    expect(await isWaiting(queued)).toBe(false);
    expect(await port.ended(queued)).toBe('gone');
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
