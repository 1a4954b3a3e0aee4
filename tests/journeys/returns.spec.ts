import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { launchElectron, oneDesk } from './drive.ts';
import { playTrace } from './traces.ts';
import {
  act,
  choose,
  dialog,
  enterOrder,
  figure,
  goTo,
  importFiles,
  journeyFile,
  onHand,
  openByCode,
  openListed,
  openPart,
  said,
  scan,
  startEmpty,
  told,
} from './steps.ts';

const number = 'T-1';
const section = (page: Page, product: string) => page.getByRole('region', { name: product, exact: true });
const list = (page: Page) => page.getByRole('grid', { name: 'Returns', exact: true });

/** On hand of a product, as its page says. */
async function stockOf(page: Page, sku: string): Promise<number> {
  await openByCode(page, sku);
  return onHand(page);
}

/** Enters an order of three apples and two cherries, and ships it. */
async function shipOrder(page: Page): Promise<void> {
  await enterOrder(page, number, { Apple: '3', Cherry: '2' });
  await openListed(page, number);
  await act(page, 'Pick');
  await dialog(page, 'Pick order').getByRole('button', { name: 'Pick', exact: true }).click();
  await told(page, `Order ${number} picked`);
  await act(page, 'Ship');
  await told(page, `Order ${number} shipped`);
}

describe('returns in Electron', () => {
  const desk = oneDesk(launchElectron);

  test('[RET7] [RET8] [RET9] [RET19] a slip opens its order; pieces are scanned, wrong ones told, and the list is kept over a crash', async () => {
    await startEmpty(desk.page);
    await importFiles(desk.page, [journeyFile('fruit.csv')]);
    await shipOrder(desk.page);
    await enterOrder(desk.page, 'T-2', { Banana: '1' });
    expect(await stockOf(desk.page, 'A-1')).toBe(7);
    await openPart(desk.page, 'Returns');
    await desk.page.getByText('Nothing has come back yet').waitFor();
    await playTrace(desk.page, 'NOBODY-1');
    await desk.page.getByText('No order and no parcel has the code “NOBODY-1”.').waitFor();
    await playTrace(desk.page, number);
    await desk.page.getByRole('heading', { name: `Take back order ${number}` }).waitFor();
    await scan(desk.page, 'A-1', 'Apple: 1 of 3 here');
    await desk.page.keyboard.type('*4', { delay: 120 });
    await desk.page.keyboard.press('Enter');
    await said(desk.page, `Apple: order ${number} has no more of it`);
    await desk.page.keyboard.type('*2', { delay: 120 });
    await desk.page.keyboard.press('Enter');
    await said(desk.page, 'Apple: 2 of 3 here');
    await playTrace(desk.page, 'T-2');
    await desk.page.getByText('It is: Order T-2.').first().waitFor();
    await desk.page.keyboard.type('*1', { delay: 120 });
    await desk.page.keyboard.press('Enter');
    await said(desk.page, 'The last scan took nothing.');
    await scan(desk.page, 'B-1', `Banana is not part of order ${number}`);
    await desk.page.keyboard.type('*3', { delay: 120 });
    await desk.page.keyboard.press('Enter');
    await said(desk.page, 'The last scan took nothing.');
    const page = await desk.crash();
    await openPart(page, 'Returns');
    await page.getByText('Nothing has come back yet').waitFor();
    await scan(page, number, 'Your list is as you left it');
    await section(page, 'Apple').getByText('3 of 3 with the customer').waitFor();
  });

  test('[RET3] [RET10] [RET11] [RET16] each piece has its outcome and place; money is paid back and something else is sent in the same step', async () => {
    const { page } = desk;
    await scan(page, 'C-1', 'Cherry: 1 of 2 here');
    const cherry = section(page, 'Cherry');
    await choose(cherry.getByRole('combobox', { name: 'Outcome' }), 'Damaged');
    await choose(cherry.getByRole('combobox', { name: 'Reason' }), 'Defective');
    await cherry.getByText('Written off as damaged').waitFor();
    await cherry.getByRole('button', { name: 'Add a location' }).click();
    await told(page, 'Location Damaged goods added, not for sale');
    await cherry.getByRole('combobox', { name: 'Goes to' }).waitFor();
    await page.keyboard.press('Control+Enter');
    const form = dialog(page, `Take back order ${number}`);
    await form.getByRole('checkbox', { name: 'Pay money back' }).check();
    await form.getByText('Damaged, to Damaged goods: not for sale').waitFor();
    await form.getByText('Nobody is told').waitFor();
    expect(await form.getByRole('textbox', { name: 'Amount' }).inputValue()).toBe('4.40');
    await form.getByRole('checkbox', { name: 'Send something else' }).check();
    expect(await form.getByRole('textbox', { name: 'Number of the new order' }).inputValue()).toBe(`${number}-E1`);
    await form.getByRole('button', { name: 'Remove Cherry' }).click();
    await form.getByRole('button', { name: 'Take back pieces' }).click();
    await told(page, `Goods of order ${number} taken back`);
  });

  test('[RET13] [RET12] [RET15] the list has it with its refund and exchange; what came back is on hand, what is damaged not available', async () => {
    const { page } = desk;
    const row = list(page).getByRole('row').filter({ hasText: number }).first();
    for (const text of ['and 1 more', 'Damaged', '4.40', `${number}-E1`]) await row.getByText(text).first().waitFor();
    const panel = section(page, `Return of order ${number}`);
    await panel.getByText('Nobody is told').waitFor();
    expect(await stockOf(page, 'A-1')).toBe(9);
    expect(await stockOf(page, 'C-1')).toBe(19);
    expect(await figure(page, 'Available')).toBe(18);
  });

  test('[NUM8] [SH20] the numbers count the parcel, the time and the return, and open their order', async () => {
    const { page } = desk;
    await openPart(page, 'Numbers');
    await page.getByRole('button', { name: 'Parcels shipped: 1' }).waitFor();
    await page.getByRole('button', { name: 'Returns: 1' }).waitFor();
    await page.getByRole('link', { name: 'Parcels shipped' }).click();
    const panel = section(page, 'Parcels shipped');
    await panel.getByRole('button', { name: 'Close' }).click();
    await page.getByRole('button', { name: 'Show as table' }).click();
    await page.getByRole('table', { name: 'Parcels per day' }).getByRole('link', { name: '1', exact: true }).click();
    await page.getByRole('button', { name: 'Own days', pressed: true }).waitFor();
    await panel.getByRole('link', { name: `Order ${number}` }).click();
    await page.getByRole('heading', { name: `Order ${number}` }).waitFor();
    await page.getByRole('link', { name: `Exchanged by order ${number}-E1` }).waitFor();
  });

  test('[RET14] one undo takes the return and its exchange back', async () => {
    const { page } = desk;
    await goTo(page, 'Activity');
    await page.getByRole('button', { name: `Undo: Goods of order ${number} taken back` }).click();
    await told(page, `Undone: Goods of order ${number} taken back`);
    expect(await stockOf(page, 'A-1')).toBe(7);
    expect(desk.complaints).toEqual([]);
  });
});
