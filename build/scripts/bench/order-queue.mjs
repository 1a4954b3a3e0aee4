// What a person waits for in the order queue: a filter, and the next order, with very many open ones.
import { inFrames } from './painted.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('./painted.mjs').Measured} Measured */

const LINES = 3;
const TURNS = 15;
const patience = { timeout: 300_000 };

/** Orders as a store would export them, three lines each, of the products of `products`. */
export function orders(/** @type {number} */ count, /** @type {number} */ ordered) {
  const day = (/** @type {number} */ i) =>
    new Date(Date.UTC(2026, 0, 5) + (i % 60) * 86_400_000).toISOString().slice(0, 10);
  const lines = Array.from({ length: count }, (_, i) =>
    Array.from(
      { length: LINES },
      (__, at) =>
        `B-${100_000 + i},${day(i)},Customer ${i % 5_000},SKU-${100_000 + ((i * 7 + at * 611) % ordered)},${1 + ((i + at) % 3)}`,
    ).join('\n'),
  );
  return ['Order number,Date,Customer,SKU,Quantity', ...lines].join('\n');
}

/**
 * From the press of a filter or a tab to the frame that shows its orders.
 * @returns {Promise<readonly Measured[]>}
 */
export async function filterTimes(/** @type {Page} */ page, /** @type {number} */ count) {
  await page.evaluate("location.hash = '#/orders'");
  const grid = page.getByRole('grid', { name: 'Orders', exact: true });
  await grid.locator('[data-row="0"]').waitFor(patience);
  await page.waitForFunction(
    (wanted) => Number(document.querySelector('main [role=grid]')?.getAttribute('aria-rowcount')) > wanted,
    count * 0.9,
    patience,
  );
  // The filters are there as soon as it is known which orders are short.
  await page.getByRole('button', { name: /^To ship today/ }).waitFor(patience);
  /** @type {number[]} */
  const times = [];
  for (let turn = 0; turn < TURNS; turn++)
    for (const name of ['To ship today', 'Short'])
      for (let press = 0; press < 2; press++) {
        await page.waitForTimeout(300);
        times.push(await page.evaluate(pressed, name));
      }
  return inFrames(`orders: filter pressed to painted queue of ${count}`, times.slice(4));
}

/** In the page: presses a filter and waits for the frame in which the list has another length. */
function pressed(/** @type {string} */ name) {
  const grid = document.querySelector('main [role=grid]');
  const chip = [...document.querySelectorAll('main button[aria-pressed]')].find((one) =>
    one.textContent?.startsWith(name),
  );
  if (!grid || !(chip instanceof HTMLElement)) throw new Error(`no filter ${name}`);
  const before = grid.getAttribute('aria-rowcount');
  return new Promise((resolve, reject) => {
    setTimeout(() => reject(new Error(`nothing changed by ${name}`)), 60_000);
    const changed = new MutationObserver(() => {
      if (document.querySelector('main [role=grid]')?.getAttribute('aria-rowcount') === before) return;
      changed.disconnect();
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = () => resolve(performance.now() - from);
        port2.postMessage(null);
      });
    });
    changed.observe(document.body, { childList: true, subtree: true, attributes: true });
    const from = performance.now();
    chip.click();
  });
}
