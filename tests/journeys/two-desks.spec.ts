import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { root } from '#build/scripts/root.mjs';
import { must } from '#shared/base/must.ts';
import { desksOf, freePort, launchElectron } from './drive.ts';
import { adjust, chip, countOf, dialog, goTo, onHand, openByCode, openDemo, proof } from './steps.ts';

type RunningServer = { readonly url: string; readonly token: string; readonly kill: () => Promise<void> };

/** The shop's server as `npm run server` starts it: a process of its own. */
async function startServer(at: { readonly port: number; readonly data: string }): Promise<RunningServer> {
  const argv = ['out/server/main.cjs', '--port', String(at.port), '--data', at.data];
  const server: ChildProcess = spawn(process.execPath, argv, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
  const said = await new Promise<string>((resolve, reject) => {
    server.stdout?.once('data', (line: Buffer) => resolve(String(line)));
    server.once('exit', (code) => reject(new Error(`The server ended with ${code}.`)));
  });
  const { url, token = '' } = JSON.parse(said) as { url: string; token?: string }; // its own line, tested beside it
  const kill = async () => {
    if (server.exitCode !== null || server.signalCode !== null) return;
    server.kill('SIGKILL');
    await once(server, 'exit');
  };
  return { url, token, kill };
}

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

async function connectTo(page: Page, url: string, token: string, person: string): Promise<void> {
  const form = dialog(page, 'Connect to a shop');
  await form.getByLabel('Address').fill(url);
  await form.getByLabel('Token').fill(token);
  await form.getByLabel('Your name').fill(person);
  await form.getByRole('button', { name: 'Connect', exact: true }).click();
}

/** Asks for an exchange now instead of at the next try, and waits until everything is shared. */
async function share(page: Page): Promise<void> {
  await chip(page).getByRole('button').click();
  await page.getByRole('button', { name: 'Share now' }).click();
  await page.keyboard.press('Escape');
  await expect.poll(() => chip(page).innerText(), { timeout: 90_000 }).toContain('Shared');
}

describe('two desks in Electron and the shop’s server', () => {
  const desks = desksOf(launchElectron);
  const data = mkdtempSync(path.join(tmpdir(), 'stockroom-server-'));
  let port: number;
  let server: RunningServer;
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
    await goTo(first, 'Settings');
    await first.getByRole('button', { name: 'Connect to a shop' }).click();
    await connectTo(first, server.url, server.token, 'Anna');
    await first.getByText('This shop is shared now.').waitFor({ timeout: 180_000 });

    await dialog(second, 'Welcome').getByRole('button', { name: 'Connect to a shop' }).click();
    await connectTo(second, line.url, server.token, 'Ben');
    await second.getByRole('grid', { name: 'Stock' }).locator('[data-row="0"]').waitFor({ timeout: 180_000 });
    await expect.poll(() => chip(second).innerText(), { timeout: 90_000 }).toContain('Shared');
    await goTo(first, 'Stock');
    expect(await countOf(second, 'Stock')).toBe(await countOf(first, 'Stock'));
    expect(await proof(second)).toEqual(await proof(first));
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
    const before = await onHand(first);

    await line.pull();
    await adjust(second, { reason: 'Receive', quantity: '5' });
    await adjust(first, { reason: 'Damage', quantity: '2' });
    await expect.poll(() => chip(first).innerText(), { timeout: 60_000 }).toContain('Shared');
    await expect.poll(() => chip(second).innerText(), { timeout: 60_000 }).toContain('to share');
    expect(await onHand(first)).toBe(before - 2);
    expect(await onHand(second)).toBe(before + 5);

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
      expect(await countOf(page, 'Stock')).toBeGreaterThanOrEqual(50);
      await goTo(page, 'Orders');
      await page.getByRole('tab', { name: /^All/ }).click();
      await expect.poll(() => countOf(page, 'Orders'), { timeout: 30_000 }).toBeGreaterThanOrEqual(20);
    }
  });
});
