import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { connectWoo, grid, sync, toChannel, wooStore, writeReview } from './channel-steps.ts';
import { desksOf, freePort, launchElectron } from './drive.ts';
import { startServer } from './servers.ts';
import {
  adjust,
  connectTo,
  dialog,
  goToSettings,
  importFiles,
  openByCode,
  region,
  share,
  startEmpty,
  told,
} from './steps.ts';

describe('one store, two desks in Electron and the shop’s server', { timeout: 300_000 }, () => {
  const desks = desksOf(launchElectron);
  const data = mkdtempSync(path.join(tmpdir(), 'stockroom-server-'));
  const web = wooStore(({ shop }) => {
    shop.addItem({ name: 'Cup', sku: 'CUP', stock: 10 });
    return ['Cup,CUP,10'];
  });
  let server: Awaited<ReturnType<typeof startServer>>;
  let first: Page;
  let second: Page;
  beforeAll(async () => {
    server = await startServer({ port: await freePort(), data });
    [first, second] = await Promise.all([desks.fresh(), desks.fresh()]).then((both) => [
      both[0].desk.page,
      both[1].desk.page,
    ]);
  });
  afterAll(async () => {
    await server.kill();
    rmSync(data, { recursive: true, force: true });
  });

  /** Takes the channel over at a desk, after it was asked, and enters a key there. */
  async function takeOver(page: Page, says: RegExp): Promise<void> {
    await toChannel(page, 'Settings');
    await page.getByRole('button', { name: 'Sync it from this computer' }).click();
    const asked = dialog(page, 'Sync it from this computer');
    await asked.getByText(says).waitFor();
    await asked.getByRole('button', { name: 'Sync it from this computer' }).click();
    const form = dialog(page, 'Enter a key');
    const { key, secret } = web.store.makeKey('read_write');
    await form.getByLabel('Consumer key').fill(key);
    await form.getByLabel('Consumer secret').fill(secret);
    await form.getByRole('checkbox', { name: /can be read on the way/ }).check();
    await form.getByRole('button', { name: 'Check and keep' }).click();
    await told(page, /the key works and is kept/);
  }

  /** Whoever talks to the store now begins anew, and a person agrees again. */
  async function agree(page: Page): Promise<void> {
    await toChannel(page, 'Review');
    await page.getByRole('tab', { name: /^Matched 1/ }).waitFor();
    await writeReview(page);
    await told(page, /1 product is tied/);
  }

  async function sell(page: Page, left: number): Promise<void> {
    await openByCode(page, 'CUP');
    await adjust(page, { reason: 'Sold at the counter', quantity: '1' });
    await share(page);
    await expect.poll(() => web.thing('CUP').stock, { timeout: 60_000 }).toBe(left);
  }

  test('[CHN194] another desk takes a channel over after a question, and begins anew', async () => {
    await startEmpty(first);
    await importFiles(first, [web.file]);
    await connectWoo(first, web.store);
    await writeReview(first);
    await told(first, /1 product is tied/);
    await goToSettings(first, 'Sharing');
    await first.getByRole('button', { name: 'Connect to a shop' }).click();
    await connectTo(first, server.url, server.token, 'Anna');
    await first.getByText('This shop is shared now.').waitFor({ timeout: 90_000 });
    await dialog(second, 'Welcome').getByRole('button', { name: 'Connect to a shop' }).click();
    await connectTo(second, server.url, server.token, 'Ben');
    await second.getByRole('heading', { name: 'Dashboard', exact: true }).waitFor({ timeout: 90_000 });
    await sell(first, 9);
    await takeOver(second, /talks to the store until now/);
    await share(second);
    await share(first);
    await agree(second);
    await toChannel(first, 'Overview');
    await first.getByText('Another computer syncs this channel').waitFor();
    await sell(second, 8);
  });

  test('[CHN169] [CHN228] the shop’s server takes it and gives it back; what was dealt with at one desk is so at the other', async () => {
    await toChannel(second, 'Settings');
    await second.getByRole('button', { name: 'Let the shop’s server do it' }).click();
    await told(second, /is synced by the shop’s server now/);
    await share(second);
    await share(first);
    await agree(second);
    await sell(first, 7);
    web.store.shop.addOrder([{ itemId: web.thing('CUP').id, quantity: 1 }], 'in-the-oven');
    for (const page of [first, second]) await toChannel(page, 'To look at');
    await sync(first);
    const note = 'A status that Stockroom does not know';
    const open = (page: Page) => region(page, 'Open').getByRole('listitem').filter({ hasText: note });
    for (const page of [first, second]) await open(page).waitFor();
    await open(first).getByRole('button', { name: 'Dealt with' }).click();
    for (const page of [first, second]) await region(page, 'Dealt with').getByText(note).waitFor();

    await takeOver(first, /shop’s server talks to the store/);
    await agree(first);
    await toChannel(first, 'Truth meter');
    await grid(first, 'Truth meter').getByText('In step', { exact: true }).waitFor();
  });
});
