// Takes the README's pictures: screens of the demo shop, as it is served to a browser, into docs/.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { ensureBuilt } from './build.mjs';
import { root } from './root.mjs';
import { addressOf } from './served-address.mjs';

/** @typedef {import('playwright-core').Page} Page */

await ensureBuilt();
const profile = mkdtempSync(path.join(tmpdir(), 'stockroom-pictures-'));
const host = spawn(process.execPath, ['out/served/serve.mjs', '--port', '0', '--profile', profile], {
  cwd: root,
  stdio: ['ignore', 'pipe', 'inherit'],
});
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  chromiumSandbox: process.getuid?.() !== 0,
});
try {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 }, reducedMotion: 'reduce' });
  page.setDefaultTimeout(90_000);
  await page.goto(await addressOf(host));
  await page.getByRole('button', { name: 'Open the demo shop' }).click();
  await page.getByRole('status', { name: 'Sync status' }).getByText('Saved').waitFor();
  await page.getByRole('button', { name: 'Maeve Doran' }).waitFor();

  await goTo(page, 'Dashboard');
  await page.locator('.recharts-surface path').first().waitFor();
  await take(page, 'dashboard');

  await goTo(page, 'Stock');
  await page.getByRole('grid', { name: 'Stock' }).locator('[data-row="12"]').waitFor();
  await page.getByRole('link', { name: 'Reorder' }).and(page.locator('[aria-describedby]')).waitFor();
  await take(page, 'stock');
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.waitForFunction(() => document.documentElement.dataset.scheme === 'dark');
  await take(page, 'stock-dark');
  await page.emulateMedia({ colorScheme: 'light' });

  await page.getByRole('grid', { name: 'Stock' }).locator('[data-row="4"]').getByRole('rowheader').click();
  await page.getByRole('region', { name: 'Movements' }).getByRole('grid').locator('[data-row="0"]').waitFor();
  await page.locator('.recharts-surface path').first().waitFor();
  await take(page, 'product');

  await goTo(page, 'Orders');
  await page.getByRole('grid', { name: 'Orders', exact: true }).locator('[data-row="0"]').waitFor();
  await take(page, 'orders');
} finally {
  await browser.close();
  host.kill('SIGTERM');
  await once(host, 'exit');
  rmSync(profile, { recursive: true, force: true });
}

async function goTo(/** @type {Page} */ page, /** @type {string} */ name) {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name }).click();
  await page.getByRole('heading', { name, exact: true }).waitFor();
}

/** Takes what is shown, with the pointer over nothing, once its letters are there. */
async function take(/** @type {Page} */ page, /** @type {string} */ name) {
  await page.mouse.move(100, 500);
  await page.evaluate(() => document.fonts.ready);
  const file = path.join(root, 'docs', `${name}.png`);
  await page.screenshot({ path: file });
  console.log(path.relative(root, file));
}
