// Measures what the budgets of docs/specs/catalogue.md name; one JSON line a figure. `npm run bench -- load search` runs some.
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ensureDependencies } from './dependencies.mjs';
import { withThreadTime } from './bench/thread-time.mjs';
import { root } from './root.mjs';

/** Those that read one shop of 100,000 variants, which is written first. */
const onShop = ['load', 'search', 'lists'];
/** Those whose size `STOCKROOM_BENCH_ROWS` says. */
const sized = ['import', 'data'];
const inPage = [...onShop, 'import', 'movements', 'everything', 'posting', 'orders', 'data'];
/** In the real window, with this many products unless `STOCKROOM_BENCH_ROWS` says otherwise; an import's rows likewise. */
const WINDOW_ROWS = Number(process.env['STOCKROOM_BENCH_ROWS'] ?? 100_000);
/** Products of an online store in the real window. */
const WINDOW_CHANNEL = 5_000;
/** Open orders in the real window, unless `STOCKROOM_BENCH_ORDERS` says otherwise. */
const WINDOW_ORDERS = Number(process.env['STOCKROOM_BENCH_ORDERS'] ?? 20_000);
/** Products of a shop that a second computer joins, unless `STOCKROOM_BENCH_ROWS` says otherwise. */
const SHARED_ROWS = Number(process.env['STOCKROOM_BENCH_ROWS'] ?? 20_000);
/** Those that are measured in the real window; `orders` in a page, too, and `channels` in this process. */
const inElectron = ['window', 'orders', 'channels', 'share'];
/** In this process. */
const inNode = ['channels', 'server', 'data'];
const all = [...new Set([...inPage, 'window', 'share', ...inNode])];
const asked = process.argv.slice(2).filter((word) => !word.startsWith('-'));
const unknown = asked.filter((name) => !all.includes(name));
if (unknown.length > 0) {
  console.error(`No benchmark is called ${unknown.join(', ')}. There are: ${all.join(', ')}.`);
  process.exit(1);
}

/** The Chromium that pages are measured in. */
const chrome = process.env['CHROMIUM'] ?? '/usr/bin/chromium';
const names = asked.length > 0 ? asked : all;

ensureDependencies();
if (!(await prepare())) process.exit(1);
const page = names.some((name) => inPage.includes(name)) ? await buildPage() : '';
const server = await serveFolder(page);
const profile = mkdtempSync(path.join(tmpdir(), 'stockroom-bench-'));
try {
  if (names.some((name) => onShop.includes(name))) await runInPage('seed');
  for (const name of names) {
    if (inPage.includes(name)) await runInPage(name);
    if (inElectron.includes(name)) await runInWindow(name);
    if (inNode.includes(name)) await runInNode(name);
  }
} finally {
  server.close();
  rmSync(profile, { recursive: true, force: true });
}

/** Brings what the benchmarks run in, as `npm test` does; where it cannot, says what to do and answers false. */
async function prepare() {
  const { browser, electronLibraries, ensureSystemPackages, screen } = await import('./runtime/system-packages.mjs');
  const { resolveRuntime } = await import('./runtime/resolve.mjs');
  const pages = names.some((name) => inPage.includes(name));
  const needs = pages && !process.env['CHROMIUM'] ? [browser] : [];
  if (names.some((name) => inElectron.includes(name)))
    needs.push(electronLibraries((await resolveRuntime()).executable), screen);
  if (!ensureSystemPackages(needs)) return false;
  if (!pages || existsSync(chrome)) return true;
  console.error(`No Chromium is at ${chrome}. Name the one to measure in: CHROMIUM=/path/to/chromium npm run bench`);
  return false;
}

/** Bundles the bench page as the window is bundled; answers its folder. */
async function buildPage() {
  const { build } = await import('vite');
  const folder = path.join(root, '.cache', 'bench');
  const from = path.join(root, 'build', 'scripts', 'bench');
  await build({
    configFile: false,
    root: from,
    base: '/',
    logLevel: 'warn',
    build: {
      outDir: folder,
      emptyOutDir: true,
      target: 'chrome114',
      modulePreload: { polyfill: false },
      rolldownOptions: { input: path.join(from, 'page.html') },
    },
  });
  return folder;
}

async function serveFolder(/** @type {string} */ folder) {
  const types = new Map([
    ['.html', 'text/html'],
    ['.js', 'text/javascript'],
  ]);
  const made = createServer((request, response) => {
    const name = path.basename(request.url ?? '');
    const file = path.extname(name) === '.js' ? path.join(folder, 'assets', name) : path.join(folder, 'page.html');
    readFile(file).then(
      (body) => response.writeHead(200, { 'content-type': types.get(path.extname(file)) ?? 'text/plain' }).end(body),
      () => response.writeHead(404).end(),
    );
  });
  await new Promise((resolve) => made.listen(0, '127.0.0.1', () => resolve(undefined)));
  return made;
}

async function runInWindow(/** @type {string} */ name) {
  const { benchChannelsWindow, benchOrdersWindow, benchWindow } = await import('./bench/window.mjs');
  const { benchShare } = await import('./bench/share.mjs');
  const figures =
    name === 'orders'
      ? await benchOrdersWindow(WINDOW_ORDERS)
      : name === 'share'
        ? await benchShare(SHARED_ROWS)
        : name === 'channels'
          ? await benchChannelsWindow(WINDOW_CHANNEL)
          : await benchWindow(WINDOW_ROWS);
  for (const figure of figures) console.log(JSON.stringify(figure));
}

async function runInNode(/** @type {string} */ name) {
  const { benchChannelLane } = await import('./bench/channel-lane.mjs');
  const { benchShopServer } = await import('./bench/shop-server.mjs');
  const { benchBackupFiles } = await import('./bench/backups.mjs');
  const figures =
    name === 'server' ? await benchShopServer() : name === 'data' ? await benchBackupFiles() : await benchChannelLane();
  for (const figure of figures) console.log(JSON.stringify(figure));
}

/** Runs one benchmark in a page of its own, on a profile on disk. */
async function runInPage(/** @type {string} */ name) {
  const { chromium } = await import('playwright-core');
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: chrome,
    args: ['--no-sandbox', '--enable-precise-memory-info', '--js-flags=--expose-gc'],
  });
  try {
    const tab = await context.newPage();
    tab.on('pageerror', (error) => console.error(error));
    await tab.goto(`http://127.0.0.1:${port}/page.html`);
    const rows = process.env['STOCKROOM_BENCH_ROWS'];
    const run = () =>
      tab.evaluate(`benches[${JSON.stringify(name)}](${sized.includes(name) && rows ? Number(rows) : ''})`);
    const { result, tasks } = await withThreadTime(tab, run);
    /** @type {readonly unknown[]} */
    const figures = result;
    for (const figure of [...figures, ...tasks]) console.log(JSON.stringify(figure));
  } finally {
    await context.close();
  }
}
