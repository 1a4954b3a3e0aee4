import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { connectWoo, sync, toChannel, wooStore, writeReview } from './channel-steps.ts';
import { launchElectron, oneDesk } from './drive.ts';
import { goTo, importFiles, region, startEmpty, told } from './steps.ts';

/** Has the store of the only channel pulled and told, and waits until that is through. */
async function syncAll(page: Page): Promise<void> {
  await toChannel(page, 'Overview');
  await sync(page);
}

async function openOrder(page: Page, number: string): Promise<void> {
  await goTo(page, 'Orders');
  await page.getByRole('tab', { name: /^All/ }).click();
  await page.getByRole('grid', { name: 'Orders' }).getByText(number, { exact: true }).dblclick();
  await page.getByRole('heading', { name: `Order ${number}` }).waitFor();
}

describe('orders of an online store in Electron', { timeout: 240_000 }, () => {
  const desk = oneDesk(launchElectron);
  const web = wooStore(({ shop }) => {
    for (const sku of ['CUP', 'JUG']) shop.addItem({ name: `Blue ${sku}`, sku, stock: 10 });
    return ['Blue CUP,CUP,10', 'Blue JUG,JUG,10'];
  });
  const thing = (sku: string) => web.thing(sku).id;

  test('[CHN130] [CHN142] [CHN145] [CHN149] an order comes in, is shipped, and its store hears of it once', async () => {
    const { page } = desk;
    await startEmpty(page);
    await importFiles(page, [web.file]);
    await connectWoo(page, web.store);
    await writeReview(page);
    await told(page, /2 products are tied/);

    const order = web.store.shop.addOrder([{ itemId: thing('CUP'), quantity: 2 }], 'processing', 'Please ring twice');
    await syncAll(page);
    await openOrder(page, String(order.id));
    await region(page, 'Customer').getByText('12 St James Square').waitFor();
    await region(page, 'Delivery').getByText('Please ring twice').waitFor();
    await region(page, 'Details').getByText('Ada’s Shop').waitFor();
    await page.getByRole('button', { name: /^Ship/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: /^Ship/ }).click();
    await told(page, `Order ${order.id} shipped`);
    await syncAll(page);
    await expect.poll(() => order.status).toBe('completed');
    expect(order.notes.filter(({ customer_note: isTold }) => isTold)).toHaveLength(1);
    await openOrder(page, String(order.id));
    await region(page, 'What the store is told').getByText('Told', { exact: true }).waitFor();
  });

  test('[CHN134] what is cancelled there while it lies picked here is held, and put to a person', async () => {
    const { page } = desk;
    const order = web.store.shop.addOrder([{ itemId: thing('JUG'), quantity: 3 }], 'processing');
    await syncAll(page);
    await openOrder(page, String(order.id));
    await page.getByRole('button', { name: /^Pick/ }).click();
    await page.getByRole('dialog', { name: /^Pick/ }).getByRole('button', { name: /^Pick/ }).click();
    await told(page, `Order ${order.id} picked`);
    web.store.shop.setStatus(order, 'cancelled');
    await syncAll(page);
    await page.getByText('Cancelled there while its goods lie picked here').first().waitFor();
    await openOrder(page, String(order.id));
    await region(page, 'Details').getByText('The customer').waitFor();
    expect(desk.complaints).toEqual([]);
  });
});
