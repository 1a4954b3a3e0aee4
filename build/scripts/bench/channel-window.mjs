// An online store in the real window: its first pull, the review, and what is told, with the window's thread watched.
import { withThreadTime } from './thread-time.mjs';

/** @typedef {import('./figures.ts').Figure} Figure */
/** @typedef {import('playwright-core').Page} Page */

/**
 * Connects a WooCommerce shop and agrees on all of its products, which are made here.
 * @returns {Promise<readonly Omit<Figure, 'ratio'>[]>}
 */
export async function channelTimes(
  /** @type {Page} */ page,
  /** @type {{ readonly url: string, readonly key: { readonly key: string, readonly secret: string } }} */ store,
  /** @type {number} */ count,
) {
  const form = page.getByRole('dialog', { name: 'Connect a channel' });
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Channels' }).click();
  await page.getByRole('button', { name: 'Connect a channel' }).first().click();
  await form.getByRole('button', { name: 'Next' }).click();
  await form.getByLabel('Address of the store').fill(store.url);
  await form.getByLabel('Consumer key').fill(store.key.key);
  await form.getByLabel('Consumer secret').fill(store.key.secret);
  await form.getByRole('checkbox', { name: /can be read on the way/ }).check();
  await form.getByRole('button', { name: 'Ask the store' }).click();
  const connect = form.getByRole('button', { name: 'Connect', exact: true });
  const onlyThere = page.getByRole('tab', { name: /^Only in the store/ });
  const pulled = await stretch(page, `channels: first pull of ${count} products`, async () => {
    await connect.click();
    await onlyThere.waitFor({ timeout: 600_000 });
  });
  await onlyThere.click();
  await page.getByRole('grid', { name: 'Review' }).focus();
  await page.keyboard.press('Control+a');
  await page.getByRole('toolbar').getByRole('button', { name: 'Create here' }).click();
  await page.getByRole('button', { name: 'See what would happen' }).click();
  const outcome = page.getByRole('dialog', { name: 'What would happen' });
  const written = await stretch(page, `channels: review of ${count} products, written`, async () => {
    await outcome.getByRole('button', { name: 'Write it' }).click();
    await outcome.waitFor({ state: 'detached', timeout: 600_000 });
  });
  return [...pulled, ...written];
}

/** How long something takes, and how long it held the window's thread at most. */
async function stretch(/** @type {Page} */ page, /** @type {string} */ label, /** @type {() => Promise<void>} */ act) {
  const { result: took, tasks } = await withThreadTime(page, async () => {
    await page.evaluate((name) => void performance.mark(`bench-from:${name}, the window’s thread`), label);
    const began = performance.now();
    await act();
    return performance.now() - began;
  });
  return [{ name: `${label} in the window`, value: took, unit: /** @type {const} */ ('ms'), baseline: null }, ...tasks];
}
