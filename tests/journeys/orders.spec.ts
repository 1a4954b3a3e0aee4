import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { oneDesk, ways } from './drive.ts';
import {
  act,
  countOf,
  dialog,
  dryRun,
  figure,
  fixture,
  goTo,
  importFiles,
  journeyFile,
  onHand,
  openByCode,
  previewFiles,
  proof,
  realFiles,
  region,
  search,
  startEmpty,
  stockRow,
  told,
  undo,
  cancel,
} from './steps.ts';

/** Shows the orders of one state. */
async function showOrders(page: Page, tab: string): Promise<void> {
  await goTo(page, 'Orders');
  const states = page.getByRole('tablist', { name: 'State' });
  await states.getByRole('tab', { name: new RegExp(`^${tab}`) }).click();
}

/** Opens the page of an order from the list of its state. */
async function openOrder(page: Page, tab: string, number: string): Promise<void> {
  await showOrders(page, tab);
  const row = page.getByRole('grid', { name: 'Orders', exact: true }).getByRole('row').filter({ hasText: number });
  await row.getByRole('rowheader').click();
  await page.getByRole('heading', { name: `Order ${number}` }).waitFor();
}

/** The state an order's page says. */
const state = (page: Page) => page.locator('.ui-page-title .ui-status').first();
/** What an order's page says besides: that a part of it left, or that its rest was cancelled. */
const progress = (page: Page) => page.locator('.ui-page-title .ui-status').nth(1);

type Typed = { readonly number: string; readonly customer: string; readonly lines: Readonly<Record<string, string>> };

/** Enters an order by hand. */
async function enterOrder(page: Page, { number, customer, lines }: Typed): Promise<void> {
  await goTo(page, 'Orders');
  await act(page, 'New order');
  const form = dialog(page, 'New order');
  await form.getByRole('textbox', { name: 'Number' }).fill(number);
  const who = form.getByRole('combobox', { name: 'Customer' });
  await who.fill(customer);
  await page.getByRole('option', { name: new RegExp(`^(New: )?${customer}`) }).click();
  for (const [index, [product, quantity]] of Object.entries(lines).entries()) {
    const add = form.getByRole('combobox', { name: 'Add a product' });
    await add.fill(product);
    await page.getByRole('option', { name: new RegExp(product) }).click();
    await form.getByRole('textbox', { name: 'Quantity' }).nth(index).fill(quantity);
  }
  await form.getByRole('button', { name: 'New order' }).click();
  await told(page, `Order ${number} entered`);
}

/** On hand and committed of a product, as its page says. */
async function levels(page: Page, sku: string): Promise<readonly [number, number]> {
  await openByCode(page, sku);
  return [await onHand(page), await figure(page, 'Committed')];
}

describe.each(ways)('orders $way', ({ launch }) => {
  const desk = oneDesk(launch);

  test('[IMP71] orders from CSV: good ones come in, a bad one is refused whole, one shipped before moves nothing', async () => {
    const { page } = desk;
    await startEmpty(page);
    await importFiles(page, [journeyFile('fruit.csv')]);
    const form = await previewFiles(page, [fixture('orders.csv')]);
    expect(await dryRun(form)).toMatchObject({ New: 2 });
    await form.getByText('Your shop has no product “NOPE”.').waitFor();
    await form.getByRole('button', { name: 'Import', exact: true }).click();
    await told(page, '2 imported from orders.csv');
    expect(await levels(page, 'A-1')).toEqual([10, 3]);
    await showOrders(page, 'Shipped');
    await expect.poll(() => countOf(page, 'Orders')).toBe(1);
    await showOrders(page, 'Open');
    await expect.poll(() => countOf(page, 'Orders')).toBe(1);
    const again = await previewFiles(page, [fixture('orders.csv')]);
    expect(await dryRun(again)).toMatchObject({ Same: 2 });
    await cancel(again, 'Close');
  });

  test('[OQ1] [SH34] an order is typed in, holds its stock, is opened from there by Enter, and lets go of it when undone', async () => {
    const { page } = desk;
    const number = 'T-1';
    await enterOrder(page, { number, customer: 'Cleo', lines: { 'A-1': '2', Cherry: '4' } });
    expect(await levels(page, 'C-1')).toEqual([20, 4]);
    await region(page, 'Orders').getByText(number).waitFor();
    await region(page, 'Orders').getByRole('grid').focus();
    for (const key of ['ArrowDown', 'Home', 'Enter']) await page.keyboard.press(key);
    await page.getByRole('heading', { level: 1 }).filter({ hasText: number }).waitFor();
    await goTo(page, 'Activity');
    await page.getByRole('button', { name: `Undo: New order ${number}` }).click();
    await told(page, `Undone: New order ${number}`);
    expect(await levels(page, 'C-1')).toEqual([20, 0]);
    expect(await levels(page, 'A-1')).toEqual([10, 3]);
  });

  test('[ORD3] [ORD4] picked, shipped, and each undone', { timeout: 240_000 }, async () => {
    const { page } = desk;
    const number = 'T-2';
    await enterOrder(page, { number, customer: 'Cleo', lines: { Cherry: '4' } });
    await openOrder(page, 'Open', number);
    await act(page, 'Pick');
    await dialog(page, 'Pick order').getByRole('button', { name: 'Pick', exact: true }).click();
    await expect.poll(() => state(page).innerText()).toBe('Picking');
    await undo(page, `Order ${number} picked`);
    await expect.poll(() => state(page).innerText()).toBe('Open');
    await act(page, 'Pick');
    await dialog(page, 'Pick order').getByRole('button', { name: 'Pick', exact: true }).click();
    await expect.poll(() => state(page).innerText()).toBe('Picking');
    await act(page, 'Ship');
    await told(page, `Order ${number} shipped`);
    await expect.poll(() => state(page).innerText()).toBe('Shipped');
    await undo(page, `Order ${number} shipped`);
    await expect.poll(() => state(page).innerText()).toBe('Picking');
    expect(await levels(page, 'C-1')).toEqual([20, 4]);
    await openOrder(page, 'Picking', number);
    await act(page, 'Ship');
    await told(page, `Order ${number} shipped`);
    expect(await levels(page, 'C-1')).toEqual([16, 0]);
  });

  test('[ORD5] [OQ40] a picked order is cancelled once that was asked: its stock goes back; that is undone, too', async () => {
    const { page } = desk;
    await openOrder(page, 'Open', '1001');
    await act(page, 'Pick');
    await dialog(page, 'Pick order').getByRole('button', { name: 'Pick', exact: true }).click();
    await expect.poll(() => state(page).innerText()).toBe('Picking');
    await act(page, 'Cancel order');
    const question = dialog(page, 'Cancel order 1001?');
    await question.getByText('3 × Apple → Shop').waitFor();
    await page.keyboard.press('Enter');
    await question.waitFor({ state: 'hidden' });
    expect(await state(page).innerText()).toBe('Picking');
    await act(page, 'Cancel order');
    await question.getByRole('button', { name: 'Cancel the order' }).click();
    await expect.poll(() => state(page).innerText()).toBe('Cancelled');
    const moved = region(page, 'Movements').getByRole('row');
    await moved.filter({ hasText: '+3' }).filter({ hasText: 'Shop' }).first().waitFor();
    await undo(page, 'Order 1001 cancelled');
    await expect.poll(() => state(page).innerText()).toBe('Picking');
    expect(await levels(page, 'A-1')).toEqual([10, 3]);
    await openOrder(page, 'Picking', '1001');
    await act(page, 'Cancel order');
    await question.getByRole('button', { name: 'Cancel the order' }).click();
    await told(page, 'Order 1001 cancelled');
    expect(await levels(page, 'A-1')).toEqual([10, 0]);
  });

  test('[OQ5] [OQ6] [OQ15] picked 3, 0 and 5: what is picked leaves, the rest stays open and is cancelled', {
    timeout: 240_000,
  }, async () => {
    const { page } = desk;
    const number = 'T-4';
    const before = {
      apple: await levels(page, 'A-1'),
      banana: await levels(page, 'B-1'),
      cherry: await levels(page, 'C-1'),
    };
    await enterOrder(page, { number, customer: 'Cleo', lines: { 'A-1': '4', Banana: '3', Cherry: '5' } });
    await openOrder(page, 'Open', number);
    await act(page, 'Pick');
    const picking = dialog(page, 'Pick order');
    for (const [index, quantity] of ['3', '0', '5'].entries())
      await picking.getByRole('textbox', { name: 'Pick' }).nth(index).fill(quantity);
    await picking.getByRole('button', { name: 'Pick', exact: true }).click();
    await expect.poll(() => state(page).innerText()).toBe('Picking');
    await act(page, 'Ship');
    const ship = dialog(page, 'Ship order');
    await ship.getByText('What is picked: 8 of 12 units').waitFor();
    await ship.getByText('4 units stay open and promised.').waitFor();
    for (const line of ['Apple, Shop: 1 of 4', 'Banana, Shop: 3 of 3']) await ship.getByText(line).waitFor();
    expect(await ship.getByRole('radio', { name: 'What is picked: 8 of 12 units' }).isChecked()).toBe(true);
    await ship.getByRole('button', { name: 'Ship', exact: true }).click();
    await told(page, `Order ${number}: what was picked is shipped`);
    await expect.poll(() => progress(page).innerText()).toBe('Part shipped');
    expect(await state(page).innerText()).toBe('Picking');
    expect(await levels(page, 'A-1')).toEqual([before.apple[0] - 3, before.apple[1] + 1]);
    expect(await levels(page, 'B-1')).toEqual([before.banana[0], before.banana[1] + 3]);
    expect(await levels(page, 'C-1')).toEqual([before.cherry[0] - 5, before.cherry[1]]);
    await undo(page, `Order ${number}: what was picked is shipped`);
    expect(await levels(page, 'A-1')).toEqual([before.apple[0], before.apple[1] + 4]);
    await openOrder(page, 'Picking', number);
    await act(page, 'Ship');
    await dialog(page, 'Ship order').getByRole('button', { name: 'Ship', exact: true }).click();
    await expect.poll(() => progress(page).innerText()).toBe('Part shipped');
    await act(page, 'Cancel order');
    await told(page, `Rest of order ${number} cancelled`);
    await expect.poll(() => progress(page).innerText()).toBe('Rest cancelled');
    expect(await state(page).innerText()).toBe('Shipped');
    await act(page, 'Take back');
    await page.getByRole('heading', { name: `Take back order ${number}` }).waitFor();
    expect(await levels(page, 'A-1')).toEqual([before.apple[0] - 3, before.apple[1]]);
    expect(await levels(page, 'B-1')).toEqual(before.banana);
    // Given back, so that the tests that follow find the shelves as they were.
    await undo(page, `Rest of order ${number} cancelled`);
    await goTo(page, 'Activity');
    for (const what of [`Order ${number}: shipped in part`, `Order ${number} picked`, `New order ${number}`]) {
      await page
        .getByRole('button', { name: `Undo: ${what}` })
        .first()
        .click();
      await told(page, `Undone: ${what}`);
    }
    expect(await levels(page, 'A-1')).toEqual(before.apple);
  });

  test('[OQ5] [OQ7] held, resumed, and shipped without a pick: what is short and goes below zero is said', async () => {
    const { page } = desk;
    const number = 'T-3';
    await enterOrder(page, { number, customer: 'Dora', lines: { Banana: '7' } });
    await openOrder(page, 'Open', number);
    await page
      .getByText(/^Short/)
      .first()
      .waitFor();
    await act(page, 'Hold');
    await dialog(page, `Hold order ${number}`).getByRole('button', { name: 'Hold', exact: true }).click();
    await expect.poll(() => state(page).innerText()).toBe('On hold');
    await act(page, 'Resume');
    await expect.poll(() => state(page).innerText()).toBe('Open');
    await act(page, 'Ship');
    const ship = dialog(page, 'Ship order');
    await ship.getByText('All of it, 7 units, leaves the shelf in one step.').waitFor();
    await ship.getByText('Banana, Shop: 7 of 7').waitFor();
    await ship.getByText('Below zero after this').waitFor();
    await ship.getByText('Banana, Shop: −2').waitFor();
    await ship.getByRole('button', { name: 'Ship', exact: true }).click();
    await told(page, `Order ${number} shipped`);
    expect(await levels(page, 'B-1')).toEqual([-2, 0]);
    await goTo(page, 'Stock');
    await page.getByRole('button', { name: /^Negative/ }).click();
    await expect.poll(() => countOf(page, 'Stock')).toBe(1);
    await page.getByRole('button', { name: /^Negative/ }).click();
    await undo(page, `Order ${number} shipped`);
    expect(await levels(page, 'B-1')).toEqual([5, 7]);
    await proof(page);
    expect(desk.complaints).toEqual([]);
  });

  test('[OQ50] [OQ52] [OQ53] [OQ55] [OQ56] a number twice, a customer with an address, and one pick list for two orders', {
    timeout: 240_000,
  }, async () => {
    const { page } = desk;
    await goTo(page, 'Orders');
    await act(page, 'New order');
    const form = dialog(page, 'New order');
    const number = form.getByRole('textbox', { name: 'Number' });
    await number.fill('#t-3');
    const taken = form.getByRole('status').filter({ hasText: 'Another order has this number:' });
    await taken.getByRole('link', { name: 'Order T-3 · Dora · Open' }).waitFor();
    await taken.getByRole('button', { name: /^Take / }).click();
    await taken.waitFor({ state: 'hidden' });
    await number.fill('T-8');
    await form.getByRole('combobox', { name: 'Customer' }).fill('Fay Lind');
    await page.getByRole('option', { name: 'New: Fay Lind' }).click();
    await form.getByRole('textbox', { name: 'Address' }).fill('Gartenweg 12\n10999 Berlin');
    await form.getByRole('textbox', { name: 'Phone' }).fill('030 1234');
    await form.getByRole('combobox', { name: 'Add a product' }).fill('Cherry');
    await page.getByRole('option', { name: /Cherry/ }).click();
    await form.getByRole('textbox', { name: 'Quantity' }).fill('0');
    await form.getByText('At least 1.').waitFor();
    await form.getByRole('textbox', { name: 'Quantity' }).fill('1');
    await form.getByRole('button', { name: 'New order' }).click();
    await told(page, 'Order T-8 entered');
    await enterOrder(page, { number: 'T-9', customer: 'Fay Lind', lines: { Cherry: '2', Apple: '1' } });
    await openOrder(page, 'Open', 'T-9');
    const customer = region(page, 'Customer');
    await customer.getByRole('button', { name: 'Copy phone: 030 1234' }).waitFor();
    await customer.getByRole('button', { name: 'Edit customer' }).click();
    const editing = dialog(page, 'Edit customer');
    await editing.getByText('all their orders show').waitFor();
    await editing.getByRole('textbox', { name: 'E-mail' }).fill('fay@example.org');
    await editing.getByRole('button', { name: 'Save customer' }).click();
    await customer.getByText('fay@example.org').waitFor();
    await showOrders(page, 'Open');
    for (const number of ['T-8', 'T-9'])
      await page.getByRole('row').filter({ hasText: number }).getByRole('checkbox').click();
    await page.keyboard.press('a');
    const print = dialog(page, 'Print one pick list');
    await print.getByRole('button', { name: 'Save as PDF' }).waitFor();
    await page.keyboard.press('Escape');
    expect(desk.complaints).toEqual([]);
  });
});

describe.each(ways)('Northwind $way', ({ launch }) => {
  const products = realFiles('northwind', ['products.csv', 'categories.csv', 'suppliers.csv']);
  const orders = realFiles('northwind', ['orders.csv', 'order_details.csv', 'customers.csv']);
  if (!products || !orders) return test.skip('skipped: the Northwind files are not on this machine', () => undefined);
  const desk = oneDesk(launch);

  test('[IMP73] 77 products and 830 orders: the shipped ones write no movement', { timeout: 300_000 }, async () => {
    const { page } = desk;
    await startEmpty(page);
    await importFiles(page, products);
    await expect.poll(() => countOf(page, 'Stock')).toBe(69); // 8 of 77 are discontinued: archived
    const form = await previewFiles(page, orders);
    expect(await dryRun(form)).toEqual({ New: 830 });
    await form.getByRole('button', { name: 'Import', exact: true }).click();
    await told(page, '830 imported from');
    await showOrders(page, 'All');
    await expect.poll(() => countOf(page, 'Orders'), { timeout: 60_000 }).toBe(830);
    await showOrders(page, 'Open');
    await expect.poll(() => countOf(page, 'Orders')).toBe(21);
    await goTo(page, 'Stock');
    await search(page, 'Chai');
    await stockRow(page, 'Chai').getByRole('rowheader').click();
    await region(page, 'Levels').waitFor();
    await expect.poll(() => onHand(page)).toBe(39);
    await proof(page);
  });
});
