import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { oneDesk, oneWay } from './drive.ts';
import { choose, dryRun, fixture, preview, readFiles, startEmpty, stockRow, told, cancel } from './steps.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'stockroom-columns-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const written = (name: string, text: string): string => {
  const file = path.join(folder, name);
  writeFileSync(file, text);
  return file;
};

describe.each(oneWay)('the columns of a file $way', ({ launch }) => {
  const desk = oneDesk(launch);

  test('[IMP140] [IMP148] a German till with two prices: what each column is and would bring', async () => {
    const { page } = desk;
    await startEmpty(page);
    const form = await readFiles(page, [fixture('till-german.csv')]);
    const meaning = (header: string) => form.getByRole('combobox', { name: `Meaning of ${header}` });
    expect(await meaning('EKPreis').inputValue()).toBe('Cost');
    expect(await meaning('VKPreis').inputValue()).toBe('Price');
    await form.getByText('5 amounts from 1.5 to 24.5').waitFor();
    await form.getByText('5 quantities, 13,553.375 together').waitFor();
    await preview(form);
    expect(await dryRun(form)).toEqual({ New: 5 });
    await form.getByText('Opening stock 1,048.375').waitFor();
    await form.getByRole('button', { name: 'Import', exact: true }).click();
    await told(page, '5 imported from till-german.csv');
    await stockRow(page, 'Bergkäse mild').waitFor();
  });

  test('[IMP146] figures that can be read two ways are asked before the preview, with their sums', async () => {
    const { page } = desk;
    const form = await readFiles(page, [written('open.csv', 'SKU,Name,Stock\nQ-1,Quince,"1,800"\nQ-2,Pear,"2,500"\n')]);
    const go = form.getByRole('button', { name: 'Preview', exact: true });
    await expect.poll(() => go.isDisabled()).toBe(true);
    const asked = form.getByRole('combobox', { name: 'How are the figures in Stock meant?' });
    await choose(asked, '1,800 is 1,800; Stock together 4,300');
    await preview(form);
    await form.getByText('Opening stock 2,500').waitFor();
    await cancel(form, 'Close');
    expect(desk.complaints).toEqual([]);
  });
});
