import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { launchElectron, oneDesk } from './drive.ts';
import { playTrace } from './traces.ts';
import { command } from './keys.ts';
import { act, dialog, goTo, goToSettings, importFiles, journeyFile, openByCode, startEmpty, cancel } from './steps.ts';

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

  test('[SH45] while a figure is asked about or refused, the next one of a list is not taken in its place', async () => {
    const { page } = desk;
    const waits = page.getByRole('alert').filter({ hasText: 'was not taken' });
    await cell(page, 'Clamp', 1).click();
    await type(page, '130⏎');
    const asks = page.getByRole('alert').filter({ hasText: 'Press Enter again' });
    await asks.waitFor();
    await type(page, '5⏎6⏎');
    await waits.waitFor();
    expect(await editing(page, 'Quantity of Clamp').inputValue()).toBe('130');
    expect((await quantities(page)).slice(1)).toEqual(['4', '7']);
    await page.screenshot({ path: '.cache/asks-waits.png' });
    // Cleared, another figure is taken and judged anew.
    await page.keyboard.press('Backspace');
    await waits.waitFor({ state: 'hidden' });
    await type(page, '5⏎');
    await page.keyboard.press('Escape');
    expect(await quantities(page)).toEqual(['5', '4', '7']);
    // Esc leaves the cell as it was, and Enter directly on the question answers it.
    await cell(page, 'Clamp', 1).click();
    await type(page, '130⏎7');
    await waits.waitFor();
    await page.keyboard.press('Escape');
    expect(await quantities(page)).toEqual(['5', '4', '7']);
    await type(page, '130⏎');
    await asks.waitFor();
    await type(page, '⏎');
    await page.keyboard.press('Escape');
    expect(await quantities(page)).toEqual(['130', '4', '7']);
    // What is refused waits, too.
    await cell(page, 'Bolt', 1).click();
    await type(page, '1.5⏎');
    await page.getByRole('alert').filter({ hasText: 'Whole numbers' }).waitFor();
    await type(page, '3⏎');
    await waits.waitFor();
    await page.keyboard.press('Backspace');
    await type(page, '3⏎');
    await page.keyboard.press('Escape');
    expect(await quantities(page)).toEqual(['130', '3', '7']);
  });

  test('[SH47] nothing is received while a figure is typed that asks or is refused; what can be taken is taken first', async () => {
    const { page } = desk;
    const receive = page.getByRole('button', { name: 'Receive stock' });
    const waits = async (name: string, text: string) => {
      await expect.poll(() => editing(page, name).evaluate((field) => field === document.activeElement)).toBe(true);
      expect(await editing(page, name).inputValue()).toBe(text);
      expect(await table(page).isVisible()).toBe(true);
      await page.getByRole('alert').first().waitFor();
    };
    for (const [place, name, figures] of [
      [1, 'Quantity of Anchor', ['700', 'abc', '12345678']],
      [3, 'Cost of one Anchor', ['abc', '5901234123457']],
    ] as const) {
      for (const figure of figures) {
        await cell(page, 'Anchor', place).click();
        await type(page, figure.replaceAll('abc', '1x'));
        const typed = figure.replaceAll('abc', '1x');
        await receive.click();
        await waits(name, typed);
        await page.keyboard.press('Control+Enter');
        await waits(name, typed);
        // Left with its question, it can be taken back from anywhere.
        await page.getByRole('heading', { name: 'Receive', exact: true }).click();
        await page.keyboard.press('Control+Enter');
        await waits(name, typed);
        await page.getByRole('heading', { name: 'Receive', exact: true }).click();
        await page.getByRole('alert').first().waitFor();
        await page.keyboard.press('Escape');
        await editing(page, name).waitFor({ state: 'hidden' });
      }
    }
    expect(await quantities(page)).toEqual(['130', '3', '7']);
    const field = page.getByRole('searchbox', { name: 'Scan or find what arrived' });
    await field.fill('*900');
    await receive.click();
    await said(page).getByText('Press Enter again').waitFor();
    await page.keyboard.press('Escape');
    await said(page).getByText('Press Enter again').waitFor({ state: 'hidden' });
    await cell(page, 'Anchor', 1).click();
    await type(page, '9');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('grid', { name: 'Purchasing' }).locator('[data-row="0"]').getByRole('rowheader').click();
    await page.keyboard.press('Enter');
    await page
      .getByRole('region', { name: /^Received/ })
      .getByText('9 at $4.00 each')
      .waitFor();
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
    await type(page, '7⏎8⏎');
    await page.getByRole('alert').filter({ hasText: 'was not taken' }).waitFor();
    await page.screenshot({ path: '.cache/asks-count.png' });
    await page.keyboard.press('Backspace');
    await type(page, '7⏎8⏎');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^Counted/ }).click();
    await expect
      .poll(async () => (await sheet.getByRole('row').allInnerTexts()).slice(1).map((row) => row.split('\n')[2]))
      .toEqual(['8', '7', '1']);
  });

  test('[SH47] what is typed into the sheet or into "Count again" is in the review before it is posted, or asks', async () => {
    const { page } = desk;
    const sheet = page.getByRole('grid', { name: 'Counted products' });
    await sheet.locator('[data-row="0"]').getByRole('gridcell').nth(1).click();
    await type(page, '9000');
    await act(page, 'Review count');
    await page.getByRole('alert').first().waitFor();
    expect(await sheet.isVisible()).toBe(true);
    await page.keyboard.press('Escape');
    await act(page, 'Review count');
    const lines = page.getByRole('grid', { name: 'Differences' });
    await lines.locator('[data-row="0"]').getByRole('rowheader').click();
    const again = page.getByRole('textbox', { name: 'Count again' });
    await again.fill('9000');
    await act(page, 'Post count');
    await expect.poll(() => again.evaluate((field) => field === document.activeElement)).toBe(true);
    expect(await dialog(page, 'Post count').count()).toBe(0);
    await again.fill('4');
    await page.getByRole('textbox', { name: 'Note' }).fill('top shelf');
    await act(page, 'Post count');
    await dialog(page, 'Post count').getByRole('button', { name: 'Cancel' }).click();
    await expect.poll(async () => (await lines.locator('[data-row="0"]').innerText()).split(/\s+/)).toContain('4');
    expect(await page.getByRole('textbox', { name: 'Note' }).inputValue()).toBe('top shelf');
  });

  test('[SH45] and a field of a form', async () => {
    const { page } = desk;
    await openByCode(page, 'V-9');
    await act(page, 'Adjust stock');
    const form = dialog(page, 'Adjust stock');
    const quantity = form.getByRole('textbox', { name: 'Quantity' });
    await quantity.focus();
    await type(page, '500⏎');
    await form.getByText('is far more').waitFor();
    await type(page, '5');
    expect(await quantity.inputValue()).toBe('5');
    await cancel(form);
    await form.waitFor({ state: 'hidden' });
    expect(desk.complaints).toEqual([]);
  });
});

describe('scans into the forms of dialogs', () => {
  const desk = oneDesk(launchElectron);
  const eyelet = '4012345678901';
  const close = (page: Page, name: string) => cancel(dialog(page, name));

  test('[SCN28] in New order and Edit order a scan from anywhere adds the product', async () => {
    const { page } = desk;
    await startEmpty(page);
    await importFiles(page, [journeyFile('short-codes.csv')]);
    await goTo(page, 'Orders');
    await page.getByRole('button', { name: 'New order' }).first().click();
    const form = dialog(page, 'New order');
    const number = form.getByRole('textbox', { name: 'Number' });
    await expect.poll(() => number.inputValue()).not.toBe('');
    const before = await number.inputValue();
    const taken = (product: string) => form.getByRole('button', { name: `Take ${product} out` });
    await number.focus();
    await playTrace(page, eyelet);
    await taken('Eyelet').waitFor();
    expect(await number.inputValue()).toBe(before);
    await form.getByRole('combobox', { name: 'Customer' }).focus();
    await playTrace(page, '777');
    await taken('Dowel').waitFor();
    expect(await form.getByRole('combobox', { name: 'Customer' }).inputValue()).toBe('');
    await form.getByRole('button', { name: 'Cancel' }).focus();
    await playTrace(page, eyelet);
    await form.getByRole('textbox', { name: 'Quantity' }).first().waitFor();
    await expect.poll(() => form.getByRole('textbox', { name: 'Quantity' }).first().inputValue()).toBe('2');
    // What nothing has is shown where products are added, and never stands in another field.
    await number.focus();
    await playTrace(page, 'T-0570BTH-001');
    const add = form.getByRole('combobox', { name: 'Add a product' });
    await expect.poll(() => add.inputValue()).toBe('T-0570BTH-001');
    await form.getByRole('listbox', { name: 'Add a product' }).getByText('Nothing found').waitFor();
    await page.screenshot({ path: '.cache/scan-order.png' });
    expect(await number.inputValue()).toBe(before);
    await playTrace(page, 'V-9');
    await expect.poll(() => form.getByRole('textbox', { name: 'Quantity' }).first().inputValue()).toBe('3');
    await form.getByRole('button', { name: 'New order' }).click();
    await form.waitFor({ state: 'hidden' });
    await page.getByRole('grid', { name: 'Orders' }).locator('[data-row="0"]').click();
    await act(page, 'Edit order');
    const edit = dialog(page, 'Edit order');
    await edit.getByRole('textbox', { name: 'Number' }).focus();
    await playTrace(page, 'A1');
    await edit.getByRole('button', { name: 'Take Anchor out' }).waitFor();
    expect(await edit.getByRole('textbox', { name: 'Number' }).inputValue()).toBe(before);
    await close(page, 'Edit order');
  });

  test('[SCN28] in New product the barcode gets it; elsewhere text stays as it was, and that is said', async () => {
    const { page } = desk;
    const refused = (box: Locator, code: string) =>
      box
        .locator('xpath=ancestor::div[contains(@class, "ui-field")][1]')
        .getByText(`“${code}” was scanned into a field that is for no code`)
        .waitFor();
    await goTo(page, 'Stock');
    await page.getByRole('button', { name: 'New product' }).first().click();
    const form = dialog(page, 'New product');
    const name = form.getByRole('textbox', { name: /^Name/ });
    await name.fill('Hinge');
    await playTrace(page, '96385074');
    await expect.poll(() => form.getByRole('textbox', { name: 'Barcode' }).inputValue()).toBe('96385074');
    expect(await name.inputValue()).toBe('Hinge');
    await page.screenshot({ path: '.cache/scan-product.png' });
    await close(page, 'New product');
    await openByCode(page, 'V-9');
    await act(page, 'Edit product');
    for (const field of [/^Name/, 'Unit', 'Description']) {
      const box = dialog(page, 'Edit product').getByRole('textbox', { name: field });
      const held = await box.inputValue();
      await box.focus();
      await playTrace(page, eyelet);
      await refused(box, eyelet);
      expect(await box.inputValue()).toBe(held);
    }
    for (const field of ['Category', 'Supplier']) {
      const box = dialog(page, 'Edit product').getByRole('combobox', { name: field });
      await box.focus();
      await playTrace(page, 'HA-112');
      await refused(box, 'HA-112');
      expect(await box.inputValue()).toBe('');
    }
    await page.screenshot({ path: '.cache/scan-refused.png' });
    await close(page, 'Edit product');
    await goTo(page, 'Counts');
    await page.getByRole('button', { name: 'New count' }).first().click();
    const count = dialog(page, 'New count').getByRole('textbox', { name: 'Name' });
    const held = await count.inputValue();
    await count.focus();
    await playTrace(page, '7777777');
    // No place of this shop has a code: there is nowhere to look it up.
    await refused(count, '7777777');
    expect(await count.inputValue()).toBe(held);
    await close(page, 'New count');
    await goToSettings(page, 'Locations');
    await page.getByRole('button', { name: 'Add location' }).click();
    const place = dialog(page, 'Add location').getByRole('textbox', { name: /^Name/ });
    await place.focus();
    await playTrace(page, eyelet);
    const barcode = dialog(page, 'Add location').getByRole('textbox', { name: 'Barcode' });
    await expect.poll(() => barcode.inputValue()).toBe(eyelet);
    expect(await place.inputValue()).toBe('');
    await close(page, 'Add location');
    await goToSettings(page, 'Scanner');
    const tries = page.getByRole('textbox', { name: 'Try the scanner' });
    await tries.focus();
    await playTrace(page, eyelet);
    expect(await tries.inputValue()).toBe(eyelet);
    expect(desk.complaints).toEqual([]);
  });
});
