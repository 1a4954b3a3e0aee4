import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { oneDesk, oneWay } from './drive.ts';
import { countOf, goTo, importFiles, journeyFile, openDemo, region, startEmpty, told } from './steps.ts';

const tile = (page: Page, name: string) => page.getByRole('main').getByRole('group', { name, exact: true });

/** What a money or count text says, in its smallest digits. */
const number = (text: string) => Number(text.replace('\u2212', '-').replace(/[^\d-]/g, ''));

describe.each(oneWay)('the dashboard $way', ({ launch }) => {
  const desk = oneDesk(launch);

  test('[DASH1] [DASH2] every tile of the demo shop opens its list, and says what makes its figure', async () => {
    const { page } = desk;
    await openDemo(page);
    await goTo(page, 'Dashboard');
    await page.locator('.recharts-surface path').first().waitFor();
    const lists = { Low: 'Stock', 'Out of stock': 'Stock', 'To ship today': 'Orders', Overdue: 'Orders' };
    for (const name of [...Object.keys(lists), 'Stock value at cost', 'Unsynced']) {
      await tile(page, name).locator('[data-figure]').click();
      const explained = page.locator('.ui-explain');
      await explained.locator('.ui-explain-total').waitFor();
      const lines = await explained.locator('li:not(.ui-explain-total) > .ui-figures').allInnerTexts();
      const total = await explained.locator('.ui-explain-total > .ui-figures').innerText();
      expect(
        lines.map(number).reduce((sum, line) => sum + line, 0),
        name,
      ).toBe(number(total));
      await page.keyboard.press('Escape');
      await explained.waitFor({ state: 'hidden' });
    }
    for (const [name, list] of Object.entries(lists)) {
      const figure = number(await tile(page, name).locator('[data-figure]').innerText());
      await tile(page, name).getByRole('link').click();
      await expect.poll(() => countOf(page, list), { message: name }).toBe(figure);
      await goTo(page, 'Dashboard');
    }
    expect(desk.complaints).toEqual([]);
  });

  test('[DASH10] what to ship and what to reorder first opens with its name', async () => {
    const { page } = desk;
    const lists = { 'Ship first': 'Orders', 'Reorder first': 'Reorder' };
    for (const [name, list] of Object.entries(lists)) {
      await goTo(page, 'Dashboard');
      const line = region(page, name).getByRole('listitem').first();
      await expect.poll(() => region(page, name).getByRole('listitem').count()).toBe(6);
      const title = await line.getByRole('link').innerText();
      await line.getByRole('link').click();
      await page
        .getByRole('heading', { level: 1 })
        .filter({ hasText: title.split(' – ')[0] })
        .waitFor();
      await goTo(page, 'Dashboard');
      await region(page, name)
        .getByRole('link', { name: /^All (orders|reorder alerts)$/ })
        .click();
      await page.getByRole('heading', { name: list, exact: true }).waitFor();
    }
    await goTo(page, 'Dashboard');
  });

  test('[DASH9] a start paints the figures of last time at once, busy, and then those of now', async () => {
    const { page } = desk;
    const now = await tile(page, 'Low').locator('[data-figure]').innerText();
    const kept = () => Object.keys(localStorage).find((key) => key.startsWith('first-screen:dashboard:'));
    await page.waitForFunction(kept);
    // Another figure than the real one, so that the two can be told apart.
    await page.evaluate(() => {
      for (const [key, text] of Object.entries<string>({ ...localStorage }))
        if (key.startsWith('first-screen:dashboard:'))
          localStorage.setItem(key, text.replace(/"low":\d+/, '"low":4321'));
    });
    await page.addInitScript(() => {
      const look = () => {
        const busy = document.querySelector('.dashboard-tiles[aria-busy="true"]')?.textContent ?? '';
        if (busy.includes('4,321')) Object.assign(globalThis, { sawLastTime: true });
      };
      new MutationObserver(look).observe(document, { childList: true, subtree: true, characterData: true });
    });
    await page.reload();
    await page.locator('.dashboard-tiles:not([aria-busy])').waitFor();
    expect(await page.evaluate('globalThis.sawLastTime')).toBe(true);
    expect(await tile(page, 'Low').locator('[data-figure]').innerText()).toBe(now);
  });
});

describe.each(oneWay)('a new shop $way', ({ launch }) => {
  const desk = oneDesk(launch);

  test('[DASH7] [DASH8] an empty shop says what to do first; the steps tick themselves, and can be hidden', async () => {
    const { page } = desk;
    await startEmpty(page);
    await goTo(page, 'Dashboard');
    await page.getByRole('heading', { name: 'Welcome to your shop' }).waitFor();
    const steps = region(page, 'Getting started');
    await steps.getByText('1 of 6 done').or(steps.getByText('2 of 6 done')).waitFor();
    await page.getByRole('button', { name: 'Import products' }).waitFor();
    await importFiles(page, [journeyFile('fruit.csv')]);
    await goTo(page, 'Dashboard');
    await tile(page, 'Stock value at cost').waitFor();
    await steps.getByText('Bring your products in (done)').waitFor();
    await steps.getByRole('button', { name: 'Hide' }).click();
    await steps.waitFor({ state: 'hidden' });
    await (await told(page, 'first steps')).getByRole('button', { name: 'Undo' }).click();
    await steps.waitFor();
    expect(desk.complaints).toEqual([]);
  });
});
