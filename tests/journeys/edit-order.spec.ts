import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { launchElectron, oneDesk } from './drive.ts';
import { command, press, tabTo, type } from './keys.ts';
import {
  countOf,
  dialog,
  figure,
  goTo,
  importFiles,
  journeyFile,
  openByCode,
  proof,
  region,
  startEmpty,
  told,
} from './steps.ts';

const desk = oneDesk(launchElectron);

/** Committed of a product, as its page says. */
async function committed(page: Page, sku: string): Promise<number> {
  await goTo(page, 'Stock');
  await openByCode(page, sku);
  return figure(page, 'Committed');
}

/** Finds a product in the dialog that is open, and takes it. */
async function addProduct(page: Page, name: string): Promise<void> {
  await tabTo(page, /^Add a product/);
  await type(page, name);
  await page.getByRole('option', { name }).waitFor();
  await press(page, 'Enter');
}

/** Writes over the figure in the field that has the focus. */
async function writeOver(page: Page, text: string): Promise<void> {
  await press(page, 'ControlOrMeta+a');
  await type(page, text);
}

/** Takes the last act back by its key, which no field of text hears, and waits until it is told what it was. */
async function undoByKey(page: Page, what: string): Promise<void> {
  await goTo(page, 'Orders');
  await page.getByRole('heading', { name: 'Orders', exact: true }).focus();
  await press(page, 'ControlOrMeta+z');
  await told(page, `Undone: ${what}`);
}

const form = (page: Page) => dialog(page, 'Edit order');
/** One line of the dialog that is open. */
const lineOf = (page: Page, product: string) => form(page).getByRole('listitem').filter({ hasText: product });
/** The row of an order in the queue. */
const queued = (page: Page, number: string) =>
  page.getByRole('grid', { name: 'Orders', exact: true }).getByRole('row').filter({ hasText: number });

test('[OQ21] an order is edited by keyboard alone: a quantity, a line out, a line in, the number, the customer and a note', {
  timeout: 400_000,
}, async () => {
  const { page } = desk;
  await startEmpty(page);
  await importFiles(page, [journeyFile('fruit.csv')]);
  await command(page, 'Go to Orders');
  await page.getByRole('heading', { name: 'Orders', exact: true }).waitFor();
  await type(page, 'n');
  await dialog(page, 'New order').waitFor();
  await addProduct(page, 'Apple');
  await dialog(page, 'New order').getByText('Apple').waitFor();
  await addProduct(page, 'Banana');
  await dialog(page, 'New order').getByText('Banana').waitFor();
  await tabTo(page, /^Number/);
  await press(page, 'Enter');
  await told(page, 'Order 1001 entered');
  await expect.poll(() => countOf(page, 'Orders')).toBe(1);

  await tabTo(page, /^grid Orders$/);
  await press(page, 'Home');
  await type(page, 'e');
  await form(page).waitFor();
  await tabTo(page, /^Number/);
  await writeOver(page, '2001');
  await tabTo(page, /^Customer/);
  await type(page, 'Rosa Marsh');
  await page.getByRole('option', { name: 'New: Rosa Marsh' }).waitFor();
  await press(page, 'Enter');
  await tabTo(page, /^Note/);
  await type(page, 'Rings twice');
  await tabTo(page, /^Quantity/);
  await writeOver(page, '4');
  await tabTo(page, /^Take Banana out/);
  await press(page, 'Enter');
  await lineOf(page, 'Banana').waitFor({ state: 'hidden' });
  await addProduct(page, 'Cherry');
  await lineOf(page, 'Cherry').waitFor();
  await lineOf(page, 'Apple').getByText('10 available, with what this order holds').waitFor();
  await tabTo(page, /^Number/);
  await press(page, 'Enter');
  await told(page, 'Order 2001 saved');
  await form(page).waitFor({ state: 'hidden' });
  for (const figures of ['Rosa Marsh', '6.80'])
    await expect.poll(() => queued(page, '2001').innerText()).toContain(figures);
  expect([await committed(page, 'A-1'), await committed(page, 'B-1'), await committed(page, 'C-1')]).toEqual([4, 0, 1]);
});

test('[OQ25] its history and Activity say what was edited', async () => {
  const { page } = desk;
  await goTo(page, 'Orders');
  await queued(page, '2001').getByRole('rowheader').click();
  await page.getByRole('heading', { name: 'Order 2001' }).waitFor();
  await region(page, 'Customer').getByText('Rings twice').waitFor();
  const history = region(page, 'History');
  await history.getByText('Banana taken out, Quantity of Apple 1 → 4, Cherry added: 1').waitFor();
  await history.getByText('Number 1001 → 2001, Customer changed').waitFor();
  await goTo(page, 'Activity');
  const acts = page.getByRole('grid', { name: 'Activity' });
  await acts.getByText('Order 2001: Banana taken out, Quantity of Apple 1 → 4, Cherry added: 1').waitFor();
  await acts.getByText('Customer of 2001: nothing → Rosa Marsh').waitFor();
});

test('[OQ22] a picked line is not taken out and does not go below what is picked; then one undo puts all of it back', {
  timeout: 400_000,
}, async () => {
  const { page } = desk;
  await goTo(page, 'Orders');
  await queued(page, '2001').getByRole('rowheader').click();
  await page.getByRole('heading', { name: 'Order 2001' }).waitFor();
  await type(page, 'p');
  const picking = dialog(page, 'Pick order');
  await picking.getByRole('textbox', { name: 'Pick' }).nth(0).fill('3');
  await picking.getByRole('textbox', { name: 'Pick' }).nth(1).fill('0');
  await press(page, 'Enter');
  await told(page, 'Order 2001 picked');
  await type(page, 'e');
  await form(page).waitFor();
  const apple = lineOf(page, 'Apple');
  await apple.getByText('3 picked.').waitFor();
  expect(await apple.getByRole('button', { name: 'Apple stays: something of it is picked' }).isDisabled()).toBe(true);
  await tabTo(page, /^Quantity/);
  await writeOver(page, '2');
  await apple.locator('.ui-field-error').waitFor();
  await writeOver(page, '3');
  await apple.locator('.ui-field-error').waitFor({ state: 'hidden' });
  await tabTo(page, /^Take Cherry out/);
  await press(page, 'Enter');
  // What is picked has not left, so there is something to ship.
  await tabTo(page, /^Number/);
  await press(page, 'Enter');
  await told(page, 'Order 2001 saved');
  expect([await committed(page, 'A-1'), await committed(page, 'C-1')]).toEqual([3, 0]);
  await undoByKey(page, 'Order 2001: Cherry taken out, Quantity of Apple 4 → 3');
  expect([await committed(page, 'A-1'), await committed(page, 'C-1')]).toEqual([4, 1]);
  await undoByKey(page, 'Order 2001 picked');
  // Its lines, its number and its customer are one step.
  await undoByKey(
    page,
    'Order 2001: Banana taken out, Quantity of Apple 1 → 4, Cherry added: 1; Order number of 2001: 1001 → 2001; Customer of 2001: nothing → Rosa Marsh',
  );
  expect(await committed(page, 'A-1')).toBe(1);
  expect([await committed(page, 'B-1'), await committed(page, 'C-1')]).toEqual([1, 0]);
  await goTo(page, 'Orders');
  await expect.poll(() => queued(page, '1001').innerText()).not.toContain('Rosa Marsh');
  await proof(page);
  expect(desk.complaints).toEqual([]);
});

test('[OQ24] a customer and their note are saved, and the Undo of the toast puts both back', async () => {
  const { page } = desk;
  await goTo(page, 'Orders');
  await queued(page, '1001').getByRole('rowheader').click();
  await page.getByRole('heading', { name: 'Order 1001' }).waitFor();
  await type(page, 'e');
  await form(page).waitFor();
  expect(await form(page).getByRole('textbox', { name: 'Note' }).count()).toBe(0);
  await tabTo(page, /^Customer/);
  await type(page, 'Rosa');
  await page.getByRole('option', { name: 'Rosa Marsh' }).waitFor();
  await press(page, 'Enter');
  await expect.poll(() => form(page).getByRole('textbox', { name: 'Note' }).inputValue()).toBe('Rings twice');
  await tabTo(page, /^Note/);
  await writeOver(page, 'Leave at the back door');
  await tabTo(page, /^Save order/);
  await press(page, 'Enter');
  await region(page, 'Customer').getByText('Leave at the back door').waitFor();
  const toast = await told(page, 'Order 1001 saved');
  await toast.getByRole('button', { name: 'Undo', exact: true }).click();
  await region(page, 'Customer').getByText('No customer given.').waitFor();
  await type(page, 'e');
  await tabTo(page, /^Customer/);
  await type(page, 'Rosa');
  await page.getByRole('option', { name: 'Rosa Marsh' }).waitFor();
  await press(page, 'Enter');
  await expect.poll(() => form(page).getByRole('textbox', { name: 'Note' }).inputValue()).toBe('Rings twice');
  await press(page, 'Escape');
});
