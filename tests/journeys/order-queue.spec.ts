import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { launchElectron, oneDesk } from './drive.ts';
import { command, press, tabTo, type } from './keys.ts';
import { countOf, dialog, goTo, importFiles, journeyFile, proof, region, startEmpty, told, undo } from './steps.ts';

const desk = oneDesk(launchElectron);

const grid = (page: Page) => page.getByRole('grid', { name: 'Orders', exact: true });
const queued = (page: Page, number: string) => grid(page).getByRole('row').filter({ hasText: number });
const tab = (page: Page, name: string) =>
  page.getByRole('tablist', { name: 'State' }).getByRole('tab', { name: new RegExp(`^${name}`) });

/** Enters an order of some units of one product for a customer with an address. */
async function enter(page: Page, customer: string, product: string, quantity: string): Promise<void> {
  await goTo(page, 'Orders');
  await page.getByRole('button', { name: 'New order' }).first().click();
  const form = dialog(page, 'New order');
  await form.getByRole('combobox', { name: 'Customer' }).fill(customer);
  await page
    .getByRole('option', { name: new RegExp(`^(New: )?${customer}`) })
    .first()
    .click();
  await form.getByLabel('Address').fill('1 Marsh Lane');
  await form.getByRole('combobox', { name: 'Add a product' }).fill(product);
  await page.getByRole('option', { name: new RegExp(product) }).click();
  await form.getByRole('textbox', { name: 'Quantity' }).fill(quantity);
  await form.getByRole('button', { name: 'New order' }).click();
  await told(page, /^Order \d+ entered/);
  await form.waitFor({ state: 'hidden' });
}

/** Chooses every order that is listed. */
async function chooseAll(page: Page): Promise<void> {
  await tabTo(page, /^grid Orders$/);
  await press(page, 'Control+a');
}

test('[OQ60] [OQ63] [OQ66] [OQ70] [OQ74] a day at the queue: tags, a view that stays, a hold with its reason, a merger and its undo, a split', {
  timeout: 400_000,
}, async () => {
  let { page } = desk;
  await startEmpty(page);
  await importFiles(page, [journeyFile('fruit.csv')]);
  await enter(page, 'Rosa Marsh', 'Apple', '3');
  await enter(page, 'Rosa Marsh', 'Banana', '2');
  await enter(page, 'Ben Hill', 'Apple', '1');
  await expect.poll(() => countOf(page, 'Orders')).toBe(3);

  await chooseAll(page);
  await type(page, 't');
  await dialog(page, 'Tags of 3 orders').waitFor();
  await type(page, 'gift');
  await page.getByRole('option', { name: 'New: gift' }).waitFor();
  await press(page, 'Enter');
  await dialog(page, 'Tags of 3 orders').getByRole('button', { name: 'gift', exact: true }).waitFor();
  await dialog(page, 'Tags of 3 orders').getByRole('button', { name: 'Save tags' }).click();
  await told(page, 'Tags of 3 orders saved');
  await queued(page, '1001').getByText('gift').waitFor();

  await page.getByRole('button', { name: 'Tag', exact: true }).click();
  await page.getByRole('menuitemradio', { name: /^gift/ }).click();
  await command(page, 'Save view');
  await dialog(page, 'Save view').waitFor();
  await type(page, 'Presents');
  await press(page, 'Enter');
  await told(page, 'View Presents saved');

  await queued(page, '1003').getByRole('checkbox').click();
  await press(page, 'h');
  await dialog(page, 'Hold order 1003').waitFor();
  await press(page, 'ArrowDown');
  await press(page, 'Enter');
  await told(page, 'Order 1003 is on hold');
  await tab(page, 'On hold').click();
  await queued(page, '1003').getByRole('rowheader').click();
  await region(page, 'Details').getByText('Address is not clear').waitFor();
  await region(page, 'History').getByText('Put on hold: Address is not clear').waitFor();

  page = await desk.restart();
  await goTo(page, 'Orders');
  await page.getByRole('button', { name: 'Views' }).click();
  await page.getByRole('menuitem', { name: 'Presents' }).click();
  await expect.poll(() => countOf(page, 'Orders')).toBe(2);

  await chooseAll(page);
  await press(page, 'm');
  await dialog(page, 'Merge orders').getByText('1001 · Rosa Marsh ← 1002').waitFor();
  await press(page, 'Enter');
  await told(page, '1 order merged into another');
  await expect.poll(() => countOf(page, 'Orders')).toBe(1);
  await undo(page, '1 order merged into another');
  await expect.poll(() => countOf(page, 'Orders')).toBe(2);

  await queued(page, '1001').getByRole('rowheader').click();
  await page.getByRole('heading', { name: 'Order 1001' }).waitFor();
  await press(page, 'Shift+S');
  const split = dialog(page, 'Split order 1001');
  await split.getByRole('textbox', { name: 'Apple' }).fill('1');
  await split.getByRole('button', { name: 'Split off' }).click();
  await told(page, 'Order 1001-2 split off 1001');
  await split.waitFor({ state: 'hidden' });
  await region(page, 'History').getByRole('link', { name: 'Order 1001-2' }).click();
  await page.getByRole('heading', { name: 'Order 1001-2' }).waitFor();
  await region(page, 'History').getByText('Split off 1001').waitFor();
  await proof(page);
  expect(desk.complaints).toEqual([]);
});
