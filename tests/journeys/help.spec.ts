import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { oneDesk, ways } from './drive.ts';
import { goTo, goToSettings, openDemo, region } from './steps.ts';

const topic = (page: Page, name: string) => page.getByRole('heading', { name, exact: true, level: 2 });
const place = (page: Page) => page.evaluate(() => location.hash);

describe.each(ways)('help and settings $way', { timeout: 240_000 }, ({ launch }) => {
  const desk = oneDesk(launch);
  beforeAll(() => openDemo(desk.page), 240_000);

  test('[HLP5] [HLP7] F1 on Orders explains Orders, with their keys, and leads back to what was shown', async () => {
    const { page } = desk;
    await goTo(page, 'Orders');
    await page.getByRole('tab', { name: /^Shipped/ }).click();
    const before = await place(page);
    await page.keyboard.press('F1');
    await topic(page, 'Orders').waitFor();
    await page.getByRole('heading', { name: 'Keys of this screen' }).waitFor();
    await page.getByRole('term').filter({ hasText: 'New order' }).waitFor();
    await page.keyboard.press('F1');
    await page.getByRole('heading', { name: 'Orders', exact: true, level: 1 }).waitFor();
    expect(await place(page)).toBe(before);
    await page.getByRole('grid', { name: 'Orders', exact: true }).focus();
    await page.keyboard.press('?');
    await topic(page, 'Orders').waitFor();
  });

  test('[HLP6] [HLP1] a word leads to the line that says it, and the address holds over a reload', async () => {
    const { page } = desk;
    const field = page.getByRole('searchbox', { name: 'Search the help' });
    await field.fill('reserved');
    const first = page.getByRole('navigation', { name: 'Topics of the help' }).getByRole('link').first();
    expect(await first.innerText()).toMatch(/Committed\s+Reserved for open orders/);
    await field.press('ArrowDown');
    await page.keyboard.press('Enter');
    const marked = page.locator('[data-marked]');
    await marked.getByRole('heading', { name: 'Committed' }).waitFor();
    await page.reload();
    await marked.getByRole('heading', { name: 'Committed' }).waitFor();
    await page.getByRole('link', { name: 'First steps', exact: true }).click();
    await page.getByRole('article').getByRole('link', { name: 'Locations' }).click();
    await region(page, 'Locations').waitFor();
  });

  test('[SH88] [SH86] a setting is found with a slip, marked, has the focus, and its address holds over a reload', async () => {
    const { page } = desk;
    await goTo(page, 'Settings');
    await page.getByRole('searchbox', { name: 'Find a setting' }).fill('beffore a code');
    await page.keyboard.press('Enter');
    const field = page.getByRole('textbox', { name: 'Signs before a code' });
    await expect.poll(() => field.evaluate((one) => one === document.activeElement)).toBe(true);
    await page.reload();
    await page.locator('[data-marked]').getByText('Signs before a code').waitFor();
    await page.getByRole('button', { name: 'Help for this screen' }).click();
    await topic(page, 'Setting up a scanner').waitFor();
  });

  test('[HLP3] in German, too', async () => {
    const { page } = desk;
    await goToSettings(page, 'Look and language');
    await page.getByRole('combobox', { name: 'Language' }).click();
    await page.getByRole('option', { name: 'Deutsch' }).click();
    await page.getByRole('heading', { name: 'Einstellungen', exact: true }).waitFor();
    await page.getByRole('navigation').getByRole('link', { name: 'Aufträge' }).click();
    await page.getByRole('heading', { name: 'Aufträge', exact: true, level: 1 }).waitFor();
    await page.keyboard.press('F1');
    await topic(page, 'Aufträge').waitFor();
    await page.getByRole('searchbox', { name: 'Hilfe durchsuchen' }).fill('verfugbar');
    await page
      .getByRole('link', { name: /Verfügbar/ })
      .first()
      .waitFor();
    expect(desk.complaints).toEqual([]);
  });

  test('[SH89] the native menu has what can be done here, by noun', async () => {
    const { page, electron } = desk;
    if (!electron) return;
    const lines = () =>
      electron.evaluate(({ Menu }) =>
        (Menu.getApplicationMenu()?.items ?? []).map((item) => [
          item.label,
          ...(item.submenu?.items ?? []).map(({ label }) => label),
        ]),
      );
    const menu = async (name: string) => (await lines()).find(([label]) => label === name)?.slice(1);
    const bar = (await lines()).map(([label]) => label);
    const nouns = ['Bestand', 'Aufträge', 'Einkauf', 'Zählungen', 'Etiketten'];
    expect(bar.slice(-10)).toEqual(['Datei', 'Bearbeiten', 'Ansicht', ...nouns, 'Fenster', 'Hilfe']);
    await expect.poll(() => menu('Aufträge')).not.toContain('Neuer Auftrag');
    expect(await menu('Aufträge')).toEqual(expect.arrayContaining(['Zu den Aufträgen', 'Zum Versand']));
    await page.keyboard.press('F1');
    await expect.poll(() => menu('Aufträge')).toContain('Neuer Auftrag');
    expect((await lines()).map(([label]) => label)).toEqual(bar);
  });

  test('[SH90] a menu that is open stays as it is until it is closed', async () => {
    const { page, electron } = desk;
    if (!electron) return;
    const orders = () =>
      electron.evaluate(({ Menu }) => {
        const menu = Menu.getApplicationMenu()?.items.find(({ label }) => label === 'Aufträge')?.submenu;
        return menu?.items.map(({ label }) => label) ?? [];
      });
    const tell = (what: 'menu-will-show' | 'menu-will-close') =>
      electron.evaluate(({ Menu }, event) => {
        Menu.getApplicationMenu()
          ?.items.find(({ label }) => label === 'Aufträge')
          ?.submenu?.emit(event);
      }, what);
    expect(await orders()).toContain('Neuer Auftrag');
    await tell('menu-will-show');
    await page.getByRole('navigation').getByRole('link', { name: 'Bestand' }).click();
    await page.getByRole('heading', { name: 'Bestand', exact: true, level: 1 }).waitFor();
    await page.getByRole('grid', { name: 'Bestand' }).waitFor();
    expect(await orders()).toContain('Neuer Auftrag');
    await tell('menu-will-close');
    await expect.poll(() => orders()).not.toContain('Neuer Auftrag');
  });
});
