import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { oneDesk, oneWay } from './drive.ts';
import { command, focused, press, tabTo, tour, type } from './keys.ts';
import { dialog, importFiles, importForm, journeyFile, region, said, startEmpty, told } from './steps.ts';

const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true }).waitFor();

/** Goes around what is shown by Tab, and expects that each stop is seen. */
async function seen(page: Page, place: string): Promise<void> {
  const { count, hidden } = await tour(page);
  expect(count, place).toBeGreaterThan(10);
  expect(hidden, place).toEqual([]);
}

/** Goes to a part of Orders by its name: many of them begin in a field, which takes whatever is typed. */
async function go(page: Page, name: string): Promise<void> {
  await command(page, `Go to ${name}`);
  await heading(page, name);
}

/** Types what a scanner would send, and waits for what is answered. */
async function typed(page: Page, code: string, answer: string): Promise<void> {
  await type(page, code);
  await press(page, 'Enter');
  await said(page, answer);
}

describe.each(oneWay)('from the shelf to the door by keyboard alone $way', ({ launch }) => {
  const desk = oneDesk(launch);

  test('[SH23] [PCK1] [PCK11] the next orders are picked together', async () => {
    const { page } = desk;
    await startEmpty(page);
    await importFiles(page, [journeyFile('fruit.csv')]);
    await importForm(page).waitFor({ state: 'hidden' });
    await importFiles(page, [journeyFile('pack-orders.csv')]);
    await importForm(page).waitFor({ state: 'hidden' });
    await go(page, 'Picking');
    await type(page, 'n');
    await dialog(page, 'Pick together').getByText('2 orders, 3 lines').waitFor();
    await press(page, 'Enter');
    await heading(page, 'B-1');
    await seen(page, 'B-1');
    for (const product of ['Apple', 'Banana', 'Cherry']) {
      await region(page, 'This stop').getByRole('heading', { name: product }).waitFor();
      await press(page, 'Control+Enter');
    }
    await page.getByText('Everything is picked').waitFor();
    await tabTo(page, /^Finish batch/);
    await press(page, 'Enter');
    await told(page, 'B-1 finished');
    await heading(page, 'Picking');
  });

  test('[SH23] [PAK1] [PAK6] [PAK8] an order is packed and shipped', async () => {
    const { page } = desk;
    await go(page, 'Packing');
    await expect.poll(async () => (await focused(page))?.name).toBe('Scan an order or a batch');
    await type(page, 'P-1');
    await press(page, 'Enter');
    await heading(page, 'Pack order P-1');
    await typed(page, 'A-1', 'Apple: 1 in the parcel, 1 missing');
    await typed(page, 'A-1', 'Apple: 2 in the parcel, complete');
    await typed(page, 'C-1', 'Cherry: 1 in the parcel, complete');
    await seen(page, 'Pack order P-1');
    await press(page, 'Control+Enter');
    await said(page, 'Order P-1 is packed whole.');
    await tabTo(page, /^Ship/);
    await press(page, 'Enter');
    await told(page, 'Order P-1: 1 parcel shipped');
    await heading(page, 'Packing');
  });

  test('[SH23] [CAR53] its parcel is marked as delivered', async () => {
    const { page } = desk;
    await go(page, 'Shipping');
    await tabTo(page, /^To ship/);
    await press(page, 'ArrowRight');
    const list = page.getByRole('grid', { name: 'Shipping', exact: true });
    await list.getByRole('row').filter({ hasText: 'P-1' }).waitFor();
    await seen(page, 'Shipping');
    await tabTo(page, /^grid Shipping$/);
    await press(page, 'Control+a');
    await press(page, 'd');
    await told(page, '1 parcel is delivered');
  });

  test('[SH23] [RET7] [RET8] all of it is taken back', async () => {
    const { page } = desk;
    await go(page, 'Returns');
    await seen(page, 'Returns');
    await type(page, 'r');
    await dialog(page, 'Take back').waitFor();
    await type(page, 'P-1');
    await dialog(page, 'Take back').getByText('Mia Blum').waitFor();
    await press(page, 'Enter');
    await heading(page, 'Take back order P-1');
    await tabTo(page, /^All of it came back/);
    await press(page, 'Enter');
    await said(page, 'Cherry: 1 of 1 here');
    await seen(page, 'Take back order P-1');
    await press(page, 'Control+Enter');
    await dialog(page, 'Take back order P-1').waitFor();
    await press(page, 'Enter');
    await told(page, 'Goods of order P-1 taken back');
  });

  test('[SH23] [NUM8] the numbers say so, and a figure lists its orders', async () => {
    const { page } = desk;
    await heading(page, 'Returns');
    await go(page, 'Numbers');
    await seen(page, 'Numbers');
    await tabTo(page, /^Parcels shipped$/);
    await press(page, 'Enter');
    await region(page, 'Parcels shipped').getByRole('link', { name: 'Order P-1' }).waitFor();
    await tabTo(page, /^Order P-1$/);
    await press(page, 'Enter');
    await heading(page, 'Order P-1');
    await page.locator('.ui-page-title').getByText('Returned', { exact: true }).waitFor();
    expect(desk.complaints).toEqual([]);
  });
});
