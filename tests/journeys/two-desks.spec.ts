import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import { desksOf, freePort, launchElectron } from './drive.ts';
import { startServer } from './servers.ts';
import {
  act,
  adjust,
  chip,
  choose,
  connectTo,
  countOf,
  dialog,
  goTo,
  goToSettings,
  onHand,
  openByCode,
  openDemo,
  openListed,
  proof,
  share,
  told,
} from './steps.ts';
import { command } from './keys.ts';

/** A cable between a desk and the server that can be pulled and put back. */
async function cable(to: number) {
  const sockets = new Set<Socket>();
  const server = createServer((near) => {
    const far = connect(to, '127.0.0.1');
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(one);
      one.on('error', () => other.destroy()).on('close', () => other.destroy());
      one.pipe(other);
    }
  });
  const port = await freePort();
  const putBack = async () => {
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
  };
  const pull = async () => {
    const closed = once(server, 'close');
    server.close();
    for (const socket of sockets) socket.destroy();
    sockets.clear();
    await closed;
  };
  await putBack();
  return { url: `http://127.0.0.1:${port}`, pull, putBack };
}

describe('two desks in Electron and the shop’s server', () => {
  const desks = desksOf(launchElectron);
  const data = mkdtempSync(path.join(tmpdir(), 'stockroom-server-'));
  let port: number;
  let server: Awaited<ReturnType<typeof startServer>>;
  let line: Awaited<ReturnType<typeof cable>>;
  let first: Page;
  let second: Page;
  beforeAll(async () => {
    port = await freePort();
    server = await startServer({ port, data });
    line = await cable(port);
    first = (await desks.fresh()).desk.page;
    second = (await desks.fresh()).desk.page;
  });
  afterAll(async () => {
    await line.pull();
    await server.kill();
    rmSync(data, { recursive: true, force: true });
  });

  test('[DATA-R9] the first desk shares its shop, the second joins it and shows the same', {
    timeout: 300_000,
  }, async () => {
    await openDemo(first);
    await goToSettings(first, 'Sharing');
    await first.getByRole('button', { name: 'Connect to a shop' }).click();
    await connectTo(first, server.url, server.token, 'Anna');
    await first.getByText('This shop is shared now.').waitFor({ timeout: 180_000 });

    await dialog(second, 'Welcome').getByRole('button', { name: 'Connect to a shop' }).click();
    await connectTo(second, line.url, server.token, 'Ben');
    await second.getByRole('heading', { name: 'Dashboard', exact: true }).waitFor({ timeout: 180_000 });
    await goTo(second, 'Stock');
    await second.getByRole('grid', { name: 'Stock' }).locator('[data-row="0"]').waitFor({ timeout: 180_000 });
    await expect.poll(() => chip(second).innerText(), { timeout: 90_000 }).toContain('Shared');
    await goTo(first, 'Stock');
    await expect.poll(() => countOf(second, 'Stock')).toBe(await countOf(first, 'Stock'));
    expect(await proof(second)).toEqual(await proof(first));
  });

  test('[OQ66] a view of the queue that one desk saves is there at the other', { timeout: 300_000 }, async () => {
    await goTo(first, 'Orders');
    await first.getByRole('button', { name: /^Overdue/ }).click();
    const listed = await countOf(first, 'Orders');
    await command(first, 'Save view');
    await dialog(first, 'Save view').getByLabel('Name of the view').fill('Late ones');
    await dialog(first, 'Save view').getByRole('button', { name: 'Save', exact: true }).click();
    await told(first, 'View Late ones saved');
    await share(first);
    await share(second);
    await goTo(second, 'Orders');
    await second.getByRole('button', { name: 'Views' }).click();
    await second.getByRole('menuitem', { name: 'Late ones' }).click();
    await expect.poll(() => countOf(second, 'Orders')).toBe(listed);
    await goTo(first, 'Stock');
    await goTo(second, 'Stock');
  });

  test('[DATA-R7] one cable pulled, the server killed, everybody goes on; afterwards both are equal', {
    timeout: 300_000,
  }, async () => {
    await goTo(first, 'Stock');
    const sku = must(
      /[A-Z]+-[A-Z0-9-]+/.exec(await first.getByRole('grid', { name: 'Stock' }).innerText())?.[0],
      'a product with a code',
    );
    await openByCode(first, sku);
    await openByCode(second, sku);
    // As much as is taken off below, whatever the demo shop has of it: nobody is asked whether there is so much.
    const before = (await onHand(first)) + 20;
    await adjust(first, { reason: 'Receive', quantity: '20' });
    for (const page of [first, second]) await expect.poll(() => onHand(page), { timeout: 60_000 }).toBe(before);

    await line.pull();
    await adjust(second, { reason: 'Receive', quantity: '5' });
    await adjust(first, { reason: 'Damage', quantity: '2' });
    await expect.poll(() => chip(first).innerText(), { timeout: 60_000 }).toContain('Shared');
    await expect.poll(() => chip(second).innerText(), { timeout: 60_000 }).toContain('to share');
    await expect.poll(() => onHand(first)).toBe(before - 2);
    await expect.poll(() => onHand(second)).toBe(before + 5);

    await server.kill();
    await adjust(first, { reason: 'Sold at the counter', quantity: '1' });
    await adjust(second, { reason: 'Customer return', quantity: '1' });
    await expect.poll(() => chip(first).innerText(), { timeout: 60_000 }).toContain('to share');
    await chip(first).getByRole('button').click();
    await first.getByText('The shop’s server does not answer.').waitFor();
    await first.keyboard.press('Escape');

    server = { ...(await startServer({ port, data })), token: server.token };
    await line.putBack();
    await share(second);
    await share(first);
    await share(second);
    await expect.poll(() => onHand(first), { timeout: 60_000 }).toBe(before + 3);
    await expect.poll(() => onHand(second), { timeout: 60_000 }).toBe(before + 3);
    const proofs = [await proof(first), await proof(second)];
    expect(proofs[0]).toEqual(proofs[1]);
    for (const page of [first, second]) {
      await goTo(page, 'Stock');
      await expect.poll(() => countOf(page, 'Stock')).toBeGreaterThanOrEqual(50);
      await goTo(page, 'Orders');
      await page.getByRole('tab', { name: /^All/ }).click();
      await expect.poll(() => countOf(page, 'Orders'), { timeout: 30_000 }).toBeGreaterThanOrEqual(20);
    }
  });

  test('[PCK10] two desks pick one batch apart: the second pick is refused whole and told, and both go on', {
    timeout: 300_000,
  }, async () => {
    const place = (page: Page, to: string) =>
      page.evaluate((hash) => {
        location.hash = hash;
      }, to);
    await place(first, '/picking');
    await first.getByRole('button', { name: 'Pick the next 10' }).first().click();
    const form = dialog(first, 'Pick together');
    // A batch of nobody is everybody's.
    await form.getByRole('button', { name: /^Clear/ }).click();
    await form.getByRole('button', { name: 'Begin to pick' }).click();
    await first.getByRole('region', { name: 'This stop' }).waitFor();
    await expect.poll(() => chip(first).innerText(), { timeout: 90_000 }).toContain('Shared');
    await place(second, await first.evaluate(() => location.hash.slice(1)));
    await second.getByRole('region', { name: 'This stop' }).waitFor({ timeout: 90_000 });
    await line.pull();
    for (const page of [first, second]) {
      await page
        .getByRole('button', { name: /^Pick (1|all)/ })
        .last()
        .click();
      await page.locator('.ui-scan-said[data-tone="good"]').waitFor();
    }
    await expect.poll(() => chip(first).innerText(), { timeout: 90_000 }).toContain('Shared');
    await line.putBack();
    await second
      .getByText('1 pick was not booked: its order had changed on another desk.')
      .waitFor({ timeout: 120_000 });
    await second.locator('.ui-scan-said[data-tone="good"]').waitFor({ state: 'detached' });
    await second
      .getByRole('button', { name: /^Pick (1|all)/ })
      .last()
      .click();
    await second.locator('.ui-scan-said[data-tone="good"]').waitFor();
    const done = await second.getByText(/^2 of \d+$/).innerText();
    await first.getByText(done, { exact: true }).waitFor({ timeout: 90_000 });
    expect(await proof(second)).toEqual(await proof(first));
  });

  test('[ACT41] [ACT42] two desks hold one order apart: the page of the order says who was first, until it was looked at', {
    timeout: 300_000,
  }, async () => {
    for (const page of [first, second]) {
      await goTo(page, 'Orders');
      await page.getByRole('tab', { name: /^Open/ }).click();
    }
    const headers = first.getByRole('grid', { name: 'Orders', exact: true }).getByRole('rowheader');
    // One that is in no batch says its number alone.
    const number = await headers.filter({ hasNotText: 'In B-' }).first().innerText();
    await expect.poll(() => chip(first).innerText(), { timeout: 90_000 }).toContain('Shared');
    await expect.poll(() => chip(second).innerText(), { timeout: 90_000 }).toContain('Shared');
    await line.pull();
    for (const page of [first, second]) {
      await openListed(page, number);
      await act(page, 'Hold');
      await dialog(page, `Hold order ${number}`).getByRole('button', { name: 'Hold', exact: true }).click();
      await page.locator('.ui-page-title').getByText('On hold').waitFor();
    }
    await expect.poll(() => chip(first).innerText(), { timeout: 90_000 }).toContain('Shared');
    await line.putBack();
    const refused = second.getByRole('list', { name: 'Refused on this computer' });
    await refused.getByText(`Refused: Order ${number} put on hold`).waitFor({ timeout: 120_000 });
    await refused.getByText(new RegExp(`Another desk was first: Order ${number} put on hold – Anna`)).waitFor();
    await refused.getByRole('button', { name: 'Understood' }).click();
    await refused.waitFor({ state: 'detached' });
    expect(await proof(second)).toEqual(await proof(first));
  });

  test('[DATA-R11] restored from an old backup, the server gets back what it lost and both desks go on', {
    timeout: 300_000,
  }, async () => {
    await goTo(first, 'Stock');
    const sku = must(
      /[A-Z]+-[A-Z0-9-]+/.exec(await first.getByRole('grid', { name: 'Stock' }).innerText())?.[0],
      'a product with a code',
    );
    await openByCode(first, sku);
    await openByCode(second, sku);
    const before = await onHand(first);
    const restart = async () => ({ ...(await startServer({ port, data })), token: server.token });

    await server.kill();
    const backup = mkdtempSync(path.join(tmpdir(), 'stockroom-backup-'));
    cpSync(data, backup, { recursive: true });
    server = await restart();
    await adjust(first, { reason: 'Receive', quantity: '7' });
    await share(first);
    await adjust(second, { reason: 'Damage', quantity: '2' });
    await share(second);
    await expect.poll(() => onHand(first), { timeout: 60_000 }).toBe(before + 5);
    await server.kill();
    rmSync(data, { recursive: true });
    cpSync(backup, data, { recursive: true });
    rmSync(backup, { recursive: true });
    await first.getByRole('button', { name: 'Adjust stock' }).first().click();
    const form = dialog(first, 'Adjust stock');
    await form.getByRole('textbox', { name: 'Quantity' }).fill('4');
    server = await restart();
    await adjust(second, { reason: 'Customer return', quantity: '1' });

    // Whoever is filling in a form is not interrupted.
    await expect.poll(() => chip(first).innerText(), { timeout: 120_000 }).toContain('Waits for the open form');
    await choose(form.getByRole('combobox', { name: 'Reason' }), 'Receive');
    await form.getByRole('button', { name: 'Adjust stock' }).click();
    const told = /given back to it; nothing is missing here/;
    await Promise.all([first, second].map((page) => page.getByText(told).first().waitFor({ timeout: 120_000 })));
    await share(second);
    await share(first);
    for (const page of [first, second]) await expect.poll(() => onHand(page), { timeout: 60_000 }).toBe(before + 10);
    // Each began a new writer when it opened the shop anew, which the other hears of a little later.
    let kept = await proof(second);
    const isSame = async () => {
      kept = await proof(second);
      return JSON.stringify(await proof(first)) === JSON.stringify(kept);
    };
    await expect.poll(isSame, { timeout: 60_000 }).toBe(true);
    const response = await fetch(`${server.url}/v1/hash`, { headers: { authorization: `Bearer ${server.token}` } });
    expect(await response.json()).toMatchObject({ factHash: kept.facts, bookHash: kept.books });
  });
});
