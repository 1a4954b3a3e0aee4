import { describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { oneDesk, ways } from './drive.ts';
import { dialog, goTo, importFiles, journeyFile, openByCode, region, search, startEmpty } from './steps.ts';

/** What a scanner sends: the code's keys one right after the other, and Enter. */
async function scan(page: Page, code: string): Promise<void> {
  await page.keyboard.type(code);
  await page.keyboard.press('Enter');
}

/** Puts the focus where no field is. */
const leaveFields = (page: Page) => page.evaluate('document.activeElement?.blur()');

const hat = '4012345678901';

describe.each(ways)('scanning $way', ({ launch }) => {
  const desk = oneDesk(launch);

  test('[SCN6] with nothing in focus a scan opens its product from any screen, and is no command', async () => {
    const { page } = desk;
    await startEmpty(page);
    await importFiles(page, [journeyFile('own-list.csv')]);
    await goTo(page, 'Settings');
    await leaveFields(page);
    await scan(page, hat);
    await page.getByRole('heading', { name: 'Wool hat' }).waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
  });

  test('[SCN6] an unknown code is searched for in the stock list', async () => {
    const { page } = desk;
    await leaveFields(page);
    await scan(page, '5901234123457');
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
    await scan(page, '96385074');
    await form.waitFor({ state: 'hidden' });
    await region(page, 'Barcodes').getByText('96385074').waitFor();
  });

  test('[SCN5] [SCN6] a count takes scans wherever the focus is', async () => {
    const { page } = desk;
    await goTo(page, 'Counts');
    await page.getByRole('button', { name: 'New count' }).first().click();
    await dialog(page, 'New count').getByRole('button', { name: 'Begin count' }).click();
    const said = page.locator('.count-said');
    await said.waitFor();
    await dialog(page, 'New count').waitFor({ state: 'detached' });
    await scan(page, hat);
    await said.getByText(/Wool hat/).waitFor();
    await leaveFields(page);
    for (const [code, text] of [
      ['96385074', /Wool hat.*2/],
      ['1234567890128', /Nothing has the code 1234567890128/],
    ] as const) {
      await scan(page, code);
      await said.getByText(text).waitFor();
    }
    await page.getByRole('grid').locator('[data-row="0"]').filter({ hasText: 'Wool hat' }).waitFor();
    expect(desk.complaints).toEqual([]);
  });
});
