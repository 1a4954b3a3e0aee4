// An online store in the real window: its first pull, the review, what is told and the truth meter, with the window's
// thread watched.
import { withThreadTime } from './thread-time.mjs';

/** @typedef {import('./painted.mjs').Measured} Measured */
/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('./woo-process.ts').WooSaid} WooSaid */

const patience = { timeout: 300_000 };
const grid = (/** @type {Page} */ page, /** @type {string} */ name) => page.getByRole('grid', { name, exact: true });

/**
 * A shop that has all that the store has, with other figures for some of it: pulled, reviewed, told, looked at.
 * @returns {Promise<readonly Measured[]>}
 */
export async function knownStoreTimes(
  /** @type {Page} */ page,
  /** @type {WooSaid} */ store,
  /** @type {{ readonly count: number, readonly off: number }} */ { count, off },
) {
  const pulled = await pullAndReview(page, store, `channels: first pull and review of ${count} known products`);
  const decided = await stretch(page, `channels: deciding ${count} products at once`, async () => {
    await chooseAll(page, 'Review');
    await page.getByRole('toolbar').getByRole('button', { name: 'Keep ours' }).click();
    for (const kind of ['Only here', 'Matched']) await page.getByRole('tab', { name: new RegExp(`^${kind}`) }).click();
    await grid(page, 'Review').locator('[data-row="0"]').waitFor(patience);
  });
  const written = await lookAndWrite(page, `channels: review of ${count} known products`);
  const synced = await stretch(page, `channels: sync of ${off} changes beside the truth meter`, async () => {
    await page.getByRole('button', { name: /^Sync now/ }).click();
    await page.waitForFunction(() => !document.querySelector('.ui-page-acts [aria-busy="true"]'), undefined, patience);
  });
  return [...pulled, ...decided, ...written, ...synced, ...(await lookedAt(page, count))];
}

/**
 * A shop without products: everything that the store has is made here.
 * @returns {Promise<readonly Measured[]>}
 */
export async function newStoreTimes(
  /** @type {Page} */ page,
  /** @type {WooSaid} */ store,
  /** @type {number} */ count,
) {
  const pulled = await pullAndReview(page, store, `channels: first pull and review of ${count} new products`);
  const decided = await stretch(page, `channels: creating ${count} products, decided`, async () => {
    await chooseAll(page, 'Review');
    await page.getByRole('toolbar').getByRole('button', { name: 'Create here' }).click();
  });
  return [...pulled, ...decided, ...(await lookAndWrite(page, `channels: creation of ${count} products`))];
}

async function pullAndReview(
  /** @type {Page} */ page,
  /** @type {WooSaid} */ { url, key },
  /** @type {string} */ label,
) {
  const form = page.getByRole('dialog', { name: 'Connect a channel' });
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Channels' }).click();
  await page.getByRole('button', { name: 'Connect a channel' }).first().click();
  await form.getByRole('button', { name: 'Next' }).click();
  await form.getByLabel('Address of the store').fill(url);
  await form.getByLabel('Consumer key').fill(key.key);
  await form.getByLabel('Consumer secret').fill(key.secret);
  await form.getByRole('checkbox', { name: /can be read on the way/ }).check();
  await form.getByRole('button', { name: 'Ask the store' }).click();
  const connect = form.getByRole('button', { name: 'Connect', exact: true });
  await connect.waitFor();
  return stretch(page, label, async () => {
    await connect.click();
    const failed = form.getByRole('alert');
    await grid(page, 'Review').locator('[data-row="0"]').or(failed).first().waitFor(patience);
    if (await failed.isVisible()) throw new Error(`The first pull failed: ${await failed.innerText()}`);
  });
}

/** The dry run, and what it said is written. */
async function lookAndWrite(/** @type {Page} */ page, /** @type {string} */ label) {
  const outcome = page.getByRole('dialog', { name: 'What would happen' });
  const looked = await stretch(page, `${label}, the dry run`, async () => {
    await page.getByRole('button', { name: 'See what would happen' }).click();
    await outcome.getByRole('button', { name: 'Write it' }).waitFor(patience);
    await outcome.locator('.channel-outcome li').first().waitFor(patience);
  });
  const written = await stretch(page, `${label}, written`, async () => {
    await outcome.getByRole('button', { name: 'Write it' }).click();
    await outcome.waitFor({ state: 'detached', ...patience });
    await grid(page, 'Truth meter').locator('[data-row="0"]').waitFor(patience);
  });
  return [...looked, ...written];
}

/** The truth meter is searched, narrowed, scrolled and chosen whole; the log and the dashboard are opened. */
async function lookedAt(/** @type {Page} */ page, /** @type {number} */ count) {
  const first = grid(page, 'Truth meter').locator('[data-row="0"]');
  const used = await stretch(page, `channels: truth meter of ${count} products in use`, async () => {
    const search = page.getByRole('searchbox', { name: 'Search products of the store' });
    await search.pressSequentially(`thing ${count - 1}`);
    await first.getByText(`Thing ${count - 1}`).waitFor(patience);
    await search.fill('');
    await first.getByText('Thing 0').waitFor(patience);
    await chooseAll(page, 'Truth meter');
    await page.getByRole('toolbar').waitFor(patience);
    for (const key of ['PageDown', 'PageDown', 'PageDown', 'PageDown', 'End', 'Home', 'Control+End', 'Control+Home']) {
      await page.keyboard.press(key);
      await page.waitForTimeout(100);
    }
    await page.getByRole('button', { name: /^Differences/ }).click();
    await page.getByRole('button', { name: /^Differences/ }).click();
    await first.getByText('Thing 0').waitFor(patience);
  });
  const others = await stretch(page, 'channels: log, truth meter and dashboard opened', async () => {
    await page.getByRole('tab', { name: 'Log', exact: true }).click();
    await grid(page, 'What was done').locator('[data-row="0"]').waitFor(patience);
    await page.getByRole('tab', { name: /^Truth meter/ }).click();
    await first.waitFor(patience);
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Dashboard' }).click();
    await page.getByRole('main').getByText('Channels').first().waitFor(patience);
  });
  return [...used, ...others];
}

async function chooseAll(/** @type {Page} */ page, /** @type {string} */ name) {
  await grid(page, name).focus();
  await page.keyboard.press('Control+a');
}

/**
 * How long something takes, and how long it held the window's thread at most.
 * @returns {Promise<readonly Measured[]>}
 */
async function stretch(/** @type {Page} */ page, /** @type {string} */ label, /** @type {() => Promise<void>} */ act) {
  const { result: took, tasks } = await withThreadTime(page, async () => {
    await page.evaluate((name) => void performance.mark(`bench-from:${name}, the window’s thread`), label);
    const began = performance.now();
    await act();
    return performance.now() - began;
  });
  return [{ name: label, value: took, unit: /** @type {const} */ ('ms'), baseline: null }, ...tasks];
}
