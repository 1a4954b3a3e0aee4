import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { launchElectron, oneDesk } from './drive.ts';
import { playTrace } from './traces.ts';
import { command } from './keys.ts';
import { act, dialog, goTo, importFiles, journeyFile, openByCode, startEmpty } from './steps.ts';

const said = (page: Page) => page.locator('.receive-said');
const table = (page: Page) => page.getByRole('grid', { name: 'Receive', exact: true });
const cell = (page: Page, product: string, place: number) =>
  table(page).getByRole('row').filter({ hasText: product }).getByRole('gridcell').nth(place);
const quantities = async (page: Page) =>
  Promise.all(['Clamp', 'Bolt', 'Anchor'].map((product) => cell(page, product, 1).innerText()));
/** Keys at the pace of a person; ⏎ is Enter. */
const type = async (page: Page, keys: string) => {
  for (const key of keys) await page.keyboard.press(key === '⏎' ? 'Enter' : key, { delay: 70 });
};
const editing = (page: Page, name: string) => page.getByRole('textbox', { name, exact: true });

describe('keys in the cells of a table', () => {
  const desk = oneDesk(launchElectron);

  test('[PUR9] F2 edits the cell with the cursor; the last product only from the scan field', async () => {
    const { page } = desk;
    await startEmpty(page);
    await importFiles(page, [journeyFile('short-codes.csv')]);
    await goTo(page, 'Purchasing');
    await page.keyboard.press('r');
    await said(page).waitFor();
    for (const [code, product] of [
      ['A1', 'Anchor'],
      ['42', 'Bolt'],
      ['X-2', 'Clamp'],
    ] as const) {
      await playTrace(page, code);
      await said(page).getByText(`${product}: 1`, { exact: true }).waitFor();
    }
    // In a cell that is edited already, F2 leaves the editor where it is.
    for (const [place, name] of [
      [1, 'Quantity of Anchor'],
      [3, 'Cost of one Anchor'],
    ] as const) {
      await cell(page, 'Anchor', place).click();
      await editing(page, name).waitFor();
      await page.keyboard.press('F2');
      expect(await page.getByRole('textbox', { name: /^(Quantity|Cost of one) / }).count()).toBe(1);
      await expect.poll(() => editing(page, name).evaluate((field) => field === document.activeElement)).toBe(true);
      await page.keyboard.press('Escape');
      // On the cell it opens that cell.
      await page.keyboard.press('F2');
      await editing(page, name).waitFor();
      await page.keyboard.press('Escape');
    }
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('F2');
    await editing(page, 'Quantity of Anchor').waitFor();
    await type(page, '6⏎');
    expect(await quantities(page)).toEqual(['1', '1', '6']);
    await page.getByRole('searchbox', { name: 'Scan or find what arrived' }).focus();
    await page.keyboard.press('F2');
    await editing(page, 'Quantity of Clamp').waitFor();
    await type(page, '8⏎');
    expect(await quantities(page)).toEqual(['8', '1', '6']);
    await page.getByRole('button', { name: 'Clear the list' }).focus();
    await page.keyboard.press('F2');
    await said(page).getByText('Which line?').waitFor();
    expect(await page.getByRole('textbox', { name: /^Quantity of / }).count()).toBe(0);
    await page.getByRole('searchbox', { name: 'Scan or find what arrived' }).focus();
    await command(page, 'Change quantity');
    await editing(page, 'Quantity of Clamp').waitFor();
    await page.keyboard.press('Escape');
  });

  test('[PUR10] what is said of a line is its quantity as it is now', async () => {
    const { page } = desk;
    await playTrace(page, 'X-2');
    await said(page).getByText('Clamp: 9', { exact: true }).waitFor();
    await cell(page, 'Clamp', 1).click();
    await type(page, '41⏎');
    await said(page).getByText('Clamp: 41', { exact: true }).waitFor();
    await page.keyboard.press('Escape');
  });

  test('[SH46] behind the last row figures change nothing, which is said', async () => {
    const { page } = desk;
    await cell(page, 'Clamp', 1).click();
    await type(page, '9⏎8⏎7⏎6⏎5⏎');
    expect(await quantities(page)).toEqual(['9', '8', '7']);
    await page.getByText('That was the last line').waitFor();
    expect(await page.getByRole('textbox', { name: /^Quantity of / }).count()).toBe(0);
    await page.screenshot({ path: '.cache/past-end.png' });
    await page.keyboard.press('ArrowUp');
    await type(page, '4⏎');
    await page.keyboard.press('Escape');
    expect(await quantities(page)).toEqual(['9', '4', '7']);
  });

  test('[SH45] a figure that is asked about is replaced by the next one, which is judged anew', async () => {
    const { page } = desk;
    await cell(page, 'Clamp', 1).click();
    await type(page, '130⏎');
    const asks = page.getByRole('alert').filter({ hasText: 'Press Enter again' });
    await asks.waitFor();
    await type(page, '5⏎⏎');
    await page.keyboard.press('Escape');
    expect(await quantities(page)).toEqual(['5', '4', '7']);
    // The same figure typed once more is asked about once more.
    await cell(page, 'Clamp', 1).click();
    await type(page, '130⏎');
    await asks.waitFor();
    await type(page, '130⏎');
    await asks.waitFor();
    expect((await quantities(page)).slice(1)).toEqual(['4', '7']);
    expect(await editing(page, 'Quantity of Clamp').inputValue()).toBe('130');
    await type(page, '⏎');
    await page.keyboard.press('Escape');
    expect(await quantities(page)).toEqual(['130', '4', '7']);
    // What is refused is replaced, too.
    await cell(page, 'Bolt', 1).click();
    await type(page, '1.5⏎');
    await page.getByRole('alert').filter({ hasText: 'Whole numbers' }).waitFor();
    await type(page, '3⏎');
    await page.keyboard.press('Escape');
    expect(await quantities(page)).toEqual(['130', '3', '7']);
  });

  test('[SH45] [CNT26] counting from paper does so too', async () => {
    const { page } = desk;
    await goTo(page, 'Counts');
    await page.getByRole('button', { name: 'New count' }).first().click();
    await dialog(page, 'New count').getByRole('button', { name: 'Begin count' }).click();
    await dialog(page, 'New count').waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: /^Not counted/ }).click();
    const sheet = page.getByRole('grid', { name: 'Counted products' });
    await sheet.locator('[data-row="0"]').getByRole('gridcell').nth(1).click();
    await type(page, '1⏎150⏎');
    await page.getByRole('alert').filter({ hasText: 'Press Enter again' }).waitFor();
    await page.screenshot({ path: '.cache/asks-count.png' });
    await type(page, '7⏎8⏎');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^Counted/ }).click();
    await expect
      .poll(async () => (await sheet.getByRole('row').allInnerTexts()).slice(1).map((row) => row.split('\n')[2]))
      .toEqual(['8', '7', '1']);
  });

  test('[SH45] and a field of a form', async () => {
    const { page } = desk;
    await openByCode(page, 'V-9');
    await act(page, 'Adjust stock');
    const form = dialog(page, 'Adjust stock');
    const quantity = form.getByRole('textbox', { name: 'Quantity' });
    await quantity.focus();
    await type(page, '500⏎');
    await form.getByText('That is far more').waitFor();
    await type(page, '5');
    expect(await quantity.inputValue()).toBe('5');
    await form.getByRole('button', { name: 'Cancel' }).click();
    await form.waitFor({ state: 'hidden' });
    expect(desk.complaints).toEqual([]);
  });
});
