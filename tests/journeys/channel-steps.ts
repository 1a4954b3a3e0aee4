import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { must } from '#shared/base/must.ts';
import type { Item } from '#tests/fakes/woo-store/shop.ts';
import { startWooStore, type WooStore } from '#tests/fakes/woo-store/woo-store.ts';
import { dialog, goTo } from './steps.ts';

/** What a person does with online stores, by the names they see. */

/** What a grid of a channel's page is called. */
export const grid = (page: Page, name: string): Locator => page.getByRole('grid', { name, exact: true });

/** A fake WooCommerce for the tests of one describe, whose seconds pass as ours do, and a file of what the shop has. */
export function wooStore(fill: (store: WooStore) => readonly string[]) {
  const folder = mkdtempSync(path.join(tmpdir(), 'stockroom-things-'));
  const file = path.join(folder, 'things.csv');
  let store: WooStore | null = null;
  let clock: ReturnType<typeof setInterval>;
  beforeAll(async () => {
    const started = await startWooStore();
    store = started;
    // What it has was made long before.
    started.shop.clock = Date.now() - 3_600_000;
    writeFileSync(file, ['Name,SKU,Stock', ...fill(started)].join('\n'));
    clock = setInterval(() => {
      started.shop.clock = Date.now();
    }, 100);
  });
  afterAll(async () => {
    clearInterval(clock);
    await store?.close();
    rmSync(folder, { recursive: true, force: true });
  });
  const here = () => must(store, 'the store is open');
  return {
    get store() {
      return here();
    },
    /** What of ours is imported from. */
    file,
    thing: (sku: string): Item =>
      must(
        [...here().shop.items.values()].find((item) => item.sku === sku),
        'a thing there',
      ),
  };
}

/** Begins to connect a WooCommerce: its address, its key, and what goes over plain http is agreed to. */
export async function askWoo(page: Page, url: string, key: { readonly key: string; readonly secret: string }) {
  await goTo(page, 'Channels');
  await page.getByRole('button', { name: 'Connect a channel' }).first().click();
  const form = dialog(page, 'Connect a channel');
  await form.getByRole('button', { name: 'Next' }).click();
  await form.getByLabel('Address of the store').fill(url);
  await form.getByLabel('Consumer key').fill(key.key);
  await form.getByLabel('Consumer secret').fill(key.secret);
  const ask = form.getByRole('button', { name: 'Ask the store' });
  expect(await ask.isDisabled()).toBe(true);
  await form.getByRole('checkbox', { name: /can be read on the way/ }).check();
  await ask.click();
  return form;
}

/** Connects a WooCommerce and waits for what was found there. */
export async function connectWoo(page: Page, store: WooStore): Promise<void> {
  const form = await askWoo(page, store.url, store.makeKey('read_write'));
  await form.getByRole('button', { name: 'Connect', exact: true }).click();
  await page.getByRole('tab', { name: /^Matched/ }).waitFor({ timeout: 120_000 });
}

/** Carries out the review as it stands. */
export async function writeReview(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'See what would happen' }).click();
  const outcome = dialog(page, 'What would happen');
  await outcome.getByRole('button', { name: 'Write it' }).click();
  await outcome.waitFor({ state: 'hidden', timeout: 120_000 });
}

/** Goes to a part of the channel of a store. */
export async function toChannel(page: Page, part: string, name: string | RegExp = /Ada/): Promise<void> {
  const main = page.getByRole('navigation', { name: 'Main' });
  await main.getByRole('link', { name: /^Channels/ }).click();
  await page.getByRole('main').getByRole('link', { name }).click();
  await page.getByRole('tab', { name: new RegExp(`^${part}`) }).click();
}

/** Has the store of the channel that is shown pulled and told, and waits until that is through. */
export async function sync(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Sync now/ }).click();
  await page.waitForFunction(() => !document.querySelector('.ui-page-acts [aria-busy="true"]'));
}
