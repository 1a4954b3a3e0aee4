import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import { type ShopifyStore, startShopifyStore } from '#tests/fakes/shopify-store/shopify-store.ts';
import { grid, sync, toChannel } from './channel-steps.ts';
import { launchElectron, oneDesk } from './drive.ts';
import {
  adjust,
  choose,
  dialog,
  goTo,
  goToSettings,
  importFiles,
  levelAt,
  openByCode,
  startEmpty,
  told,
} from './steps.ts';

const PRODUCTS = 300;
describe('a Shopify shop in Electron', { timeout: 400_000 }, () => {
  const desk = oneDesk(launchElectron);
  const folder = mkdtempSync(path.join(tmpdir(), 'stockroom-things-'));
  let store: ShopifyStore;
  let popUp: string;
  const variant = (sku: string) =>
    must(
      [...store.shop.variants.values()].find((one) => one.sku === sku),
      'a thing there',
    );
  const shown = (sku: string) => variant(sku).item.levels.get(store.shop.mainPlace)?.available;

  beforeAll(async () => {
    store = await startShopifyStore({ realClock: true });
    store.bulkLooks = 0;
    const { shop } = store;
    popUp = shop.addPlace('Pop-up');
    for (let n = 0; n < PRODUCTS; n++) {
      const product = shop.addProduct({ title: `Thing ${n}` });
      shop.addVariant(product, { sku: `SKU-${n}` }, { [shop.mainPlace]: n % 100 === 0 ? n + 13 : n + 10 });
    }
    variant('SKU-9').item.levels.set(popUp, { active: true, available: 0 });
    const rows = Array.from({ length: PRODUCTS }, (_, n) => `Thing ${n},SKU-${n},${n + 10}`);
    writeFileSync(path.join(folder, 'things.csv'), ['Name,SKU,Stock', ...rows].join('\n'));
  });
  afterAll(async () => {
    await store.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('[CHN51, CHN54] it is connected by id and secret, with its locations, and everything comes at once', async () => {
    const { page } = desk;
    await startEmpty(page);
    await importFiles(page, [path.join(folder, 'things.csv')]);
    await goToSettings(page, 'Locations');
    await page.getByRole('button', { name: 'Add location' }).click();
    await dialog(page, 'Add location').getByRole('textbox', { name: /^Name/ }).fill('Market stall');
    await dialog(page, 'Add location').getByRole('button', { name: 'Add location' }).click();
    await told(page, 'Location Market stall added');
    await goTo(page, 'Channels');
    await page.getByRole('button', { name: 'Connect a channel' }).first().click();
    const form = dialog(page, 'Connect a channel');
    await form.getByText('Shopify', { exact: true }).click();
    await form.getByRole('button', { name: 'Next' }).click();
    await form.getByLabel('Address of the store').fill(store.url);
    const app = store.makeApp();
    await form.getByLabel('Client ID').fill(app.clientId);
    await form.getByLabel('Client secret').fill('shpss_wrong');
    await form.getByRole('checkbox', { name: /can be read on the way/ }).check();
    const ask = form.getByRole('button', { name: 'Ask the store' });
    await ask.click();
    await form.getByText('The online store refused the key.').waitFor();
    await form.getByLabel('Client secret').fill(app.secret);
    await ask.click();
    await form.getByText('Shopify 2026-10').waitFor();
    await form.getByText('may read and write').waitFor();
    await choose(form.getByRole('combobox', { name: 'Pop-up' }), 'Market stall');
    await form.getByRole('button', { name: 'Connect', exact: true }).click();
    await page.getByRole('tab', { name: /^Matched/ }).waitFor({ timeout: 120_000 });
  });

  test('[CHN57, CHN58, CHN61] what is sold on both sides and at both places, under a lost answer, ends with equal figures', async () => {
    const { page } = desk;
    await page.getByRole('tab', { name: /^Matched/ }).click();
    await grid(page, 'Review').locator('[data-row="0"]').getByText('13 there, 10 here').waitFor();
    await grid(page, 'Review').focus();
    await page.keyboard.press('Control+a');
    await page.getByRole('toolbar').getByRole('button', { name: 'Keep ours' }).click();
    await page.getByRole('button', { name: 'See what would happen' }).click();
    await dialog(page, 'What would happen').getByRole('button', { name: 'Write it' }).click();
    await told(page, /products are tied/);
    await sync(page);
    await expect.poll(() => shown('SKU-200')).toBe(210);

    store.shop.addOrder([{ variantId: variant('SKU-7').id, quantity: 3 }], 'PENDING');
    await openByCode(page, 'SKU-8');
    await adjust(page, { reason: 'Sold at the counter', quantity: '2' });
    store.faults.plan(({ body }) => body.includes('StockroomAdjust'), { is: 'lost', applied: true });
    await toChannel(page, 'Truth meter');
    await sync(page);
    store.shop.addOrder([{ variantId: variant('SKU-8').id, quantity: 1 }]);
    await sync(page);
    await sync(page);
    await expect.poll(() => shown('SKU-8')).toBe(15);
    await page.getByText('In step').first().waitFor();
    await page.getByRole('button', { name: /^Differences 0/ }).waitFor();

    await openByCode(page, 'SKU-9');
    await adjust(page, { reason: 'Receive', quantity: '5', location: 'Market stall' });
    await toChannel(page, 'Truth meter');
    await sync(page);
    const there = () => variant('SKU-9').item.levels.get(popUp)?.available;
    await expect.poll(there).toBe(5);
    store.shop.addOrder([{ variantId: variant('SKU-9').id, quantity: 2 }], 'PAID', popUp);
    await sync(page);
    await page.getByRole('button', { name: /^Differences 0/ }).waitFor();
    expect([there(), shown('SKU-9')]).toEqual([3, 19]);
    await openByCode(page, 'SKU-9');
    // Ordered and not sent yet.
    expect(await levelAt(page, 'Market stall')).toBe('5');
    expect(desk.complaints).toEqual([]);
  });
});
