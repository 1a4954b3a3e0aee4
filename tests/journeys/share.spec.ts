import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ElectronApplication, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import { desksOf, freePort, launchElectron } from './drive.ts';
import { adjust, chip, dialog, goTo, goToSettings, openByCode, openDemo, proof, region, told } from './steps.ts';

const shots = process.env['SHOTS'];

/** Keeps what a screen looks like, where somebody asked for it. */
async function shot(page: Page, name: string): Promise<void> {
  if (shots) await page.screenshot({ path: path.join(shots, `${name}.png`) });
}

/** Which port the shop is open to the network on, from the screen that says it. */
async function portOf(page: Page): Promise<number> {
  const sharing = region(page, 'Sharing');
  await sharing.getByText('Open to your network').waitFor({ timeout: 120_000 });
  return Number(/:(\d+)/.exec(await sharing.innerText())?.[1]);
}

/** Types an address, also where the network has found the shop meanwhile and offers it. */
async function typeAddress(page: Page, address: string): Promise<void> {
  const form = dialog(page, 'Join a shop on another computer');
  const other = form.getByRole('radio', { name: 'Another address' });
  const field = form.getByRole('textbox', { name: 'Address of the other computer' });
  await expect
    .poll(async () => {
      if (await other.isVisible()) await other.check();
      return field.fill(address, { timeout: 2_000 }).then(
        () => true,
        () => false,
      );
    })
    .toBe(true);
}

async function receiveTwo(page: Page): Promise<void> {
  await goTo(page, 'Stock');
  await page.getByRole('grid', { name: 'Stock' }).locator('[data-row="0"]').waitFor();
  const sku = /[A-Z]+-[A-Z0-9-]+/.exec(await page.getByRole('grid', { name: 'Stock' }).innerText())?.[0];
  await openByCode(page, must(sku, 'a product with a code'));
  await adjust(page, { reason: 'Receive', quantity: '2' });
}

/** The shop is taken back by the computer that shares it, with what the other one did; that one follows and is told. */
async function takeBack({ electron }: { readonly electron: ElectronApplication | null }, first: Page, second: Page) {
  const stick = mkdtempSync(path.join(tmpdir(), 'stockroom-stick-'));
  await must(electron, 'Electron runs').evaluate(({ dialog: system }, answer) => {
    system.showOpenDialog = async () => ({ canceled: false, filePaths: [answer] });
  }, stick);
  await goToSettings(first, 'Backup');
  await first.getByRole('button', { name: 'Choose a folder' }).click();
  await first.getByRole('button', { name: 'Back up now' }).click();
  await told(first, 'The backup was written, read back and is right.');
  const before = await proof(first);
  await receiveTwo(second);
  await expect.poll(() => chip(second).innerText(), { timeout: 90_000 }).toContain('Shared');
  await goToSettings(first, 'Backup');
  await first.getByRole('button', { name: 'Restore' }).first().click();
  const form = dialog(first, 'Restore a backup');
  await form.getByRole('radio', { name: 'Take the whole shop back' }).check();
  await form.getByText('1 act is undone:').waitFor();
  await form.getByRole('textbox').fill('Demo shop');
  await shot(first, 'take-back');
  await form.getByRole('button', { name: 'Take the whole shop back' }).click();
  await form.waitFor({ state: 'hidden', timeout: 120_000 });
  for (const page of [first, second]) {
    await told(page, 'The shop was taken back to');
    await expect.poll(() => chip(page).innerText(), { timeout: 90_000 }).toContain('Shared');
    await goTo(page, 'Activity');
    await page.getByText('1 act of 1 day was undone.').first().waitFor();
    await shot(page, 'taken-back');
  }
  const after = await proof(first);
  expect(after).not.toEqual(before);
  await expect.poll(() => proof(second), { timeout: 90_000 }).toEqual(after);
  rmSync(stick, { recursive: true, force: true });
}

describe('two desks, one of which shares the shop', { timeout: 600_000 }, () => {
  const desks = desksOf(launchElectron);

  test('[SHR21] [SHR32] [DATA-R9] [BAK55] paired by the code, one offline for a while, the sharing one at another address, taken back to a backup: both are equal', async () => {
    const sharing = await desks.fresh();
    let first = sharing.desk.page;
    const second = (await desks.fresh()).desk.page;
    await openDemo(first);
    await goToSettings(first, 'Sharing');
    await shot(first, 'not-shared');
    await region(first, 'Sharing').getByRole('button', { name: 'Share this shop' }).click();
    await shot(first, 'start');
    await dialog(first, 'Share this shop').getByRole('button', { name: 'Share on this network' }).click();
    const port = await portOf(first);
    await region(first, 'Sharing').getByRole('button', { name: 'Add a computer' }).click();
    const shown = dialog(first, 'Add a computer');
    const code = await shown.getByRole('status', { name: 'Code' }).innerText();
    expect(code).toMatch(/^\d{3} \d{3} \d{3}$/);
    await shot(first, 'code');

    await shot(second, 'welcome');
    await dialog(second, 'Welcome').getByRole('button', { name: 'Join a shop on another computer' }).click();
    const form = dialog(second, 'Join a shop on another computer');
    await typeAddress(second, `127.0.0.1:${port}`);
    await form
      .getByRole('textbox', { name: 'Code' })
      .fill(code.replace(/\d$/, (last) => String((Number(last) + 1) % 10)));
    await form.getByRole('textbox', { name: 'Your name' }).fill('Ben');
    await form.getByRole('button', { name: 'Join' }).click();
    await form.getByText('This code is not the one that is shown on the other computer.').waitFor();
    await shot(second, 'wrong-code');
    await form.getByRole('textbox', { name: 'Code' }).fill(code);
    await form.getByRole('button', { name: 'Join' }).click();
    await second.getByRole('heading', { name: 'Dashboard', exact: true }).waitFor({ timeout: 180_000 });
    await shown.getByText('has joined.').waitFor();
    await shot(first, 'joined');
    await shown.getByRole('button', { name: 'Close' }).last().click();
    await expect.poll(() => chip(second).innerText(), { timeout: 90_000 }).toContain('Shared');
    await shot(first, 'computers');
    expect(await proof(second)).toEqual(await proof(first));

    // The door is shut, the one behind it goes on; so does the sharing one, which then is somewhere else.
    await goToSettings(first, 'Sharing');
    await region(first, 'Sharing').getByRole('button', { name: 'Pause' }).click();
    await region(first, 'Sharing').getByText('Other computers wait until you go on.').waitFor();
    await shot(first, 'paused');
    await receiveTwo(second);
    await receiveTwo(first);
    await expect.poll(() => chip(second).innerText(), { timeout: 90_000 }).toMatch(/to share|Offline/);
    await desks.close(sharing.profile);
    const file = path.join(sharing.profile, 'shares.json');
    const kept = JSON.parse(readFileSync(file, 'utf8')) as { shares: Record<string, object> };
    const moved = await freePort();
    const shares = Object.fromEntries(
      Object.entries(kept.shares).map(([shop, share]) => [shop, { ...share, paused: false, port: moved }]),
    );
    writeFileSync(file, JSON.stringify({ ...kept, shares }));
    const again = await desks.again(sharing.profile);
    first = again.page;
    await goToSettings(first, 'Sharing');
    expect(await portOf(first)).toBe(moved);

    await goToSettings(second, 'Sharing');
    await shot(second, 'joined-from');
    await region(second, 'Sharing').getByRole('button', { name: 'It has another address' }).click();
    const place = dialog(second, 'It has another address');
    await place.getByRole('textbox').fill(`127.0.0.2:${moved}`);
    await shot(second, 'another-address');
    await place.getByRole('button', { name: 'Use this address' }).click();
    await place.waitFor({ state: 'hidden' });
    await expect.poll(() => chip(second).innerText(), { timeout: 90_000 }).toContain('Shared');
    await expect.poll(() => proof(second), { timeout: 90_000 }).toEqual(await proof(first));

    await takeBack(again, first, second);

    // Removed, it is told and goes on alone.
    await goToSettings(first, 'Sharing');
    await region(first, 'Sharing')
      .getByRole('button', { name: /^Remove / })
      .click();
    await dialog(first, 'Remove a computer').getByRole('button', { name: 'Remove a computer' }).click();
    await region(first, 'Sharing').getByText('No other computer has joined yet.').waitFor();
    await expect.poll(() => chip(second).innerText(), { timeout: 90_000 }).toContain('Sharing stopped');
    await chip(second).getByRole('button').click();
    await second.getByText('This computer was removed from the shop').waitFor();
    await shot(second, 'removed');
    await second.keyboard.press('Escape');
    await receiveTwo(second);
  });
});
