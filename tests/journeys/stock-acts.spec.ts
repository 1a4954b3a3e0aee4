import path from 'node:path';
import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { launchServed, oneDesk, ways } from './drive.ts';
import { dialog, goTo, openDemo, told } from './steps.ts';

const grid = (page: Page) => page.getByRole('grid', { name: 'Stock' });
const shots = process.env['SHOTS'];

/** Keeps what a screen looks like, where somebody asked for it. */
async function shot(page: Page, name: string): Promise<void> {
  if (shots) await page.screenshot({ path: path.join(shots, `${name}.png`) });
}

describe.each(ways)('acts on stock $way', { timeout: 300_000 }, ({ launch }) => {
  const desk = oneDesk(launch);
  beforeAll(() => openDemo(desk.page), 240_000);

  test('[STS35] [ACT9] a blank field of a bulk edit stays, and the keys undo and redo it, after a restart too', async () => {
    let { page } = desk;
    await grid(page).focus();
    await page.keyboard.press('Control+a');
    await page.keyboard.press('r');
    const form = dialog(page, 'Set reorder point');
    const clear = form.getByRole('checkbox', { name: /^Clear: [\d,]+ products have one/ });
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
    await form.getByRole('button', { name: 'Cancel' }).click();
    await form.waitFor({ state: 'hidden' });

    await page.getByRole('searchbox', { name: 'Search or scan' }).fill('mug');
    await page.keyboard.press('Control+z');
    await page.getByRole('searchbox', { name: 'Search or scan' }).fill('');
    await grid(page).focus();
    await page.keyboard.press('Control+z');
    await told(page, 'Undone: Reorder points set');
    await page.keyboard.press('Control+Shift+z');
    await told(page, 'Done again: Reorder points set');

    page = await desk.restart();
    await goTo(page, 'Activity');
    await page.getByRole('heading', { name: 'Activity', exact: true }).focus();
    await page.keyboard.press('Control+z');
    await told(page, 'Undone: Reorder points set');
    await shot(page, 'undone');
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

describe('tables of the demo shop', { timeout: 400_000 }, () => {
  const desk = oneDesk(launchServed);

  test('[SH35] no figure and no code of any table is cut, at any usual size of the window', async () => {
    const { page } = desk;
    await openDemo(page);
    await grid(page).locator('[data-row="0"] [data-column="0"]').click();
    await page.getByRole('region', { name: 'Levels' }).waitFor();
    const product = await page.evaluate(() => location.hash);
    const found: string[] = [];
    const places = ['#/stock?sort=-value', product, '#/orders', '#/reorder', '#/purchasing', '#/activity'];
    for (const [width, height] of sizes) {
      await page.setViewportSize({ width, height });
      for (const place of [...places, '#/dashboard']) {
        await page.evaluate((to) => {
          location.hash = to;
        }, place);
        if (place !== '#/dashboard') await page.locator('[role=grid] [data-row="0"]').first().waitFor();
        await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
        const cut = await page.evaluate(() =>
          [...document.querySelectorAll<HTMLElement>('.ui-tbody .ui-td-figure, .ui-tile-figure, .ui-tbody [data-fits]')]
            .filter((cell) => cell.scrollWidth > cell.clientWidth && cell.clientWidth < 318)
            .map((cell) => cell.textContent ?? ''),
        );
        found.push(...cut.map((text) => `${place} at ${width}: ${text}`));
        await shot(page, `${place.replace(/\W+/g, '-').slice(0, 24)}-${width}`);
      }
    }
    expect(found).toEqual([]);
    expect(desk.complaints).toEqual([]);
  });
});
