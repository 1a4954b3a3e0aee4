import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { oneDesk, oneWay } from './drive.ts';
import { choose, dryRun, goTo, importFiles, importForm, preview, readFiles, startEmpty, told } from './steps.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'stockroom-lists-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const written = (name: string, ...lines: readonly string[]): string => {
  const file = path.join(folder, name);
  writeFileSync(file, `${lines.join('\n')}\n`);
  return file;
};
const products = [
  'Name,SKU,Supplier,Supplier code,Cost,Stock',
  'Mug,M-1,Acme,A-1,2.00,5',
  'Jug,J-1,Acme,A-2,3.00,4',
  'Tea,T-1,Bolt,B-1,4.00,7',
];
const prices = ['Supplier code,Description,Cost', 'A-1,Mug,2.40', 'A-2,Jug,3.00', 'B-1,Tea,9.00', 'A-9,Bowl,5.00'];

describe.each(oneWay)('lists about what the shop has $way', ({ launch }) => {
  const desk = oneDesk(launch);
  const form = () => importForm(desk.page);
  const press = (name: string) => form().getByRole('button', { name, exact: true }).click();

  test('[IMP240] [IMP241] a supplier’s price list: whose it is is asked, costs change, nothing is added unasked', async () => {
    const { page } = desk;
    await startEmpty(page);
    await importFiles(page, [written('products.csv', ...products)]);
    await readFiles(page, [written('acme.csv', ...prices)]);
    expect(await form().getByRole('combobox', { name: 'Read it as' }).inputValue()).toBe('Supplier’s price list');
    const go = form().getByRole('button', { name: 'Preview', exact: true });
    await expect.poll(() => go.isDisabled()).toBe(true);
    await choose(form().getByRole('combobox', { name: 'Whose price list is this?' }), 'Acme');
    await page.screenshot({ path: '.cache/import-price-list-columns.png' });
    await preview(form());
    expect(await dryRun(form())).toEqual({ Changed: 1, Same: 1 });
    await form().getByText('2 rows are about something your shop does not have').waitFor();
    await page.screenshot({ path: '.cache/import-price-list.png' });
    await form().getByRole('checkbox', { name: 'Add 2 products of the list that you do not have' }).check();
    await expect.poll(() => dryRun(form())).toEqual({ New: 2, Changed: 1, Same: 1 });
    await form().getByRole('checkbox', { name: 'Add 2 products of the list that you do not have' }).uncheck();
    await expect.poll(() => dryRun(form())).toEqual({ Changed: 1, Same: 1 });
    await press('Import');
    await told(page, '1 imported from acme.csv');
    const again = await readFiles(page, [written('acme.csv', ...prices)]);
    expect(await again.getByRole('combobox', { name: 'Whose price list is this?' }).inputValue()).toBe('Acme');
    await preview(again);
    expect(await dryRun(again)).toEqual({ Same: 2 });
    await press('Close');
  });

  test('[IMP243] [IMP245] a list of counted stock becomes an open count with its lines', async () => {
    const { page } = desk;
    await readFiles(page, [written('counted.csv', 'SKU,Counted quantity', 'M-1,4', 'J-1,4', 'X-1,2')]);
    await preview(form());
    await form().getByText('Counted: 2').waitFor();
    await form().getByText('Counted: 4').first().waitFor();
    await form().getByText('1 of 2 differs from your books there.').waitFor();
    await page.screenshot({ path: '.cache/import-counts.png' });
    await press('Import');
    await told(page, '2 products counted from counted.csv. The count is open under Counts.');
    await goTo(page, 'Counts');
    await page.getByRole('main').getByText('counted.csv').first().waitFor();
    await page.screenshot({ path: '.cache/import-counts-open.png' });
  });

  test('[IMP246] a list of locations brings new ones, and the same list again nothing', async () => {
    const { page } = desk;
    const list = written('places.csv', 'Location', 'High Street', 'Market', 'high street');
    await readFiles(page, [list]);
    expect(await form().getByRole('combobox', { name: 'Read it as' }).inputValue()).toBe('Locations');
    await preview(form());
    expect(await dryRun(form())).toEqual({ New: 2 });
    await page.screenshot({ path: '.cache/import-locations.png' });
    await press('Import');
    await told(page, '2 imported from places.csv');
    await readFiles(page, [list]);
    await preview(form());
    expect(await dryRun(form())).toEqual({ Same: 2 });
    await press('Close');
    expect(desk.complaints).toEqual([]);
  });
});
