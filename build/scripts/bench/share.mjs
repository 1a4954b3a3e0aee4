// What a person waits for when a shop is shared and a second computer joins it by the code: two windows on one machine.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ensureBuilt } from '../build.mjs';
import { hasDisplay } from '../runtime/launch.mjs';
import { openScreen } from '../runtime/open-screen.mjs';
import { figure, goToStock, importFile, inWindow, newShop, products, rows } from './window.mjs';

/** @typedef {import('./figures.ts').Figure} Figure */
/** @typedef {import('playwright-core').Page} Page */

const LONG = 600_000;

/**
 * Measures with this many products, brought in by the window's own import.
 * @returns {Promise<readonly Figure[]>}
 */
export async function benchShare(/** @type {number} */ count) {
  await ensureBuilt();
  const own = hasDisplay() ? null : await openScreen();
  if (own) process.env['DISPLAY'] = own.display;
  const folder = mkdtempSync(path.join(tmpdir(), 'stockroom-share-'));
  try {
    return await inWindow(path.join(folder, 'first'), async ({ page: first }) => {
      await newShop(first);
      const file = path.join(folder, 'products.csv');
      writeFileSync(file, products(count));
      await importFile(first, file, count);
      const shared = await share(first);
      const { code, port } = await showCode(first);
      return inWindow(path.join(folder, 'second'), async ({ page: second }) => {
        const { useful, all } = await join(second, { code, port, count });
        return [
          figure(`share: ${count} products, from the consent to an open shop`, shared, 'ms'),
          figure(`share: from the code to the first products of ${count} on a second computer`, useful, 'ms'),
          figure(`share: from the code to all ${count} products there and everything shared`, all, 'ms'),
        ];
      });
    });
  } finally {
    own?.screen.kill();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Shares the open shop; answers how long that took. */
async function share(/** @type {Page} */ page) {
  await page.evaluate("location.hash = '#/settings/sharing?share=1'");
  const agree = page.getByRole('button', { name: 'Share on this network' });
  await agree.waitFor({ timeout: LONG });
  const began = performance.now();
  await agree.click();
  await page.getByText('Open to your network').waitFor({ timeout: LONG });
  await agree.waitFor({ state: 'detached', timeout: LONG });
  return performance.now() - began;
}

async function showCode(/** @type {Page} */ page) {
  const region = page.getByRole('region', { name: 'Sharing', exact: true });
  const port = /:(\d+)/.exec(await region.innerText())?.[1] ?? '';
  await region.getByRole('button', { name: 'Add a computer' }).click();
  const code = await page.getByRole('status', { name: 'Code' }).innerText();
  return { code, port };
}

/** Joins by the code; answers when products were seen and when everything was there. */
async function join(
  /** @type {Page} */ page,
  /** @type {{ readonly code: string, readonly port: string, readonly count: number }} */ { code, port, count },
) {
  await page.getByRole('button', { name: 'Join a shop on another computer' }).click();
  // The drawn code would name an address of the network; here both are one machine.
  const other = page.getByRole('radio', { name: 'Another address' });
  const address = page.getByRole('textbox', { name: 'Address of the other computer' });
  await address.or(other).first().waitFor();
  if (await other.isVisible()) await other.check();
  await address.fill(`127.0.0.1:${port}`);
  await page.getByRole('textbox', { name: 'Code' }).fill(code);
  const began = performance.now();
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await page.getByRole('heading', { name: 'Dashboard', level: 1 }).waitFor({ timeout: LONG });
  await goToStock(page);
  await rows(page).first().waitFor({ timeout: LONG });
  const useful = performance.now() - began;
  await page
    .getByRole('status', { name: 'Sync status' })
    .getByText('Shared', { exact: true })
    .waitFor({ timeout: LONG });
  await page.locator(`[role=grid][aria-rowcount="${count + 1}"]`).waitFor({ timeout: LONG });
  return { useful, all: performance.now() - began };
}
