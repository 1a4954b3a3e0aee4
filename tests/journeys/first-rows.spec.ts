import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { launchElectron, oneDesk } from './drive.ts';
import { goTo, importFiles, journeyFile, startEmpty } from './steps.ts';

/** Notes every state the list of rows is drawn in, from the first one on, and presses Ctrl+A in the first. */
async function watchFirstRows(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const seen: string[] = [];
    Object.assign(window, { seen });
    new MutationObserver(() => {
      const grid = document.querySelector('[role="grid"]');
      if (!grid?.querySelector('[data-row]')) return;
      const state = `${grid.ariaBusy ?? 'live'}, ${document.querySelector('.ui-bulk') ? 'chosen' : 'none chosen'}`;
      if (seen.length === 0)
        grid.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', code: 'KeyA', ctrlKey: true, bubbles: true }));
      if (seen.at(-1) !== state) seen.push(state);
    }).observe(document, { subtree: true, childList: true, attributes: true });
  });
}

describe('the first rows and the acts for chosen ones', () => {
  const desk = oneDesk(launchElectron);

  test('[STS2] rows of last time are marked, and nothing is chosen of them', async () => {
    const { page } = desk;
    await startEmpty(page);
    await importFiles(page, [journeyFile('fruit.csv')]);
    await goTo(page, 'Stock');
    await expect
      .poll(() => page.evaluate(() => Object.keys(localStorage).some((key) => key.startsWith('first-screen:stock:'))))
      .toBe(true);
    await watchFirstRows(page);
    await page.reload();
    await page.locator('[role="grid"]:not([aria-busy]) [data-row="2"]').waitFor();
    const seen = await page.evaluate(() => ('seen' in window && Array.isArray(window.seen) ? window.seen : []));
    expect(seen).toEqual(['true, none chosen', 'live, none chosen']);
  });

  test('[SH43] in a small window every act for chosen rows is inside it, some of them in a menu', async () => {
    const { page } = desk;
    const grid = page.getByRole('grid', { name: 'Stock' });
    await grid.focus();
    await page.keyboard.press('Control+a');
    const bar = page.getByRole('toolbar', { name: 'Acts for the selected rows' });
    for (const [width, height] of [
      [1_600, 900],
      [1_024, 700],
      [800, 700],
    ] as const) {
      await page.setViewportSize({ width, height });
      const outside = () =>
        bar.evaluate((element) =>
          [...element.querySelectorAll('button')]
            .filter((button) => button.getBoundingClientRect().right > innerWidth)
            .map((button) => button.textContent),
        );
      await expect.poll(outside).toEqual([]);
      await page.screenshot({ path: `.cache/bulk-${width}.png` });
    }
    await bar.getByRole('button', { name: 'More', exact: true }).click();
    await page.getByRole('menuitem', { name: 'Archive product' }).waitFor();
    expect(await page.evaluate(() => document.scrollingElement?.scrollLeft)).toBe(0);
    await page.keyboard.press('Escape');
    await page.setViewportSize({ width: 1_600, height: 900 });
    await bar.getByRole('button', { name: 'Archive product' }).waitFor();
    expect(desk.complaints).toEqual([]);
  });
});
