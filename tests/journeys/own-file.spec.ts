import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, test } from 'vitest';
import { type Desk, oneDesk, oneWay } from './drive.ts';
import { dryRun, fixture, goTo, importFiles, previewFiles, startEmpty, told, cancel } from './steps.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'stockroom-own-file-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Does what writes a file; answers where it lies. */
async function written({ page, electron }: Pick<Desk, 'page' | 'electron'>, act: () => Promise<void>): Promise<string> {
  if (!electron) {
    const given = page.waitForEvent('download');
    await act();
    const file = path.join(folder, (await given).suggestedFilename());
    await (await given).saveAs(file);
    return file;
  }
  const given = electron.evaluate(
    ({ session }, to) =>
      new Promise<string>((resolve) => {
        session.defaultSession.once('will-download', (_event, item) => {
          const name = item.getFilename();
          item.setSavePath(`${to}/${name}`);
          item.once('done', () => resolve(name));
        });
      }),
    folder,
  );
  await act();
  return path.join(folder, await given);
}

/** Chooses a list and a kind of file from the menu beside Export. */
async function choose(page: Page, name: string): Promise<void> {
  await page.getByRole('button', { name: 'More ways to export' }).click();
  await page.getByRole('menuitem', { name }).click();
}

describe.each(oneWay)('our own file comes back $way', ({ launch }) => {
  const desk = oneDesk(launch);
  const everything = 'All products, to import again';

  test('[IMP190] everything of the products, as CSV and as a workbook, is the same when it is imported', async () => {
    const { page } = desk;
    await startEmpty(page);
    await importFiles(page, [fixture('till-two-stores.csv')]);
    await goTo(page, 'Stock');
    await page.getByRole('button', { name: 'More ways to export' }).click();
    await page.getByRole('menuitem', { name: 'This list: CSV' }).waitFor();
    await page.screenshot({ path: '.cache/export-menu.png' });
    await page.keyboard.press('Escape');
    for (const format of ['CSV', 'Workbook (XLSX)']) {
      const file = await written(desk, () => choose(page, `${everything}: ${format}`));
      await told(page, '5 rows exported');
      expect(path.basename(file)).toBe(format === 'CSV' ? 'products.csv' : 'products.xlsx');
      const form = await previewFiles(page, [file]);
      expect(await dryRun(form)).toEqual({ Same: 5 });
      await cancel(form);
      await form.waitFor({ state: 'hidden' });
    }
  });

  test('[IMP193] [IMP195] so is the list as it is shown; what a spreadsheet made of a code is told', async () => {
    const { page } = desk;
    const list = await written(desk, () => page.getByRole('button', { name: 'Export', exact: true }).click());
    const form = await previewFiles(page, [list]);
    expect(await dryRun(form)).toEqual({ Same: 5 });
    await cancel(form);
    await form.waitFor({ state: 'hidden' });
    const spoiled = path.join(folder, 'spoiled.csv');
    const text = readFileSync(path.join(folder, 'products.csv'), 'utf8');
    expect(text).toContain(',202,');
    writeFileSync(spoiled, text.replace(',202,', ',2.02E+02,'));
    const again = await previewFiles(page, [spoiled]);
    expect(await dryRun(again)).toEqual({ Same: 5 });
    await again.getByRole('tab', { name: /^Problems/ }).click();
    await again.getByText('202 → 2.02E+02').waitFor();
    await page.screenshot({ path: '.cache/spreadsheet-told.png' });
    expect(desk.complaints).toEqual([]);
  });
});
