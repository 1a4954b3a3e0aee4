// What a packer waits for: a scanned piece on its line, while very many other orders wait.
import { heedEnter, inFrames, untilPainted } from './painted.mjs';

/** @typedef {import('./painted.mjs').Measured} Measured */
/** @typedef {import('playwright-core').Page} Page */

const NUMBER = 'PACK-1';
const LINES = 8;
/** Of each line: below ten, so that a figure is no part of another one. */
const PIECES = 9;
/** The first scans are not counted. */
const UNCOUNTED = LINES;
/** A scanner sends a key every 7–20 ms; what the driver itself takes for one comes on top. */
const KEY_MS = 7;
const patience = { timeout: 120_000 };

/** Products of which the shelf has enough. */
const sku = (/** @type {number} */ line) => `SKU-${100_059 + line * 60}`;

/** The order that is packed, as further lines of the file of orders. */
export function orderToPack() {
  return Array.from(
    { length: LINES },
    (_, line) => `${NUMBER},2026-01-05,Customer to pack for,${sku(line)},${PIECES}`,
  ).join('\n');
}

/**
 * From the Enter of a scan to the frame in which its line has one piece more in the parcel. The lines take turns.
 * @returns {Promise<readonly Measured[]>}
 */
export async function packTimes(/** @type {Page} */ page, /** @type {number} */ count) {
  await heedEnter(page);
  await page.evaluate("location.hash = '#/packing?tab=all'");
  // A number is known once the orders are read.
  await page.getByRole('grid', { name: 'Packing', exact: true }).locator('[data-row="0"]').waitFor(patience);
  await inField(page, 'Scan an order or a batch');
  await scan(page, NUMBER);
  await page.getByRole('heading', { name: `Pack order ${NUMBER}` }).waitFor(patience);
  await inField(page, 'Scan what goes into the parcel');
  const inside = page.getByRole('columnheader', { name: 'In parcel' });
  const column = await inside.getAttribute('aria-colindex', patience);
  /** @type {number[]} */
  const times = [];
  for (let piece = 1; piece <= PIECES; piece++)
    for (let line = 0; line < LINES; line++) {
      const cell = { part: `main [data-row="${line}"] [aria-colindex="${column}"]`, text: String(piece) };
      times.push(await untilPainted(page, cell, () => scan(page, sku(line))));
    }
  return inFrames(`orders: scan to painted line at the packing table among ${count}`, times.slice(UNCOUNTED));
}

/** Presses the keys of a code and Enter behind them, as a scanner does. */
async function scan(/** @type {Page} */ page, /** @type {string} */ code) {
  await page.keyboard.type(code, { delay: KEY_MS });
  await page.keyboard.press('Enter');
}

async function inField(/** @type {Page} */ page, /** @type {string} */ name) {
  await page.getByRole('searchbox', { name }).and(page.locator(':focus')).waitFor(patience);
}
