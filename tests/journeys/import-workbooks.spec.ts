import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { encode } from '#tests/fixtures/import/encode.ts';
import { readFile } from '#renderer/sync/import/reader-file.ts';
import { xlsx } from '#tests/fixtures/import/workbooks.ts';
import { oneDesk, ways } from './drive.ts';
import { choose, dryRun, goTo, importForm, preview, search, startEmpty, stockRow, told } from './steps.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'stockroom-workbooks-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function given(name: string, bytes: Uint8Array): string {
  const file = path.join(folder, name);
  writeFileSync(file, bytes);
  return file;
}

const header = ['SKU', 'Name', 'Price', 'Stock'];
const book = xlsx({
  formats: ['00000'],
  sheets: [
    { name: 'Read me', rows: [['Stock of our two shops'], ['Ask Ada before changing it']] },
    {
      name: 'High Street',
      rows: [
        ['Stock list'],
        [],
        header,
        ['HS-1', 'Walnut bowl', 12.5, 3],
        [{ xml: '<c s="1"><v>421</v></c>' }, 'Maple spoon', 4.25, 12],
        ['HS-3', 'Oak board', 30, { xml: '<c><f>SUM(D4:D5)</f></c>' }],
      ],
    },
    { name: 'Market', rows: [header, ['MK-1', 'Linen towel', 9, 7]] },
  ],
});

describe.each(ways)('workbooks and encodings $way', ({ launch }) => {
  const desk = oneDesk(launch);

  test('[IMP180] a workbook of several sheets asks which; what was chosen is imported as it is seen', async () => {
    const { page } = desk;
    await startEmpty(page);
    await page.keyboard.press('Control+i');
    const form = importForm(page);
    await form.getByLabel('File to import').setInputFiles(given('shops.xlsx', book));
    const take = (sheet: string) => form.getByRole('checkbox', { name: `Import shops.xlsx · ${sheet}` });
    await take('High Street').waitFor();
    expect([
      await take('Read me').isChecked(),
      await take('High Street').isChecked(),
      await take('Market').isChecked(),
    ]).toEqual([false, true, false]);
    await form.getByText('1 cell holds a formula without its result.').waitFor();
    await take('Market').check();
    await form.getByText('Two of these hold the same').waitFor();
    expect(await form.getByRole('button', { name: 'Columns', exact: true }).isEnabled()).toBe(false);
    await take('Market').uncheck();
    await form.getByRole('button', { name: 'Columns', exact: true }).click();
    await form.getByRole('button', { name: 'Preview', exact: true }).waitFor();
    await preview(form);
    expect(await dryRun(form)).toEqual({ New: 3 });
    await form.getByRole('button', { name: 'Import', exact: true }).click();
    await told(page, '3 imported from shops.xlsx · High Street');
    await goTo(page, 'Stock');
    await search(page, '00421');
    await stockRow(page, 'Maple spoon').waitFor();
  });

  test('[IMP182] the list on screen is written as a workbook, with codes and figures as they are', async ({ skip }) => {
    const { page, electron } = desk;
    skip(electron !== null, 'what is downloaded is looked at in the browser');
    const file = path.join(folder, 'stock.xlsx');
    const download = page.waitForEvent('download');
    await page.keyboard.press('Control+Shift+E');
    await (await download).saveAs(file);
    const read = await readFile(new Uint8Array(readFileSync(file)));
    const table = read.ok ? read.value[0].table : null;
    const [row] = table?.rows ?? [];
    const cell = (header: string) => row?.cells[table?.headers.indexOf(header) ?? -1];
    expect([cell('SKU'), cell('On hand'), cell('Price')]).toEqual(['00421', '12', '4.25']);
  });

  test('[IMP181] a guessed encoding is shown with the first rows, and another one reads them anew', async () => {
    const { page } = desk;
    await page.keyboard.press('Control+i');
    const form = importForm(page);
    const bytes = encode('SKU,Name,Stock\nPL-1,Świecznik żółty,4\nPL-2,Łyżka,9\n', 'windows-1250');
    await form.getByLabel('File to import').setInputFiles(given('towary.csv', bytes));
    await form.getByRole('cell', { name: 'Świecznik żółty' }).waitFor();
    const spelling = form.getByRole('combobox', { name: 'Letters are read as' });
    await choose(spelling, 'Western European (Windows-1252)');
    await form.getByRole('cell', { name: 'Œwiecznik ¿ó³ty' }).waitFor();
    await choose(spelling, 'Central European (Windows-1250)');
    await form.getByRole('cell', { name: 'Świecznik żółty' }).waitFor();
    await form.getByRole('button', { name: 'Columns', exact: true }).click();
    await form.getByRole('button', { name: 'Preview', exact: true }).waitFor();
    await form.getByRole('button', { name: 'Back to the file' }).click();
    await form.getByRole('cell', { name: 'Łyżka' }).waitFor();
  });
});
