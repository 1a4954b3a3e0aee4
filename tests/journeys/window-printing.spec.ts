import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { _electron, type ElectronApplication } from 'playwright-core';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nodeBundle } from '#build/bundle/node.config.mjs';
import { planLaunch } from '#build/scripts/runtime/launch.mjs';
import { resolveRuntime } from '#build/scripts/runtime/resolve.mjs';
import { root } from '#build/scripts/root.mjs';
import type { Printout } from '#shared/domain/labels/page.ts';
import { labelPapers, paperIds } from '#shared/domain/labels/paper.ts';
import { cutOut, readCodes, readPgm } from '#tests/fixtures/code-reader.ts';
import { pngOf } from '#tests/fixtures/pictures.ts';
import { startPrintQueue } from '#tests/fixtures/print-queue.ts';
import { oneLabel } from '#tests/fixtures/printer-port-suite.ts';
import type { WindowPrintingProbe } from '#tests/fixtures/window-printing/main.ts';

type Reached = typeof globalThis & { readonly probe: WindowPrintingProbe };

/** Bundles the program around the hidden window, as the host itself is bundled. */
async function bundle(folder: string): Promise<void> {
  const entries = { main: 'tests/fixtures/window-printing/main.ts' };
  await build(nodeBundle({ out: path.relative(root, folder), entries, packages: 'inside', format: 'cjs' }));
  writeFileSync(path.join(folder, 'package.json'), '{"name":"window-printing","version":"1.0.0","main":"main.cjs"}');
}

const queue = await startPrintQueue();

describe('[LAB49] printing by a hidden window of a real Electron', () => {
  if ('missing' in queue) return test.skip(`skipped: ${queue.missing}`, () => undefined);
  const folder = mkdtempSync(path.join(tmpdir(), 'stockroom-window-printing-'));
  let electron: ElectronApplication;
  beforeAll(async () => {
    await bundle(folder);
    const { file, args, env, sandbox } = planLaunch(await resolveRuntime());
    // The plan's environment was ours when it was made; the queue's server comes on top.
    const all = Object.entries({ ...env, CUPS_SERVER: queue.env['CUPS_SERVER'] });
    electron = await _electron.launch({
      executablePath: file,
      args: [...args, folder],
      env: Object.fromEntries(all.flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]))),
      chromiumSandbox: sandbox,
    });
    await electron.evaluate(({ app }) => app.whenReady());
  });
  afterAll(async () => {
    await electron?.close();
    await queue.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  const send = (printer: string, printout: Printout) =>
    electron.evaluate(
      (_, sheet) => {
        const { probe } = globalThis as Reached;
        probe.shown = '';
        return probe.port.send({ ...sheet, title: 'Labels <1>' });
      },
      { printer, printout },
    );

  test('lists the printers of the system with their states', async () => {
    const listed = await electron.evaluate(() => (globalThis as Reached).probe.port.list());
    const idle = (name: string) => ({ name, state: 'idle', isDefault: false });
    expect(listed).toEqual({ ok: true, value: [queue.failing, queue.printer, queue.slow, queue.raw].map(idle) });
  });

  test('knows what printer is not there, and opens no page for it', async () => {
    expect(await send('nowhere', oneLabel('roll-57x32'))).toEqual({ ok: false, failure: { code: 'printer-unknown' } });
    expect(await electron.evaluate(() => (globalThis as Reached).probe.shown)).toBe('');
  });

  test.each(paperIds)('%s: the window lays out pages of exactly its size, whose code is read back', async (paper) => {
    const printout = oneLabel(paper);
    const twice = { ...printout, pages: [...printout.pages, ...printout.pages] };
    const sent = await send(queue.printer, twice);
    // Electron 25 on Linux never says how printing went; a system that does has taken it.
    expect(sent.ok || sent.failure.code === 'unsure').toBe(true);
    await expect.poll(() => electron.evaluate(() => (globalThis as Reached).probe.windows)).toBe(0);
    const pdf = path.join(folder, `${paper}.pdf`);
    writeFileSync(pdf, await electron.evaluate(() => (globalThis as Reached).probe.shown), 'base64');
    const { width, height } = labelPapers[paper].page;
    const said = execFileSync('pdfinfo', [pdf], { encoding: 'utf8' });
    const [, across, down] = /Page size:\s+([\d.]+) x ([\d.]+) pts/.exec(said) ?? [];
    expect(/Pages:\s+(\d+)/.exec(said)?.[1]).toBe('2');
    expect(Math.abs(Number(across) - (width * 72) / 25.4)).toBeLessThan(1);
    expect(Math.abs(Number(down) - (height * 72) / 25.4)).toBeLessThan(1);
    execFileSync('pdftoppm', ['-r', '300', '-gray', '-f', '2', '-singlefile', pdf, pdf]);
    const codes = await readCodes(readPgm(readFileSync(`${pdf}.pgm`)));
    expect(codes).toEqual([{ text: '4006381333931', format: 'EAN13' }]);
  });

  test('[LAB85] a picture that the page carries with it is drawn', async () => {
    const bytes = pngOf({ width: 400, height: 200, colour: [0, 0, 0] }).toString('base64');
    const box = { x: 5, y: 5, width: 20, height: 10 };
    const printout: Printout = {
      ...oneLabel('roll-57x32'),
      pictures: [{ kind: 'png', bytes }],
      faces: [[{ mark: 'picture', picture: 0, ...box }]],
    };
    await send(queue.printer, printout);
    await expect.poll(() => electron.evaluate(() => (globalThis as Reached).probe.windows)).toBe(0);
    const pdf = path.join(folder, 'picture.pdf');
    writeFileSync(pdf, await electron.evaluate(() => (globalThis as Reached).probe.shown), 'base64');
    execFileSync('pdftoppm', ['-r', '300', '-gray', '-f', '1', '-singlefile', pdf, pdf]);
    const inner = { x: 6, y: 6, width: 18, height: 8 };
    expect(Math.max(...cutOut(readPgm(readFileSync(`${pdf}.pgm`)), 300, inner).grey)).toBeLessThan(90);
  });
});
