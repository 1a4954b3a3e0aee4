import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import type { RemoteRef } from '#shared/contract/channels/port.ts';
import { type ShopifyStore, startShopifyStore } from '#tests/fakes/shopify-store/shopify-store.ts';
import { startWooStore, type WooStore } from '#tests/fakes/woo-store/woo-store.ts';
import type { StorePeople } from '#tests/fixtures/store-under-test.ts';
import { vendurePeople } from '#tests/stores/vendure/people.ts';
import { startVendure, type VendureShop } from '#tests/stores/vendure/under-test.ts';
import { askWoo, sync, writeReview } from './channel-steps.ts';
import { launchElectron, oneDesk } from './drive.ts';
import { adjust, choose, dialog, goTo, importFiles, openByCode, startEmpty, told } from './steps.ts';

const SKU = 'CUP-1';
const START = 12;

describe('three stores that sell from one shelf, in Electron', { timeout: 400_000 }, () => {
  const desk = oneDesk(launchElectron);
  const folder = mkdtempSync(path.join(tmpdir(), 'stockroom-shelf-'));
  let woo: WooStore;
  let shopify: ShopifyStore;
  let vendure: VendureShop;
  let customers: { readonly people: StorePeople; readonly leave: () => Promise<void> };
  let cupThere: RemoteRef;
  let clock: ReturnType<typeof setInterval>;

  beforeAll(async () => {
    [woo, shopify, vendure] = await Promise.all([
      startWooStore(),
      startShopifyStore({ realClock: true }),
      startVendure(),
    ]);
    woo.shop.clock = Date.now() - 3_600_000;
    woo.shop.addItem({ name: 'Cup', sku: SKU, stock: START });
    clock = setInterval(() => {
      woo.shop.clock = Date.now();
    }, 100);
    shopify.bulkLooks = 0;
    shopify.shop.addVariant(
      shopify.shop.addProduct({ title: 'Cup' }),
      { sku: SKU },
      { [shopify.shop.mainPlace]: START },
    );
    customers = vendurePeople(vendure.url, vendure.admin);
    const [ref] = await customers.people.addProduct({ title: 'Cup', sku: SKU, stock: START });
    cupThere = must(ref, 'a product was made');
    writeFileSync(path.join(folder, 'things.csv'), `Name,SKU,Stock\nCup,${SKU},${START}`);
  }, 300_000);
  afterAll(async () => {
    clearInterval(clock);
    await customers.leave();
    await Promise.all([woo.close(), shopify.close(), vendure.stop()]);
    rmSync(folder, { recursive: true, force: true });
  });

  const inWoo = () => [...woo.shop.items.values()].find(({ sku }) => sku === SKU);
  const inShopify = () =>
    must(
      [...shopify.shop.variants.values()].find(({ sku }) => sku === SKU),
      'a cup there',
    );
  const shownInShopify = () => inShopify().item.levels.get(shopify.shop.mainPlace)?.available;
  const shownInVendure = async () => {
    const read = await vendure.admin<{
      productVariant: { stockLevels: { stockOnHand: number; stockAllocated: number }[] };
    }>('query ($id: ID!) { productVariant(id: $id) { stockLevels { stockOnHand stockAllocated } } }', {
      id: cupThere.variantId,
    });
    return read.productVariant.stockLevels.reduce((sum, one) => sum + one.stockOnHand - one.stockAllocated, 0);
  };
  const everywhere = async () => [inWoo()?.stock, shownInShopify(), await shownInVendure()];

  async function connect(
    page: Page,
    store: string,
    url: string,
    fields: Readonly<Record<string, string>>,
  ): Promise<void> {
    await goTo(page, 'Channels');
    await page.getByRole('button', { name: 'Connect a channel' }).first().click();
    const form = dialog(page, 'Connect a channel');
    await form.getByText(store, { exact: true }).click();
    await form.getByRole('button', { name: 'Next' }).click();
    await form.getByLabel('Address of the store').fill(url);
    for (const [label, value] of Object.entries(fields))
      await form.getByRole('textbox', { name: new RegExp(`^${label}`) }).fill(value);
    await form.getByRole('checkbox', { name: /can be read on the way/ }).check();
    await form.getByRole('button', { name: 'Ask the store' }).click();
    await form.getByText('may read and write').waitFor();
    await form.getByLabel(/^Name/).fill(`Our ${store}`);
    // Of several places a person says which is which.
    const place = form.getByRole('combobox', { name: 'Default Stock Location' });
    if (store === 'Vendure') await choose(place, 'Shop');
    await form.getByRole('button', { name: 'Connect', exact: true }).click();
    await page.getByRole('tab', { name: /^Matched/ }).waitFor({ timeout: 120_000 });
    await writeReview(page);
    await told(page, /is tied|are tied/);
  }

  /** Syncs every store once, one after the other. */
  async function syncAll(page: Page): Promise<void> {
    await goTo(page, 'Channels');
    for (const store of ['WooCommerce', 'Shopify', 'Vendure']) {
      await page
        .getByRole('main')
        .getByRole('link', { name: `Our ${store}` })
        .click();
      await sync(page);
      await page.getByRole('link', { name: 'Channels' }).first().click();
    }
  }

  test('[CHN111] what is sold here is seen in all of them, what is ordered in one in the others, and nothing is told back', async () => {
    const { page } = desk;
    await startEmpty(page);
    await importFiles(page, [path.join(folder, 'things.csv')]);
    const key = woo.makeKey('read_write');
    await connect(page, 'WooCommerce', woo.url, { 'Consumer key': key.key, 'Consumer secret': key.secret });
    const app = shopify.makeApp();
    await connect(page, 'Shopify', shopify.url, { 'Client ID': app.clientId, 'Client secret': app.secret });
    const { username, password } = vendure.clerk;
    await connect(page, 'Vendure', vendure.url, { User: username, Password: password });

    await openByCode(page, SKU);
    await adjust(page, { reason: 'Sold at the counter', quantity: '2' });
    await syncAll(page);
    await expect.poll(everywhere).toEqual([10, 10, 10]);

    woo.shop.addOrder([{ itemId: must(inWoo(), 'a cup there').id, quantity: 1 }], 'processing');
    shopify.shop.addOrder([{ variantId: inShopify().id, quantity: 2 }]);
    await customers.people.buy([{ ref: cupThere, quantity: 3 }], 'open');
    // The orders of all of them come in first, then each hears of those of the others.
    await syncAll(page);
    await syncAll(page);
    await expect.poll(everywhere).toEqual([4, 4, 4]);
    expect(desk.complaints).toEqual([]);
  });

  test('[CHN127] a store is connected once, and one that was ended goes on with the orders that are known', async () => {
    const { page } = desk;
    const key = woo.makeKey('read_write');
    const form = await askWoo(page, woo.url, key);
    await form.getByText('This store is connected already.').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Discard' }).click();
    await page.getByRole('main').getByRole('link', { name: 'Our WooCommerce' }).click();
    await page.getByRole('tab', { name: 'Settings' }).click();
    await page.getByRole('button', { name: 'Disconnect' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Disconnect' }).click();
    await told(page, /WooCommerce/);
    await connect(page, 'WooCommerce', woo.url, { 'Consumer key': key.key, 'Consumer secret': key.secret });
    await syncAll(page);
    await expect.poll(everywhere).toEqual([4, 4, 4]);
  });
});
