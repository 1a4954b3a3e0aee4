import type { Locator, Page } from 'playwright-core';
import { afterAll, describe, expect, test } from 'vitest';
import { findings } from './axe.ts';
import { launchElectron, oneDesk } from './drive.ts';
import { playTrace } from './traces.ts';
import { choose, dialog, goTo, goToSettings, onHand, region, startEmpty, stockRow, told, undo } from './steps.ts';

/** The day so many days from today, as an American types it: the shop of the test is one. */
function dayFrom(days: number): string {
  const [year, month, day] = new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10).split('-');
  return `${month}/${day}/${year}`;
}

/** What a person types, key by key. */
async function type(field: Locator, text: string): Promise<void> {
  await field.click();
  await field.pressSequentially(text, { delay: 60 });
  await field.page().keyboard.press('Enter');
}

const lotRow = (page: Page, text: string) => region(page, 'Lots').getByRole('row').filter({ hasText: text });
const lotRows = (page: Page) => region(page, 'Lots').locator('[data-row]').allInnerTexts();
const shares = (form: Locator) => form.getByRole('group', { name: 'Lots of Earl Grey' });

describe('lots in Electron', () => {
  const desk = oneDesk(launchElectron);

  afterAll(() => expect(desk.complaints).toEqual([]));

  test('[LOT16] a product is kept apart by lots, and its page says that nothing lies in one', async () => {
    const { page } = desk;
    await startEmpty(page);
    await page.keyboard.press('n');
    const form = dialog(page, 'New product');
    await form.getByRole('textbox', { name: 'Name' }).fill('Earl Grey');
    await choose(form.getByRole('combobox', { name: 'Kept apart by' }), 'Lots');
    await form.getByRole('button', { name: 'Create product' }).click();
    await page.getByRole('heading', { name: 'Earl Grey' }).waitFor();
    await region(page, 'Lots').getByText('Nothing lies in a lot.').waitFor();
    await goToSettings(page, 'Locations');
    await page.getByRole('button', { name: 'Add location' }).click();
    await dialog(page, 'Add location').getByLabel('Name').fill('Cellar');
    await dialog(page, 'Add location').getByRole('button', { name: 'Add location' }).click();
    await told(page, 'Cellar');
  });

  test('[LOT17] [LOT14] a delivery is received in two lots that are named by their codes', async () => {
    const { page } = desk;
    await goTo(page, 'Purchasing');
    await page.keyboard.press('r');
    await page.locator('.receive-said').waitFor();
    await page.keyboard.type('earl grey', { delay: 80 });
    await page.keyboard.press('Enter');
    await page.keyboard.type('*10', { delay: 120 });
    await page.keyboard.press('Enter');
    await page.locator('.receive-said').getByText('Earl Grey: 10').waitFor();
    await page
      .getByRole('grid', { name: 'Receive', exact: true })
      .getByRole('button', { name: /Lots of Earl Grey/ })
      .click();
    const form = dialog(page, 'Lots of Earl Grey');
    // A trade code and a code of several fields are no lots.
    await playTrace(page, '4006381333931');
    await form.getByRole('alert').filter({ hasText: 'is the code of a product' }).waitFor();
    await playTrace(page, '(01)04006381333931(10)L1');
    await form.getByRole('alert').filter({ hasText: 'holds several things' }).waitFor();
    expect(await form.getByRole('textbox', { name: 'Expires on' }).count()).toBe(0);
    await type(form.getByRole('combobox', { name: 'Lot' }), 'L-1');
    await form.getByRole('textbox', { name: 'Expires on' }).fill(dayFrom(10));
    await type(form.getByRole('combobox', { name: 'Lot' }), 'L-2');
    await form.getByRole('textbox', { name: 'Expires on' }).last().fill(dayFrom(200));
    await form.getByRole('textbox', { name: 'Quantity of L-2' }).fill('6');
    await expect.poll(() => form.getByRole('textbox', { name: 'Quantity of L-1' }).inputValue()).toBe('4');
    await form.getByRole('button', { name: 'Done' }).click();
    await page.keyboard.press('Control+Enter');
    await told(page, '1 product received at');
    // The toast may be that of a delivery before.
    await page.getByRole('grid', { name: 'Purchasing' }).locator('[data-row="0"]').waitFor();
    await goTo(page, 'Stock');
    await stockRow(page, 'Earl Grey').getByRole('rowheader').click();
    await lotRow(page, 'L-1').getByText('in 10 days').waitFor();
    expect((await lotRows(page)).map((text) => text.replace(/\s+/g, ' '))).toEqual([
      expect.stringMatching(/^L-1 .* 4$/),
      expect.stringMatching(/^L-2 .* 6$/),
    ]);
  });

  test('[LOT11] [LOT15] a move proposes what expires first, a code that nothing has chooses nothing, and the undo brings it back', async () => {
    const { page } = desk;
    await page.keyboard.press('m');
    const form = dialog(page, 'Move stock');
    await form.getByRole('textbox', { name: 'Quantity', exact: true }).fill('5');
    const quantityOf = (code: string) => shares(form).getByRole('textbox', { name: `Quantity of ${code}` });
    await expect.poll(() => quantityOf('L-2').inputValue()).toBe('1');
    expect(await quantityOf('L-1').inputValue()).toBe('4');
    const lot = form.getByRole('combobox', { name: 'Lot' });
    await type(lot, 'L-');
    await form.getByRole('alert').getByText('No lot “L-” is known').waitFor();
    expect(await quantityOf('L-1').inputValue()).toBe('4');
    expect(await findings(page, 'Move stock with lots')).toEqual([]);
    await lot.fill('');
    await type(lot, 'l-2');
    await expect.poll(() => quantityOf('L-2').inputValue()).toBe('5');
    expect(await quantityOf('L-1').count()).toBe(0);
    await form.getByRole('button', { name: 'First to expire first' }).click();
    await form.getByRole('button', { name: 'Move stock' }).click();
    await told(page, 'Moved 5 Earl Grey to Cellar');
    await expect.poll(async () => (await lotRows(page)).length).toBe(3);
    expect((await lotRow(page, 'Cellar').allInnerTexts()).map((text) => text.replace(/\s+/g, ' '))).toEqual([
      expect.stringMatching(/^L-1 .* Cellar 4$/),
      expect.stringMatching(/^L-2 .* Cellar 1$/),
    ]);
    await undo(page, 'Moved 5 Earl Grey');
    await expect.poll(async () => (await lotRows(page)).length).toBe(2);
  });

  test('[LOT17] what is damaged is taken out of the lot that is named', async () => {
    const { page } = desk;
    await page.getByRole('button', { name: 'Adjust stock' }).first().click();
    const form = dialog(page, 'Adjust stock');
    await choose(form.getByRole('combobox', { name: 'Reason' }), 'Damage');
    await form.getByRole('textbox', { name: 'Quantity', exact: true }).fill('2');
    await type(form.getByRole('combobox', { name: 'Lot' }), 'L-2');
    await form.getByRole('button', { name: 'Adjust stock' }).click();
    await told(page, 'Damage:');
    await lotRow(page, 'L-2').getByText('4', { exact: true }).waitFor();
    expect(await onHand(page)).toBe(8);
    // What the pointer opens on the chart is not looked at here.
    await page.mouse.move(100, 500);
    expect(await findings(page, 'A product in lots')).toEqual([]);
    await region(page, 'Movements').getByRole('row').filter({ hasText: 'Damage' }).getByText('L-2').waitFor();
  });

  test('[LOT14] [LOT15] serial numbers are scanned one after the other, wherever the focus is, and each is one piece', async () => {
    const { page } = desk;
    await goTo(page, 'Stock');
    await page.keyboard.press('n');
    const product = dialog(page, 'New product');
    await product.getByRole('textbox', { name: 'Name' }).fill('Camera');
    await choose(product.getByRole('combobox', { name: 'Kept apart by' }), 'Serial numbers');
    await product.getByRole('button', { name: 'Create product' }).click();
    await page.getByRole('heading', { name: 'Camera' }).waitFor();
    await goTo(page, 'Purchasing');
    await page.keyboard.press('r');
    await page.locator('.receive-said').waitFor();
    await page.keyboard.type('camera', { delay: 80 });
    await page.keyboard.press('Enter');
    await page.locator('.receive-said').getByText('Camera: 1').waitFor();
    await page.keyboard.press('Escape');
    await page
      .getByRole('grid', { name: 'Receive', exact: true })
      .getByRole('button', { name: /of Camera/ })
      .click();
    const form = dialog(page, 'Serial numbers of Camera');
    for (const code of ['SN-001', '4006381333931', 'SN-003']) await playTrace(page, code);
    await expect.poll(() => form.getByRole('listitem').count()).toBe(3);
    await playTrace(page, 'SN-001');
    await form.getByRole('alert').getByText('SN-001 is named already.').waitFor();
    await form.getByRole('heading', { name: 'Serial numbers of Camera' }).click();
    await playTrace(page, 'SN-004');
    await expect.poll(() => form.getByRole('listitem').count()).toBe(4);
    await form.getByRole('button', { name: 'Done' }).click();
    await page.keyboard.press('Control+Enter');
    await told(page, '1 product received at');
    // The toast may be that of a delivery before.
    await page.getByRole('grid', { name: 'Purchasing' }).locator('[data-row="0"]').waitFor();
    await goTo(page, 'Stock');
    await stockRow(page, 'Camera').getByRole('rowheader').click();
    await region(page, 'Serial numbers').getByRole('row').filter({ hasText: 'SN-004' }).waitFor();
    expect(await region(page, 'Serial numbers').locator('[data-row]').count()).toBe(4);
    expect(await onHand(page)).toBe(4);
    await region(page, 'Serial numbers').getByRole('button', { name: 'On hand of SN-004 at Shop: 1' }).click();
    await page.locator('.ui-explain-total').waitFor();
    await page.keyboard.press('Escape');
    // Its number leads to the product from anywhere.
    await goTo(page, 'Orders');
    await playTrace(page, 'sn-003');
    await page.getByRole('heading', { name: 'Camera' }).waitFor();
  });

  test('[LOT18] [LOT19] [LOT20] the list shows what expires soon, and another day takes it off', async () => {
    const { page } = desk;
    await goTo(page, 'Stock');
    await page.getByRole('button', { name: /^Expires soon/ }).click();
    await stockRow(page, 'Earl Grey').getByText('in 10 days').waitFor();
    await page.getByRole('button', { name: /^Within: ?30 days/ }).click();
    await page.getByRole('menuitemradio', { name: '7 days' }).click();
    await page.getByText('Nothing here').waitFor();
    await goTo(page, 'Dashboard');
    expect(await page.getByRole('link', { name: /lots? expires? within/ }).count()).toBe(0);
    await goTo(page, 'Stock');
    await stockRow(page, 'Earl Grey').getByRole('rowheader').click();
    const cell = lotRow(page, 'L-1').getByRole('gridcell').first();
    await cell.dblclick();
    const editor = page.getByRole('textbox', { name: 'Expiry day of L-1' });
    await editor.fill(dayFrom(-1));
    await editor.press('Enter');
    await told(page, 'L-1 expires on');
    await lotRow(page, 'L-1').getByText('Expired').waitFor();
    await goTo(page, 'Dashboard');
    await page.getByRole('link', { name: '1 lot expires within 7 days or has expired' }).click();
    await stockRow(page, 'Earl Grey').getByText('Expired').waitFor();
    expect(await findings(page, 'What expires soon')).toEqual([]);
  });
});
