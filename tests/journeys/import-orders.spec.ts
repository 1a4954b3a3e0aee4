import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { oneDesk, oneWay } from './drive.ts';
import { fileOf } from './given-files.ts';
import {
  choose,
  dialog,
  dryRun,
  fixture,
  goTo,
  importFiles,
  preview,
  previewFiles,
  readFiles,
  startEmpty,
  told,
  cancel,
} from './steps.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'stockroom-orders-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const written = (name: string, text: string): string => {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
};

describe.each(oneWay)('orders of a file with their states $way', ({ launch }) => {
  const desk = oneDesk(launch);

  test('[IMP211] [IMP217] [IMP304] [IMP314] orders with six states: what is promised is said before, and only that is', async () => {
    const { page } = desk;
    await startEmpty(page);
    const shelf = 'SKU,Name,Stock\nKER-1,Beeswax candle,40\nKER-2,Enamel cup,12\nKER-3,Enamel plate,30\n';
    await importFiles(page, [written('shelf.csv', shelf)]);
    await goTo(page, 'Orders');
    await page.getByRole('button', { name: 'Import orders' }).first().click();
    await cancel(dialog(page, 'Import orders'), 'Close');
    const form = await readFiles(page, [fixture('orders-with-states.csv')]);
    await dialog(page, 'Import orders').waitFor();
    const asked = form.getByRole('combobox', { name: /^item_total: the file says EUR in \d+ cells/ });
    await choose(asked, 'Leave these amounts out');
    await preview(form);
    expect(await dryRun(form)).toEqual({ New: 3, 'Not imported': 3 });
    await form.getByText('1 open · 1 on hold · 1 shipped before').waitFor();
    await form.getByText('2 open and held orders take units of your free stock: 9').waitFor();
    await form.getByText('cancelled: 1 · refunded: 1 · failed: 1').waitFor();
    await form.getByText('On hold · 1 line · takes 2 from free stock').waitFor();
    await form.getByRole('tab', { name: /^Problems/ }).click();
    await form.getByText('“Standard shipping” is no product').waitFor();
    await form.getByRole('button', { name: 'Import', exact: true }).click();
    await told(page, '3 imported from orders-with-states.csv');
    await goTo(page, 'Orders');
    await page.getByRole('grid', { name: 'Orders' }).getByText('7102').waitFor();
    const again = await previewFiles(page, [fixture('orders-with-states.csv')]);
    expect(await dryRun(again)).toEqual({ Same: 3, 'Not imported': 3 });
    await cancel(again, 'Close');
    const text = readFileSync(fixture('orders-with-states.csv'), 'utf8');
    const later = text.replace(/^(7102,[^\n]*?),processing,/gm, '$1,completed,').replaceAll(',on-hold,', ',cancelled,');
    const moved = await previewFiles(page, [written('later.csv', later)]);
    await moved.getByText('1 order is shipped in the file and still waits here.').waitFor();
    await moved.getByText('1 order came to nothing in the file (cancelled, refunded) and still waits here.').waitFor();
    await moved.getByText('Shipped in the file, waits here').waitFor();
    await page.screenshot({ path: '.cache/import-orders-moved.png' });
    await cancel(moved, 'Close');
  });

  test('[IMP342] a refused order is saved with why, and imported once what it lacked is there', async () => {
    const { page } = desk;
    const orders =
      'Order number,Order date,SKU,Quantity\n9301,2026-09-20,KER-1,1\n9302,2026-09-21,KER-1,1\n9302,2026-09-21,NEW-9,2\n';
    const form = await previewFiles(page, [written('unknown.csv', orders)]);
    expect(await dryRun(form)).toEqual({ New: 1, Refused: 1 });
    const isWhole = (bytes: Buffer) => bytes.subarray(-22).includes('PK');
    const save = () => form.getByRole('button', { name: 'Save the refused rows' }).click();
    const refused = await fileOf(desk, 'refused.xlsx', save, isWhole);
    await cancel(form, 'Close');
    const more = await previewFiles(page, [written('new.csv', 'SKU,Name\nNEW-9,Felt mat\n')]);
    await more.getByRole('button', { name: 'Import', exact: true }).click();
    await told(page, '1 imported from new.csv');
    const again = await previewFiles(page, [refused]);
    expect(await dryRun(again)).toEqual({ New: 1 });
    await again.getByRole('button', { name: 'Import', exact: true }).click();
    await told(page, '1 imported from refused.xlsx');
  });

  test('[IMP213] a state in words that nobody knows is asked before the preview, and remembered', async () => {
    const { page } = desk;
    const odd =
      'Order number,Order date,Status,SKU,Quantity\n8201,2026-09-20,Blue box,KER-1,2\n8202,2026-09-20,New,KER-1,1\n';
    const form = await readFiles(page, [written('odd.csv', odd)]);
    await expect.poll(() => form.getByRole('button', { name: 'Preview', exact: true }).isDisabled()).toBe(true);
    const asked = form.getByRole('combobox', { name: 'What does “Blue box” in Status mean for the order?' });
    await choose(asked, 'Shipped before: nothing is taken from stock');
    await preview(form);
    await form.getByText('1 open · 1 shipped before').waitFor();
    await form.getByRole('button', { name: 'Import', exact: true }).click();
    await told(page, '2 imported from odd.csv');
    const next = odd.replaceAll('82', '83');
    const again = await previewFiles(page, [written('odd-again.csv', next)]);
    await again.getByText('1 open · 1 shipped before').waitFor();
    await cancel(again, 'Close');
    expect(desk.complaints).toEqual([]);
  });
});
