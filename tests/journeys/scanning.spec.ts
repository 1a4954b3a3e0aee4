import { describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { oneDesk, ways } from './drive.ts';
import { codesIn, fileOf } from './given-files.ts';
import { playTrace } from './traces.ts';
import {
  dialog,
  goTo,
  importFiles,
  journeyFile,
  openByCode,
  onHand,
  region,
  search,
  startEmpty,
  told,
  cancel,
} from './steps.ts';

/** Puts the focus where no field is. */
const leaveFields = (page: Page) => page.evaluate('document.activeElement?.blur()');

const hat = '4012345678901';

describe.each(ways)('scanning $way', ({ launch }) => {
  const desk = oneDesk(launch);

  test('[SCN6] with nothing in focus a scan opens its product from any screen, and is no command', async () => {
    const { page } = desk;
    await startEmpty(page);
    await importFiles(page, [journeyFile('hat-list.csv')]);
    await importFiles(page, [journeyFile('shelf.csv')]);
    await goTo(page, 'Settings');
    await leaveFields(page);
    await playTrace(page, hat);
    await page.getByRole('heading', { name: 'Wool hat' }).waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  test('[SCN6] an unknown code is searched for in the stock list', async () => {
    const { page } = desk;
    await leaveFields(page);
    await playTrace(page, '5901234123457');
    await page.waitForURL(/q=5901234123457/);
    await search(page, '');
    await page.getByRole('searchbox', { name: 'Search or scan' }).press('Escape');
  });

  test('[SCN5] what is scanned into a field of a form stays there', async () => {
    const { page } = desk;
    await openByCode(page, hat);
    await page.getByRole('button', { name: 'Add barcode' }).first().click();
    const form = dialog(page, 'Add barcode');
    const field = form.getByRole('textbox').first();
    await field.focus();
    await playTrace(page, '96385074');
    await form.waitFor({ state: 'hidden' });
    await region(page, 'Barcodes').getByText('96385074').waitFor();
  });

  test('[SCN19] a second scan into a field for a code replaces the first one, whatever stood there', async () => {
    const { page } = desk;
    await goTo(page, 'Stock');
    await leaveFields(page);
    await page.keyboard.press('n');
    const form = dialog(page, 'New product');
    for (const name of ['Barcode', 'SKU', 'Supplier’s code']) {
      const field = form.getByRole('textbox', { name, exact: true });
      await field.click();
      for (const code of ['4006381333931', '4011200296908']) {
        await playTrace(page, code);
        await expect.poll(() => field.inputValue()).toBe(code);
      }
    }
    await cancel(form);
    await form.waitFor({ state: 'hidden' });
  });

  test('[SCN5] [SCN6] a count takes scans wherever the focus is', async () => {
    const { page } = desk;
    await goTo(page, 'Counts');
    await page.getByRole('button', { name: 'New count' }).first().click();
    await dialog(page, 'New count').getByRole('button', { name: 'Begin count' }).click();
    const said = page.locator('.count-said');
    await said.waitFor();
    await dialog(page, 'New count').waitFor({ state: 'detached' });
    await playTrace(page, hat);
    await said.getByText(/Wool hat/).waitFor();
    await leaveFields(page);
    for (const [code, text] of [
      ['96385074', /Wool hat.*2/],
      ['1234567890128', /Nothing has the code 1234567890128/],
    ] as const) {
      await playTrace(page, code);
      await said.getByText(text).waitFor();
    }
    await page.getByRole('grid').locator('[data-row="0"]').filter({ hasText: 'Wool hat' }).waitFor();
  });

  test('[SCN5] [CNT20] [CNT22] a shelf is counted by the scanner alone, and posted with the keys that end it', async () => {
    const { page } = desk;
    const said = page.locator('.count-said');
    for (const [code, text] of [
      ['WEDGE-9', 'Door wedge: 1 counted.'],
      ['WEDGE-9', 'Door wedge: 2 counted.'],
      ['4006381333931', 'Twine: 1 counted.'],
    ] as const) {
      await playTrace(page, code);
      await said.getByText(text).waitFor();
    }
    await page.keyboard.press('p');
    await page.getByRole('grid', { name: 'Differences' }).locator('[data-row="2"]').waitFor();
    await page.keyboard.press('p');
    await dialog(page, 'Post count').getByText('3 lines are posted.').waitFor();
    await page.keyboard.press('Enter');
    await told(page, 'Count posted: 3 lines.');
    await leaveFields(page);
    await playTrace(page, 'WEDGE-9');
    await page.getByRole('heading', { name: 'Door wedge' }).waitFor();
    await expect.poll(() => onHand(page)).toBe(2);
  });

  test('[SCN5] [PUR4] [PUR5] a delivery is scanned; a code that nothing has does not stop the next one', async () => {
    const { page } = desk;
    await goTo(page, 'Purchasing');
    await page.keyboard.press('r');
    const said = page.locator('.receive-said');
    await said.waitFor();
    for (const [code, text] of [
      [hat, 'Wool hat: 1'],
      ['96385074', 'Wool hat: 2'],
      ['WEDGE-9', 'Door wedge: 1'],
    ] as const) {
      await playTrace(page, code);
      await said.getByText(text, { exact: true }).waitFor();
    }
    await playTrace(page, '5901234123457');
    const unknown = dialog(page, 'Unknown code');
    await unknown.waitFor();
    await playTrace(page, '4006381333931');
    await unknown.waitFor({ state: 'hidden' });
    await said.getByText('Twine: 1', { exact: true }).waitFor();
    await page.keyboard.press('Control+Enter');
    await told(page, '3 products received at');
    await leaveFields(page);
    await playTrace(page, 'WEDGE-9');
    await page.getByRole('heading', { name: 'Door wedge' }).waitFor();
    await expect.poll(() => onHand(page)).toBe(3);
  });

  test('[SCN5] [LAB50] labels are scanned, one a scan, and come out as they were scanned', async () => {
    const { page } = desk;
    await goTo(page, 'Labels');
    await playTrace(page, hat);
    await page.getByRole('img', { name: 'Page 1 of 1 as it is printed' }).waitFor();
    await playTrace(page, '5901234123457');
    await page.getByText('Nothing has the code 5901234123457').waitFor();
    await playTrace(page, hat);
    await page.getByRole('img', { name: 'Page 1 of 2 as it is printed' }).waitFor();
    await page.keyboard.press('Control+Enter');
    const save = dialog(page, 'Print labels').getByRole('button', { name: 'Save as PDF' });
    const pdf = await fileOf(desk, `scanned-${launch.name}.pdf`, () => save.press('Enter'));
    await told(page, 'saved as PDF');
    expect(await codesIn(pdf)).toEqual([hat]);
    expect(desk.complaints).toEqual([]);
  });
});
