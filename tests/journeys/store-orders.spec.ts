import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import { startWooStore, type WooStore } from '#tests/fakes/woo-store/woo-store.ts';
import { launchElectron, oneDesk } from './drive.ts';
import { dialog, goTo, importFiles, region, startEmpty, told } from './steps.ts';

/** Has the store of the only channel pulled and told, and waits until that is through. */
async function sync(page: Page): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Main' })
    .getByRole('link', { name: /^Channels/ })
    .click();
  await page.getByRole('main').getByRole('link', { name: /Ada/ }).click();
  await page.getByRole('button', { name: /^Sync now/ }).click();
  await page.waitForFunction(() => !document.querySelector('.ui-page-acts [aria-busy="true"]'));
}

async function openOrder(page: Page, number: string): Promise<void> {
  await goTo(page, 'Orders');
  await page.getByRole('tab', { name: /^All/ }).click();
  await page.getByRole('grid', { name: 'Orders' }).getByText(number, { exact: true }).dblclick();
  await page.getByRole('heading', { name: `Order ${number}` }).waitFor();
}

describe('orders of an online store in Electron', { timeout: 240_000 }, () => {
  const desk = oneDesk(launchElectron);
  const folder = mkdtempSync(path.join(tmpdir(), 'stockroom-store-orders-'));
  let store: WooStore;
  let clock: ReturnType<typeof setInterval>;
  const thing = (sku: string) =>
    must(
      [...store.shop.items.values()].find((item) => item.sku === sku),
      'a thing there',
    ).id;

  beforeAll(async () => {
    store = await startWooStore();
    store.shop.clock = Date.now();
    // The store's seconds pass as ours do.
    clock = setInterval(() => {
      store.shop.clock = Date.now();
    }, 100);
    for (const sku of ['CUP', 'JUG']) store.shop.addItem({ name: `Blue ${sku}`, sku, stock: 10 });
    writeFileSync(path.join(folder, 'things.csv'), 'Name,SKU,Stock\nBlue CUP,CUP,10\nBlue JUG,JUG,10');
  });
  afterAll(async () => {
    clearInterval(clock);
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('[CHN130] [CHN142] [CHN145] [CHN149] an order comes in, is shipped, and its store hears of it once', async () => {
    const { page } = desk;
    await startEmpty(page);
    await importFiles(page, [path.join(folder, 'things.csv')]);
    await goTo(page, 'Channels');
    await page.getByRole('button', { name: 'Connect a channel' }).first().click();
    const form = dialog(page, 'Connect a channel');
    await form.getByRole('button', { name: 'Next' }).click();
    const key = store.makeKey('read_write');
    await form.getByLabel('Address of the store').fill(store.url);
    await form.getByLabel('Consumer key').fill(key.key);
    await form.getByLabel('Consumer secret').fill(key.secret);
    await form.getByRole('checkbox', { name: /can be read on the way/ }).check();
    await form.getByRole('button', { name: 'Ask the store' }).click();
    await form.getByRole('button', { name: 'Connect', exact: true }).click();
    await page.getByRole('button', { name: 'See what would happen' }).click();
    await dialog(page, 'What would happen').getByRole('button', { name: 'Write it' }).click();
    await told(page, /2 products are tied/);

    const order = store.shop.addOrder([{ itemId: thing('CUP'), quantity: 2 }], 'processing', 'Please ring twice');
    await sync(page);
    await openOrder(page, String(order.id));
    await region(page, 'Customer').getByText('12 St James Square').waitFor();
    await region(page, 'Delivery').getByText('Please ring twice').waitFor();
    await region(page, 'Details').getByText('Ada’s Shop').waitFor();
    await page.getByRole('button', { name: /^Ship/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: /^Ship/ }).click();
    await told(page, `Order ${order.id} shipped`);
    await sync(page);
    await expect.poll(() => order.status).toBe('completed');
    expect(order.notes.filter(({ customer_note: isTold }) => isTold)).toHaveLength(1);
    await openOrder(page, String(order.id));
    await region(page, 'What the store is told').getByText('Told', { exact: true }).waitFor();
  });

  test('[CHN134] what is cancelled there while it lies picked here is held, and put to a person', async () => {
    const { page } = desk;
    const order = store.shop.addOrder([{ itemId: thing('JUG'), quantity: 3 }], 'processing');
    await sync(page);
    await openOrder(page, String(order.id));
    await page.getByRole('button', { name: /^Pick/ }).click();
    await page.getByRole('dialog', { name: /^Pick/ }).getByRole('button', { name: /^Pick/ }).click();
    await told(page, `Order ${order.id} picked`);
    store.shop.setStatus(order, 'cancelled');
    await sync(page);
    await page.getByText('Cancelled there while its goods lie picked here').first().waitFor();
    await openOrder(page, String(order.id));
    await region(page, 'Details').getByText('The customer').waitFor();
    expect(desk.complaints).toEqual([]);
  });
});
