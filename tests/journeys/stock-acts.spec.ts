import path from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { launchServed, oneDesk, oneWay } from './drive.ts';
import { act, dialog, goTo, importForm, openDemo, told, cancel } from './steps.ts';

const grid = (page: Page) => page.getByRole('grid', { name: 'Stock' });
const shots = process.env['SHOTS'];

/** Keeps what a screen looks like, where somebody asked for it. */
async function shot(page: Page, name: string): Promise<void> {
  if (shots) await page.screenshot({ path: path.join(shots, `${name}.png`) });
}

describe.each(oneWay)('acts on stock $way', { timeout: 300_000 }, ({ launch }) => {
  const desk = oneDesk(launch);
  beforeAll(() => openDemo(desk.page), 240_000);

  test('[STS35] [ACT9] a blank field of a bulk edit stays, and the keys undo and redo it, after a restart too', async () => {
    let { page } = desk;
    await grid(page).focus();
    await page.keyboard.press('Control+a');
    await page.keyboard.press('r');
    const form = dialog(page, 'Set reorder point');
    const clear = form.getByRole('checkbox', { name: /^Clear it for the [\d,]+ products that have one/ });
    const before = await clear.first().locator('..').innerText();
    expect(await form.getByRole('button', { name: /^Set for/ }).isDisabled()).toBe(true);
    await form.getByRole('textbox', { name: 'In multiples of' }).fill('12');
    await shot(page, 'bulk-rule');
    await form.getByRole('button', { name: /^Set for/ }).click();
    await told(page, /^Reorder rule of/);

    await grid(page).focus();
    await page.keyboard.press('Control+a');
    await page.keyboard.press('r');
    expect(await clear.first().locator('..').innerText()).toBe(before);
    await cancel(form);
    await form.waitFor({ state: 'hidden' });

    await page.getByRole('searchbox', { name: 'Search or scan' }).fill('mug');
    await page.keyboard.press('Control+z');
    await page.getByRole('searchbox', { name: 'Search or scan' }).fill('');
    await grid(page).focus();
    await page.keyboard.press('Control+z');
    await told(page, 'Undone: Reorder points changed');
    await page.keyboard.press('Control+Shift+z');
    await told(page, 'Done again: Reorder points changed');

    page = await desk.restart();
    await goTo(page, 'Activity');
    await page.getByRole('heading', { name: 'Activity', exact: true }).focus();
    await page.keyboard.press('Control+z');
    await told(page, 'Undone: Reorder points changed');
    await shot(page, 'undone');
    expect(desk.complaints).toEqual([]);
  });

  test('[STS57] what was archived is not chosen any more', async () => {
    const { page } = desk;
    await goTo(page, 'Stock');
    await grid(page).getByRole('checkbox').nth(2).click();
    await act(page, 'Archive product');
    await told(page, /^1 (product|variant) archived/);
    await page.getByRole('toolbar').waitFor({ state: 'detached' });
    await page.keyboard.press('Control+z');
    await told(page, 'Undone:');
    expect(desk.complaints).toEqual([]);
  });

  test('[PUR7] [PUR8] a receipt onto nothing gives its cost, says so, and once undone offers no labels', async () => {
    const { page } = desk;
    await goTo(page, 'Purchasing');
    await page.getByRole('button', { name: 'Receive', exact: true }).click();
    await page.getByPlaceholder('Scan, or type a name or SKU').fill('mug');
    await page.getByRole('option').first().click();
    const list = page.getByRole('grid', { name: 'Receive' });
    const cost = list.locator('[data-row="0"] [data-column="4"]');
    await cost.click();
    await list.getByRole('textbox').fill('77.77');
    await list.getByRole('textbox').press('Enter');
    const choice = list.getByRole('checkbox', { name: /^Use €77.77 as the cost of/ });
    await choice.waitFor();
    if ((await choice.getAttribute('aria-checked')) === 'false') await choice.click();
    await shot(page, 'receive');
    await page.getByRole('button', { name: 'Receive stock' }).click();
    await page.getByRole('heading', { name: 'Purchasing', exact: true }).waitFor();
    await page.getByRole('grid', { name: 'Purchasing' }).locator('[data-row="0"] [data-column="1"]').click();
    await page.getByText('1 at €77.77 each, €77.77 in all').waitFor();
    await page.getByRole('button', { name: 'Print labels' }).waitFor();
    await shot(page, 'receipt');
    await page.keyboard.press('Control+z');
    await told(page, /^Undone: Receive/);
    await page.getByText('This receipt was undone: nothing of it is in stock.').waitFor();
    expect(await page.getByRole('button', { name: 'Print labels' }).count()).toBe(0);
    await shot(page, 'receipt-undone');
    expect(desk.complaints).toEqual([]);
  });
});

const sizes = [
  [1024, 700],
  [1280, 800],
  [1920, 1080],
  [819, 560], // 1024 × 700 at 125 %
] as const;

/** What of the tables and tiles that are shown is cut, though it is a figure or is to be seen whole. */
const cutParts = (page: Page): Promise<readonly string[]> =>
  page.evaluate(async () => {
    await new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)));
    return [
      ...document.querySelectorAll<HTMLElement>(
        '.ui-tbody .ui-td-figure, .ui-tile-figure, .ui-tbody [data-fits], .ui-th span',
      ),
      ...[...document.querySelectorAll('.ui-tbody .ui-td :is(.ui-status, .ui-badge, .ui-button)')].flatMap(
        (mark) => mark.closest<HTMLElement>('.ui-td') ?? [],
      ),
    ]
      .filter((cell) => cell.scrollWidth > cell.clientWidth)
      .map((cell) => cell.textContent ?? '');
  });

/** A code of ninety signs, which no column shows whole, and beside it what is to be seen whole. */
const longCode = `LONG-${'X1-'.repeat(28)}Z`;
const longRows = [
  'SKU,Name,Price,Cost,Quantity,Barcode',
  `${longCode},Lamp of a maker that calls nothing by a short name,1234567.89,987654.32,12345,4006381333931`,
  'SHORT-1,Mug,9.90,4.10,24,5901234123457',
].join('\n');

describe('tables of the demo shop', { timeout: 600_000 }, () => {
  const desk = oneDesk(launchServed);
  beforeAll(() => openDemo(desk.page), 240_000);

  /** Looks at every place at every size; the answer is what is cut there. */
  const cutAt = async (places: readonly string[], ready: () => Promise<void>) => {
    const { page } = desk;
    const found: string[] = [];
    for (const [width, height] of sizes) {
      await page.setViewportSize({ width, height });
      for (const place of places) {
        await page.evaluate((to) => {
          location.hash = to;
        }, place);
        await ready();
        found.push(...(await cutParts(page)).map((text) => `${place} at ${width}: ${text}`));
        await shot(page, `${place.replace(/\W+/g, '-').slice(0, 24)}-${width}`);
      }
    }
    return found;
  };
  const firstRow = () => desk.page.locator('[role=grid] [data-row="0"]').first().waitFor();

  test('[SH35] no figure and no code of any table is cut, at any usual size of the window', async () => {
    const { page } = desk;
    await grid(page).locator('[data-row="0"] [data-column="0"]').click();
    await page.getByRole('region', { name: 'Levels' }).waitFor();
    const product = await page.evaluate(() => location.hash);
    await goTo(page, 'Orders');
    await page.getByRole('grid', { name: 'Orders', exact: true }).locator('[data-row="0"] [data-column="0"]').click();
    await page.getByRole('region', { name: 'Lines' }).waitFor();
    const order = await page.evaluate(() => location.hash);
    const lists = ['#/orders', '#/reorder', '#/purchasing', '#/suppliers', '#/activity'];
    const places = ['#/stock?sort=-value', product, order, ...lists];
    expect(await cutAt(places, firstRow)).toEqual([]);
    expect(await cutAt(['#/dashboard'], () => page.locator('.ui-tile-figure').first().waitFor())).toEqual([]);
    expect(desk.complaints).toEqual([]);
  });

  test('[SH35] nor in an import, a count, labels and a receipt, where one code is of ninety signs and narrows no name', async () => {
    const { page } = desk;
    await page.setViewportSize({ width: 1280, height: 800 });
    await goTo(page, 'Stock');
    await page.keyboard.press('Control+i');
    const form = importForm(page);
    const file = { name: 'long.csv', mimeType: 'text/csv', buffer: Buffer.from(longRows) };
    await form.getByLabel('File to import').setInputFiles(file);
    await form.getByRole('button', { name: 'Preview', exact: true }).click();
    await form.getByRole('tab', { name: /^Rows/ }).waitFor();
    const isLong = (text: string) => text.endsWith(longCode);
    const found: string[] = [];
    for (const [width, height] of sizes) {
      await page.setViewportSize({ width, height });
      found.push(...(await cutParts(page)).map((text) => `import at ${width}: ${text}`));
    }
    await page.setViewportSize({ width: 1280, height: 800 });
    await form.getByRole('button', { name: 'Import', exact: true }).click();
    await told(page, 'imported from');

    for (const [place, name] of [
      ['Labels', 'Scan or find a product'],
      ['Purchasing', 'Scan or find what arrived'],
    ] as const) {
      await goTo(page, place);
      if (place === 'Purchasing') await page.getByRole('button', { name: 'Receive', exact: true }).click();
      const field = page.getByRole('searchbox', { name });
      for (const code of [longCode, 'SHORT-1']) {
        await field.fill(code);
        await field.press('Enter');
        await page.locator('[role=grid]').getByText(code).waitFor();
      }
    }
    await goTo(page, 'Counts');
    await page.getByRole('button', { name: 'New count' }).first().click();
    await dialog(page, 'New count').getByRole('button', { name: 'Begin count' }).click();
    await page.getByRole('button', { name: /^Not counted/ }).click();
    await firstRow();
    const count = await page.evaluate(() => location.hash);
    found.push(...(await cutAt(['#/counts', count, '#/labels', '#/purchasing/receive'], firstRow)));
    expect(found.filter((text) => !isLong(text))).toEqual([]);
    await page.setViewportSize({ width: 1024, height: 700 });
    const sku = page.locator('[role=grid] [role=row] [data-column="1"]').filter({ hasText: longCode });
    expect((await sku.boundingBox())?.width).toBeLessThan(160);
    await sku.hover();
    expect(await sku.getAttribute('title')).toBe(longCode);
    expect(desk.complaints).toEqual([]);
  });
});
