import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, test } from 'vitest';
import { findings } from './axe.ts';
import { oneDesk, oneWay } from './drive.ts';
import { codesIn, fileOf } from './given-files.ts';
import { act, dialog, goTo, importFiles, region, startEmpty, stockRow, told, undo } from './steps.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'stockroom-own-codes-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const list = 'Name,Barcode,Stock\nSpoon,,5\nFork,,3\nKnife,,2\nLadle,,1\nPlate,4006381333931,9\n';
const grid = (page: Page) => page.getByRole('grid', { name: 'Stock' });
/** The codes on a product's page. */
const codes = (page: Page) => region(page, 'Barcodes').getByRole('listitem').allInnerTexts();

describe.each(oneWay)('codes of one’s own $way', ({ launch }) => {
  const desk = oneDesk(launch);

  test('[CAT40] [CAT41] a product gets a barcode on its page; undone it has none, made again the same; a scan finds it', async () => {
    const { page } = desk;
    const file = path.join(folder, 'tableware.csv');
    writeFileSync(file, list);
    await startEmpty(page);
    await importFiles(page, [file]);
    await goTo(page, 'Stock');
    await stockRow(page, 'Spoon').getByRole('rowheader').click();
    const make = region(page, 'Barcodes').getByRole('button', { name: 'Make a barcode' });
    await make.click();
    await expect.poll(async () => (await codes(page))[0] ?? '').toMatch(/^04\d{11}/);
    const [made] = await codes(page);
    await undo(page, 'Barcode made: Spoon');
    await expect.poll(() => codes(page)).toEqual([]);
    await make.click();
    await expect.poll(() => codes(page)).toEqual([made]);
    expect(await make.count()).toBe(0);
    await goTo(page, 'Stock');
    const scanned = page.getByRole('searchbox', { name: 'Search or scan' });
    await scanned.fill(/^\d+/.exec(made ?? '')?.[0] ?? '');
    await scanned.press('Enter');
    await page.getByRole('heading', { name: 'Spoon', exact: true }).waitFor();
  });

  test('[LAB70] [LAB71] before printing it is said how many labels have no code; made then, they are printed', async () => {
    const { page } = desk;
    await goTo(page, 'Labels');
    const field = page.getByRole('searchbox', { name: 'Scan or find a product' });
    for (const name of ['Fork', 'Plate']) {
      await field.fill(name);
      await page.getByRole('option', { name }).click();
    }
    await page.getByRole('img', { name: 'Page 1 of 2 as it is printed' }).waitFor();
    await act(page, 'Print labels');
    const question = dialog(page, 'Labels without a code');
    await question.getByText('1 of 2 labels has no code').waitFor();
    expect(await findings(page, 'labels without a code')).toEqual([]);
    await question.getByRole('button', { name: 'Only the 1 with a code' }).click();
    const form = dialog(page, 'Print labels');
    await form.getByRole('img', { name: 'Page 1 of 1 as it is printed' }).waitFor();
    await page.keyboard.press('Escape');
    await form.waitFor({ state: 'hidden' });
    await act(page, 'Print labels');
    await question.getByRole('button', { name: 'Make barcodes' }).click();
    await told(page, '1 barcode made');
    const pdf = await fileOf(desk, 'own.pdf', () => form.getByRole('button', { name: 'Save as PDF' }).click());
    expect((await codesIn(pdf)).join(' ')).toMatch(/04\d{11}|4\d{11}/);
    await form.waitFor({ state: 'hidden' });
  });

  test('[CAT43] many get theirs as one act: how many have none is said, and one undo takes all back', async () => {
    const { page } = desk;
    await goTo(page, 'Stock');
    await page.getByRole('searchbox', { name: 'Search or scan' }).fill('');
    await stockRow(page, 'Knife').waitFor();
    await grid(page).focus();
    await page.keyboard.press('Control+a');
    await page.keyboard.press('c');
    const question = dialog(page, 'Make barcodes');
    await question.getByText('2 of 5 products have no barcode').waitFor();
    await question.getByText('3 have a barcode already and keep it.').waitFor();
    expect(await findings(page, 'Make barcodes')).toEqual([]);
    await question.getByRole('button', { name: 'Make 2 barcodes' }).click();
    await told(page, '2 barcodes made');
    await grid(page).focus();
    await page.keyboard.press('c');
    await told(page, 'All of them have a barcode already.');
    await page.keyboard.press('Control+z');
    await told(page, 'Undone: Barcodes made');
    await page.keyboard.press('c');
    await question.getByText('2 of 5 products have no barcode').waitFor();
    await page.keyboard.press('Escape');
    expect(desk.complaints).toEqual([]);
  });

  test('[STS84] [STS83] what was done is exported as well, and the kind chosen last is written next', async () => {
    const { page } = desk;
    await goTo(page, 'Activity');
    await page.getByRole('button', { name: 'More ways to export' }).click();
    const item = page.getByRole('menuitem', { name: 'CSV', exact: true });
    const file = await fileOf(
      desk,
      'activity.csv',
      () => item.click(),
      (bytes) => bytes.includes('Barcodes made'),
    );
    expect(file).toContain('activity.csv');
    await told(page, 'rows exported');
    await goTo(page, 'Stock');
    expect(await page.getByRole('button', { name: 'Export', exact: true }).getAttribute('title')).toBe('CSV');
    expect(desk.complaints).toEqual([]);
  });
});
