// What a person waits for in the real window: an import, typing, a start with many products against a start with none.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ensureBuilt } from '../build.mjs';
import { root } from '../root.mjs';
import { hasDisplay, planLaunch } from '../runtime/launch.mjs';
import { openScreen } from '../runtime/open-screen.mjs';
import { resolveRuntime } from '../runtime/resolve.mjs';
import { startWooThread } from './channel-lane.mjs';
import { knownStoreTimes, newStoreTimes } from './channel-window.mjs';
import { labelTimes, scanTimes } from './daily-round.mjs';
import { filterTimes, orders } from './order-queue.mjs';
import { orderToPack, packTimes } from './packing-table.mjs';
import { withThreadTime } from './thread-time.mjs';

/** @typedef {import('./figures.ts').Figure} Figure */
/** @typedef {import('playwright-core').Page} Page */

const STARTS = 3;

/**
 * Measures in Electron with this many products, brought in by the window's own import.
 * @returns {Promise<readonly Figure[]>}
 */
export async function benchWindow(/** @type {number} */ count) {
  await ensureBuilt();
  const own = hasDisplay() ? null : await openScreen();
  if (own) process.env['DISPLAY'] = own.display;
  const folder = mkdtempSync(path.join(tmpdir(), 'stockroom-window-'));
  try {
    const empty = path.join(folder, 'empty');
    await inWindow(empty, ({ page }) => newShop(page));
    const full = path.join(folder, 'full');
    const imported = await inWindow(full, async ({ page }) => {
      await newShop(page);
      const file = path.join(folder, 'products.csv');
      writeFileSync(file, products(count));
      const figures = await importFile(page, file, count);
      await cacheWritten(page);
      return figures;
    });
    // The window that just imported remembers its first screen when it is left; this start is not counted.
    const typing = await inWindow(full, async ({ page }) => {
      await goToStock(page);
      await rows(page).first().waitFor({ timeout: 120_000 });
      await page.waitForTimeout(10_000);
      const figures = await typeAhead(page);
      await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Dashboard' }).click();
      await page.waitForFunction(() =>
        Object.keys(localStorage).some((key) => key.startsWith('first-screen:dashboard')),
      );
      return figures;
    });
    const round = await inWindow(full, async ({ page, electron }) => [
      ...(await scanTimes(page)),
      ...(await labelTimes(page, electron)),
    ]);
    const [none = Number.NaN, first = Number.NaN, usable = Number.NaN] = await startTimes([
      { profile: empty, seen: (page) => page.getByRole('heading', { name: 'Welcome to your shop' }) },
      { profile: full, seen: (page) => page.getByRole('group', { name: 'Low', exact: true }) },
      { profile: full, seen: (page) => page.getByRole('region', { name: 'Levels' }), first: openFirstRow },
    ]);
    return [
      figure(`start: spawn to the dashboard of ${count} products, against a shop without products`, first, 'ms', none),
      figure(
        'start: spawn to the page of the first product, opened from its row, against a shop without products',
        usable,
        'ms',
        none,
      ),
      ...typing,
      ...round.map(({ name, value, unit, baseline }) => figure(name, value, unit, baseline)),
      ...imported,
    ];
  } finally {
    own?.screen.kill();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Products that the orders of a measured queue are of. */
const ORDERED = 2_000;

/**
 * Measures the order queue and the packing table in Electron with this many open orders, brought in by the window's own
 * import.
 * @returns {Promise<readonly Figure[]>}
 */
export async function benchOrdersWindow(/** @type {number} */ count) {
  await ensureBuilt();
  const own = hasDisplay() ? null : await openScreen();
  if (own) process.env['DISPLAY'] = own.display;
  const folder = mkdtempSync(path.join(tmpdir(), 'stockroom-orders-'));
  try {
    const profile = path.join(folder, 'shop');
    await inWindow(profile, async ({ page }) => {
      await newShop(page);
      const [stock, sold] = [path.join(folder, 'products.csv'), path.join(folder, 'orders.csv')];
      writeFileSync(stock, products(ORDERED));
      writeFileSync(sold, `${orders(count, ORDERED)}\n${orderToPack()}`);
      await importFile(page, stock, ORDERED);
      await importFile(page, sold, count, 'orders');
    });
    const times = await inWindow(profile, async ({ page }) => [
      ...(await filterTimes(page, count)),
      ...(await packTimes(page, count)),
    ]);
    return times.map(({ name, value, unit, baseline }) => figure(name, value, unit, baseline));
  } finally {
    own?.screen.kill();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Of every so many products the store shows another figure than the shop has. */
const OFF = 5;

/**
 * Measures an online store with so many products in Electron: a shop that has them, too, and one that makes them all.
 * @returns {Promise<readonly Figure[]>}
 */
export async function benchChannelsWindow(/** @type {number} */ count) {
  await ensureBuilt();
  const own = hasDisplay() ? null : await openScreen();
  if (own) process.env['DISPLAY'] = own.display;
  const folder = mkdtempSync(path.join(tmpdir(), 'stockroom-channels-'));
  const store = await startWooThread();
  try {
    const said = await store.ask({ is: 'fill', products: count, orders: 0, live: true });
    const known = await inWindow(path.join(folder, 'known'), async ({ page }) => {
      await newShop(page);
      const file = path.join(folder, 'things.csv');
      writeFileSync(file, things(count));
      await importFile(page, file, count);
      return knownStoreTimes(page, said, { count, off: Math.ceil(count / OFF) });
    });
    const made = await inWindow(path.join(folder, 'new'), async ({ page }) => {
      await newShop(page);
      return newStoreTimes(page, said, count);
    });
    return [...known, ...made].map(({ name, value, unit, baseline }) => figure(name, value, unit, baseline));
  } finally {
    await store.stop();
    own?.screen.kill();
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** What the fake store has, with another figure here and there. */
function things(/** @type {number} */ count) {
  const lines = Array.from({ length: count }, (_, n) => `Thing ${n},SKU-${n},${n % OFF === 0 ? n + 2 : n}`);
  return ['Name,SKU,Stock', ...lines].join('\n');
}

/** @returns {Figure} */
export function figure(
  /** @type {string} */ name,
  /** @type {number} */ value,
  /** @type {Figure['unit']} */ unit,
  /** @type {number | null} */ baseline = null,
) {
  const round = (/** @type {number} */ number) => Number(number.toPrecision(4));
  return {
    name,
    value: round(value),
    unit,
    baseline: baseline === null ? null : round(baseline),
    ratio: baseline === null ? null : round(value / baseline),
  };
}

/**
 * Opens the window on a profile, does something in it and closes it.
 * @template T
 * @param {string} profile
 * @param {(at: { readonly page: Page, readonly electron: import('playwright-core').ElectronApplication, readonly spawned: number }) => Promise<T>} act
 */
export async function inWindow(profile, act) {
  const { _electron } = await import('playwright-core');
  const { file, args, env, sandbox } = planLaunch(await resolveRuntime());
  const definedEnv = Object.fromEntries(
    Object.entries(env).flatMap(([key, value]) => (value === undefined ? [] : [[key, value]])),
  );
  const spawned = performance.now();
  const electron = await _electron.launch({
    executablePath: file,
    args: [...args, root, '--profile', profile],
    env: definedEnv,
    chromiumSandbox: sandbox,
  });
  try {
    return await act({ page: await electron.firstWindow(), electron, spawned });
  } finally {
    await electron.close();
  }
}

export async function goToStock(/** @type {Page} */ page) {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Stock' }).click({ timeout: 120_000 });
}

async function openFirstRow(/** @type {Page} */ page) {
  await goToStock(page);
  await rows(page).first().click({ timeout: 120_000 });
  await page.keyboard.press('Enter');
}

/**
 * The middle of some starts of each kind, from the spawn until something is painted; the kinds take turns, so that a
 * busy machine is as busy for each.
 */
async function startTimes(
  /** @type {readonly { readonly profile: string, readonly seen: (page: Page) => import('playwright-core').Locator, readonly first?: (page: Page) => Promise<void> }[]} */ kinds,
) {
  /** @type {number[][]} */
  const times = kinds.map(() => []);
  for (let turn = 0; turn < STARTS; turn++)
    for (const [i, { profile, seen, first }] of kinds.entries())
      times[i]?.push(
        await inWindow(profile, async ({ page, spawned }) => {
          await first?.(page);
          await seen(page).waitFor({ timeout: 120_000 });
          return performance.now() - spawned;
        }),
      );
  return times.map((some) => some.sort((a, b) => a - b)[Math.floor(STARTS / 2)] ?? Number.NaN);
}

export async function newShop(/** @type {Page} */ page) {
  await page.getByRole('button', { name: /Start empty/ }).click();
  const dialog = page.getByRole('dialog', { name: 'New shop' });
  await dialog.getByLabel('Name of the shop').fill('Bench');
  await dialog.getByLabel('Your name').fill('Bench');
  await dialog.getByRole('button', { name: 'Create shop' }).click();
  await page.getByRole('heading', { name: 'Dashboard', level: 1 }).waitFor({ timeout: 60_000 });
  await goToStock(page);
}

export function rows(/** @type {Page} */ page) {
  return page
    .getByRole('grid', { name: 'Stock' })
    .getByRole('row')
    .filter({ has: page.getByRole('gridcell') });
}

/** A catalogue as a shop would export it. */
export function products(/** @type {number} */ count) {
  const [makes, colors, things] = [
    'Organic,Classic,Vintage,Nordic,Urban,Wild,Royal',
    'Black,White,Red,Blue,Green,Grey',
    'Shirt,Mug,Lamp,Table,Chair,Bowl,Scarf,Jacket,Bag,Clock',
  ].map((words) => words.split(','));
  const pick = (/** @type {readonly string[] | undefined} */ words, /** @type {number} */ i) =>
    words?.[i % words.length] ?? '';
  const lines = Array.from({ length: count }, (_, i) => {
    const name = `${pick(makes, i * 7)} ${pick(colors, i * 11)} ${pick(things, Math.floor(i / 42))} ${(i * 7_919) % 100_003}`;
    return `${name},SKU-${100_000 + i},${pick(things, i)},${(i % 900) / 10 + 1},${(i % 500) / 10 + 0.5},${i % 60}`;
  });
  return ['Name,SKU,Category,Price,Cost,Stock', ...lines].join('\n');
}

/** Imports a file through the dialog and watches the window's thread while it is written. */
export async function importFile(
  /** @type {Page} */ page,
  /** @type {string} */ file,
  /** @type {number} */ count,
  /** @type {'products' | 'orders'} */ kind = 'products',
) {
  await page.evaluate(`location.hash = '#/${kind === 'orders' ? 'orders' : 'stock'}?import=${kind}'`);
  const dialog = page.getByRole('dialog', { name: /^Import / });
  const began = performance.now();
  await dialog.getByLabel('File to import').setInputFiles(file);
  const preview = dialog.getByRole('button', { name: 'Preview', exact: true });
  const submit = dialog.getByRole('button', { name: 'Import', exact: true });
  // Where every column is sure, the columns are not asked about.
  await preview.or(submit).first().waitFor({ timeout: 300_000 });
  if (await preview.isVisible()) await preview.click();
  await submit.waitFor({ timeout: 300_000 });
  const read = performance.now();
  const { result: done, tasks: inProcessorTime } = await withThreadTime(page, async () => {
    // Within: beginning to trace is a long task of its own.
    await page.evaluate(watchTasks);
    await page.evaluate("performance.mark('bench-from:import: writing, the window’s thread')");
    await submit.click();
    await dialog.waitFor({ state: 'detached', timeout: 3_600_000 });
    return performance.now();
  });
  /** @type {{ longest: number, over50: number }} */
  const tasks = await page.evaluate('globalThis.benchTasks()');
  return [
    figure(`import: reading and planning ${count} rows in the window`, read - began, 'ms'),
    figure(`import: writing ${count} rows in the window`, done - read, 'ms'),
    figure('import: rate of writing', count / ((done - read) / 1_000), 'rows/s'),
    ...inProcessorTime,
    figure("import: longest task on the window's thread meanwhile", tasks.longest, 'ms'),
    figure("import: tasks over 50 ms on the window's thread meanwhile", tasks.over50, 'tasks'),
  ];
}

/** In the page: counts the tasks that Chromium calls long (over 50 ms). */
function watchTasks() {
  let [longest, over50] = [0, 0];
  const observer = new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) {
      over50++;
      longest = Math.max(longest, duration);
    }
  });
  observer.observe({ entryTypes: ['longtask'] });
  Object.assign(globalThis, {
    benchTasks: () => {
      observer.disconnect();
      return { longest, over50 };
    },
  });
}

/** Waits until the worker has written the start cache. */
async function cacheWritten(/** @type {Page} */ page) {
  await page.waitForFunction(
    async () => {
      const [{ name = '' } = {}] = (await indexedDB.databases()).filter((database) =>
        database.name?.startsWith('stockroom-'),
      );
      const db = await new Promise((resolve, reject) => {
        const opening = indexedDB.open(name);
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(opening.error);
      });
      const count = (/** @type {string} */ table) =>
        new Promise((resolve) => {
          const counting = db.transaction(table).objectStore(table).count();
          counting.onsuccess = () => resolve(counting.result);
        });
      const [chunks, stale] = [await count('chunks'), await count('stale')];
      db.close();
      return chunks > 1 && stale < 100;
    },
    undefined,
    { timeout: 600_000, polling: 2_000 },
  );
}

/** From the `input` event of each letter to the frame that shows its rows. */
async function typeAhead(/** @type {Page} */ page) {
  /** @type {readonly number[]} */
  const times = await page.evaluate(async () => {
    const box = document.querySelector('[role=searchbox], input[type=search]');
    const grid = document.querySelector('[role=grid]');
    if (!(box instanceof HTMLInputElement) || !grid) return [];
    box.focus();
    /** @type {number[]} */
    const took = [];
    for (const word of ['red shirt', 'blue mug 1', 'SKU-1000', 'organic gr', 'clock']) {
      for (let letters = 1; letters <= word.length; letters++) {
        await new Promise((resolve) => setTimeout(resolve, 120));
        took.push(
          await new Promise((resolve) => {
            const from = performance.now();
            const changed = new MutationObserver(() => {
              changed.disconnect();
              requestAnimationFrame(() => {
                const { port1, port2 } = new MessageChannel();
                port1.onmessage = () => resolve(performance.now() - from);
                port2.postMessage(null);
              });
            });
            changed.observe(grid, { childList: true, subtree: true, characterData: true, attributes: true });
            setTimeout(() => resolve(Number.NaN), 1_000);
            document.execCommand('insertText', false, word.charAt(letters - 1));
          }),
        );
      }
      box.select();
      document.execCommand('delete');
    }
    return took;
  });
  const sorted = times.filter((time) => !Number.isNaN(time)).sort((a, b) => a - b);
  const at = (/** @type {number} */ part) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
  return [
    figure('type-ahead: input event to painted rows p50', at(0.5), 'ms', 1_000 / 60),
    figure('type-ahead: input event to painted rows p95', at(0.95), 'ms', 1_000 / 60),
  ];
}
