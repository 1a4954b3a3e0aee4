// What a person waits for in the daily round: a scanned row on the screen, labels as a file.
import { tmpdir } from 'node:os';
import path from 'node:path';
import { rmSync } from 'node:fs';
import { heedEnter, inFrames, untilPainted } from './painted.mjs';
import { withThreadTime } from './thread-time.mjs';

/** @typedef {import('playwright-core').Page} Page */
/** @typedef {import('playwright-core').ElectronApplication} ElectronApplication */
/** @typedef {import('./painted.mjs').Measured} Measured */

const SCANS = 40;
const LABELS = 500;
const patience = { timeout: 120_000 };

/**
 * From the Enter of a scan to the frame that shows its row, where a delivery is taken in and where a shelf is counted.
 * @returns {Promise<readonly Measured[]>}
 */
export async function scanTimes(/** @type {Page} */ page) {
  await heedEnter(page);
  await page.evaluate("location.hash = '#/purchasing/receive'");
  const received = await timesOf(page, 'Scan or find what arrived');
  await page.evaluate("location.hash = '#/counts'");
  await page.getByRole('button', { name: 'New count' }).first().click(patience);
  const form = page.getByRole('dialog', { name: 'New count' });
  await form.getByRole('button', { name: 'Begin count' }).click(patience);
  const counted = await timesOf(page, 'Scan or find a product');
  const named = (/** @type {string} */ screen) => `scan to painted row in the ${screen} screen`;
  return [...inFrames(named('receive'), received), ...inFrames(named('count'), counted)];
}

/** Scans one product after the other into a screen; the first is not counted. */
async function timesOf(/** @type {Page} */ page, /** @type {string} */ field) {
  const box = page.getByRole('searchbox', { name: field });
  await box.fill('SKU-1', patience); // offered as soon as the catalogue can be searched
  await page.getByRole('option').first().waitFor(patience);
  await box.fill('');
  /** @type {number[]} */
  const times = [];
  for (let scan = 0; scan <= SCANS; scan++) {
    const code = `SKU-${100_000 + scan * 17}`;
    const took = await untilPainted(page, { part: 'main [data-row="0"]', text: code }, async () => {
      await page.keyboard.insertText(code); // whole: a driver that is held up between two keys sends half a scan
      await page.keyboard.press('Enter');
    });
    times.push(took);
  }
  return times.slice(1);
}

/**
 * Labels of some hundred products: as a file, and what laying them out and saving them asks of the window's thread.
 * @returns {Promise<readonly Measured[]>}
 */
export async function labelTimes(/** @type {Page} */ page, /** @type {ElectronApplication} */ electron) {
  const file = path.join(tmpdir(), `stockroom-bench-${process.pid}.pdf`);
  await electron.evaluate(({ session }, place) => {
    session.defaultSession.once('will-download', (_event, item) => item.setSavePath(place));
  }, file);
  await page.evaluate("location.hash = '#/stock'");
  const stock = page.getByRole('grid', { name: 'Stock' });
  await stock.locator('[data-row="0"]').waitFor(patience);
  await stock.focus();
  const chosen = () => stock.evaluate((grid) => Number(grid.querySelector('[data-cursor]')?.getAttribute('data-row')));
  await page.keyboard.press('ArrowDown');
  while ((await chosen()) < LABELS) await page.keyboard.press('Shift+PageDown');
  try {
    const { result, tasks } = await withThreadTime(page, async () => {
      await page.evaluate(
        "performance.mark('bench-from:labels: laying out, drawing and saving 500, the window’s thread')",
      );
      await page.keyboard.press('l');
      const print = page.getByRole('main').getByRole('button', { name: 'Print labels' });
      await page.getByRole('img', { name: /^Page 1 of / }).waitFor(patience);
      await print.click(patience);
      const count = Number((await page.getByRole('grid', { name: 'Labels' }).getAttribute('aria-rowcount')) ?? 0) - 1;
      const from = performance.now();
      await page
        .getByRole('dialog', { name: 'Print labels' })
        .getByRole('button', { name: 'Save as PDF' })
        .click(patience);
      await page.getByRole('status').filter({ hasText: 'saved as PDF' }).waitFor(patience);
      return { count, took: performance.now() - from };
    });
    return [
      { name: `labels: a PDF of ${result.count}`, value: result.count / (result.took / 1_000), unit: 'labels/s' },
      ...tasks,
    ];
  } finally {
    rmSync(file, { force: true });
  }
}
