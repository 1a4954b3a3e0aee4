import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import { startWooStore, type WooStore } from '#tests/fakes/woo-store/woo-store.ts';
import { launchElectron, oneDesk } from './drive.ts';
import { dialog, goTo, importFiles, startEmpty, told } from './steps.ts';

async function sync(page: Page): Promise<void> {
  const nav = page.getByRole('navigation', { name: 'Main' });
  await nav.getByRole('link', { name: /^Channels/ }).click();
  await page.getByRole('main').getByRole('link').first().click();
  await page.getByRole('button', { name: /^Sync now/ }).click();
  await page.waitForFunction(() => !document.querySelector('.ui-page-acts [aria-busy="true"]'));
}

describe('orders of a store', { timeout: 400_000 }, () => {
  const desk = oneDesk(launchElectron);
  const folder = mkdtempSync(path.join(tmpdir(), 'stockroom-things-'));
  let store: WooStore;
  let clock: ReturnType<typeof setInterval>;
  beforeAll(async () => {
    store = await startWooStore();
    store.shop.clock = Date.now();
    clock = setInterval(() => { store.shop.clock = Date.now(); }, 100);
    for (let n = 0; n < 5; n++) store.shop.addItem({ name: `Thing ${n}`, sku: `SKU-${n}`, stock: n + 10 });
    writeFileSync(path.join(folder, 'things.csv'), ['Name,SKU,Stock', ...Array.from({ length: 5 }, (_, n) => `Thing ${n},SKU-${n},${n + 10}`)].join('\n'));
  });
  afterAll(async () => { clearInterval(clock); await store.close(); });

  test('looks', async () => {
    const { page } = desk;
    await startEmpty(page);
    await importFiles(page, [path.join(folder, 'things.csv')]);
    await goTo(page, 'Channels');
    await page.getByRole('button', { name: 'Connect a channel' }).first().click();
    const form = dialog(page, 'Connect a channel');
    await form.getByRole('button', { name: 'Next' }).click();
    await form.getByLabel('Address of the store').fill(store.url);
    const key = store.makeKey('read_write');
    await form.getByLabel('Consumer key').fill(key.key);
    await form.getByLabel('Consumer secret').fill(key.secret);
    await form.getByRole('checkbox', { name: /can be read on the way/ }).check();
    await form.getByRole('button', { name: 'Ask the store' }).click();
    await form.getByText('WooCommerce 11.0.1').waitFor();
    await form.getByRole('button', { name: 'Connect', exact: true }).click();
    await page.getByRole('tab', { name: /^Matched/ }).waitFor({ timeout: 120_000 });
    await page.getByRole('button', { name: 'See what would happen' }).click();
    const outcome = dialog(page, 'What would happen');
    await outcome.getByRole('button', { name: 'Write it' }).click();
    await told(page, /products are tied/);
    const item = (sku: string) => must([...store.shop.items.values()].find((one) => one.sku === sku), 'it is there').id;
    const order = store.shop.addOrder([{ itemId: item('SKU-1'), quantity: 2 }, { itemId: item('SKU-2'), quantity: 1 }], 'processing', 'Please ring twice.\nThe dog is friendly, and the gate sticks a little: lift it.');
    const other = store.shop.addOrder([{ itemId: item('SKU-3'), quantity: 2 }], 'on-hold');
    await sync(page);
    await page.screenshot({ path: '/tmp/orders-1-channel.png' });
    await goTo(page, 'Orders');
    await page.waitForTimeout(1500);
    await page.screenshot({ path: '/tmp/orders-2-queue.png' });
    await page.getByRole('grid', { name: 'Orders' }).locator('[data-row="0"]').dblclick();
    await page.waitForTimeout(1500);
    await page.screenshot({ path: '/tmp/orders-3-page.png', fullPage: true });
    await page.getByRole('button', { name: 'Edit delivery' }).click();
    await page.waitForTimeout(500);
    await page.screenshot({ path: '/tmp/orders-4-delivery.png' });
    await page.keyboard.press('Escape');
    await page.keyboard.press('p');
    await page.waitForTimeout(500);
    await page.keyboard.press('Enter');
    await page.waitForTimeout(1500);
    await page.screenshot({ path: '/tmp/orders-5-picked.png' });
    store.shop.setStatus(order, 'cancelled');
    await sync(page);
    await page.waitForTimeout(1500);
    await page.screenshot({ path: '/tmp/orders-6-note.png' });
    await page.getByRole('tab', { name: /look/i }).first().click().catch(() => undefined);
    await page.waitForTimeout(800);
    await page.screenshot({ path: '/tmp/orders-7-notes.png' });
    void other;
    expect(desk.complaints).toEqual([]);
  });
});
