import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, test } from 'vitest';
import { oneDesk, oneWay } from './drive.ts';
import { fileOf } from './given-files.ts';
import {
  cancel,
  choose,
  countOf,
  dialog,
  dryRun,
  importForm,
  preview,
  readFiles,
  startEmpty,
  stockRow,
  told,
} from './steps.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'stockroom-again-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const written = (name: string, text: string): string => {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
};
const list = 'Kürzel,Dingsda,Schild,Alt\nH-1,Wool hat,9.50,8.50\nH-2,Straw hat,12.00,11.00\n';

describe.each(oneWay)('an import made again $way', ({ launch }) => {
  const desk = oneDesk(launch);
  const form = () => importForm(desk.page);
  const meaning = (header: string) => form().getByRole('combobox', { name: `Meaning of ${header}` });
  const press = (name: string) => form().getByRole('button', { name, exact: true }).click();
  const fromMenu = async (page: Page, name: string) => {
    await press('Profiles');
    await page.getByRole('menuitem', { name }).click();
  };

  test('[IMP230] [IMP234] [IMP235] the wrong column is seen in the list, and the import made again with another', async () => {
    const { page } = desk;
    await startEmpty(page);
    await readFiles(page, [written('hats.csv', list)]);
    for (const [header, field] of Object.entries({ Kürzel: 'SKU', Dingsda: 'Name', Alt: 'Price' }))
      await choose(meaning(header), field);
    await preview(form());
    await press('Import');
    const toast = await told(page, '2 imported from hats.csv');
    await stockRow(page, 'Wool hat').getByText('$8.50').waitFor();
    await toast.getByRole('button', { name: 'Other columns…' }).click();
    await told(page, 'The import of hats.csv was undone.');
    await expect.poll(() => meaning('Alt').inputValue()).toBe('Price');
    await form().getByText('Columns as you chose them last time.').waitFor();
    await choose(meaning('Schild'), 'Price');
    expect(await meaning('Alt').inputValue()).toBe('');
    await preview(form());
    expect(await dryRun(form())).toEqual({ New: 2 });
    await press('Import');
    await stockRow(page, 'Wool hat').getByText('$9.50').waitFor();
    expect(await countOf(page, 'Stock')).toBe(2);
  });

  test('[IMP231] [IMP232] columns are kept as a profile, saved to a file, forgotten, and opened again', async () => {
    const { page } = desk;
    await readFiles(page, [written('hats.csv', list)]);
    await fromMenu(page, 'Keep these columns as a profile…');
    const naming = dialog(page, 'Keep as a profile');
    await naming.getByRole('textbox', { name: 'Name' }).fill('Hat maker');
    await naming.getByRole('button', { name: 'Keep', exact: true }).click();
    const profile = form().getByRole('combobox', { name: 'Profile' });
    await expect.poll(() => profile.inputValue()).toBe('Hat maker');
    await page.screenshot({ path: '.cache/import-profile.png' });
    const saved = await fileOf(
      desk,
      'hats.json',
      () => fromMenu(page, 'Save the profile to a file'),
      (bytes) => bytes.toString().endsWith('}\n'),
    );
    expect(JSON.parse(readFileSync(saved, 'utf8'))).toMatchObject({ name: 'Hat maker' });
    expect(readFileSync(saved, 'utf8')).not.toContain('Wool');
    await fromMenu(page, 'Forget the profile');
    await profile.waitFor({ state: 'hidden' });
    await cancel(form(), 'Close');
    // The columns stand elsewhere, and a new one is there: the profile knows its own.
    const moved = written('moved.csv', 'Neu,Alt,Schild,Dingsda,Kürzel\nx,1.00,3.00,Cap,C-1\n');
    await readFiles(page, [saved, moved]);
    await told(page, 'The profile Hat maker is kept on this computer.');
    for (const [header, field] of Object.entries({ Kürzel: 'SKU', Dingsda: 'Name', Schild: 'Price', Alt: '', Neu: '' }))
      expect(await meaning(header).inputValue()).toBe(field);
    expect(await form().getByRole('combobox', { name: 'Profile' }).inputValue()).toBe('Hat maker');
    await cancel(form(), 'Close');
  });

  test('[IMP233] a file is read as what a person says it holds', async () => {
    const { page } = desk;
    await readFiles(page, [written('names.csv', 'ID,Title\n1,Acme\n')]);
    const kind = form().getByRole('combobox', { name: 'Read it as' });
    await choose(kind, 'Suppliers');
    expect(await meaning('Title').inputValue()).toBe('Name');
    expect(await kind.inputValue()).toBe('Suppliers');
    await cancel(form(), 'Close');
  });

  test('[IMP253] of 1,000 columns those that mean something are shown, the others when a person wants them', async () => {
    const { page } = desk;
    const headers = ['SKU', ...Array.from({ length: 998 }, (_, i) => `Note ${i}`), 'Name'];
    await readFiles(page, [written('wide.csv', `${headers.join(',')}\n${headers.map((_, i) => `v${i}`).join(',')}\n`)]);
    expect(await meaning('Name').inputValue()).toBe('Name');
    await form().getByText('Page 1 of 17.').waitFor();
    expect(await meaning('Note 70').count()).toBe(0);
    await page.screenshot({ path: '.cache/import-wide.png' });
    await press('More columns');
    await meaning('Note 70').waitFor();
    expect(await meaning('Name').count()).toBe(0);
    await cancel(form(), 'Close');
  });

  test('[IMP234] [IMP236] the dialog offers to undo the last import; a file given twice is read once', async () => {
    const { page } = desk;
    await page.keyboard.press('Control+i');
    const last = form().getByRole('region', { name: 'Last import' });
    await last.getByText('2 imported from hats.csv').waitFor();
    await last.getByRole('button', { name: 'Import again with other columns' }).waitFor();
    await page.screenshot({ path: '.cache/import-last.png' });
    await last.getByRole('button', { name: 'Undo import' }).click();
    await told(page, 'The import of hats.csv was undone.');
    await last.waitFor({ state: 'hidden' });
    const file = written('twice.csv', list);
    await form().getByLabel('File to import').setInputFiles([file, file]);
    await told(page, 'A file was given twice; it is read once.');
    await form().getByRole('region', { name: 'Columns of twice.csv' }).waitFor();
    await cancel(form(), 'Close');
    await expect.poll(() => countOf(page, 'Stock')).toBe(0);
    expect(desk.complaints).toEqual([]);
  });
});
