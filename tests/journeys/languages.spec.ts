import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { pseudoText } from '#renderer/words/pseudo.ts';
import { oneDesk, ways } from './drive.ts';
import { dialog, goToSettings, importFiles, journeyFile, previewFiles, region, told } from './steps.ts';

/** Every place of the window that is there with what the shop below has. */
const places = [
  '/dashboard',
  '/stock',
  '/orders',
  '/reorder',
  '/purchasing',
  '/purchasing/receive',
  '/counts',
  '/labels',
];
const endPlaces = ['/activity', '/settings', '/nowhere'];

/** A shop in Greek letters: whatever is written in Latin ones is the window's own. */
async function startGreek(page: Page): Promise<void> {
  await dialog(page, 'Welcome').getByRole('button', { name: 'Start empty' }).click();
  const form = dialog(page, 'New shop');
  await form.getByLabel('Name of the shop').fill('Μαγαζί');
  await form.getByLabel('Where your stock is').fill('Ράφι');
  await form.getByLabel('Your name').fill('Άννα');
  await form.getByRole('button', { name: 'Create shop' }).click();
  await page.getByRole('heading', { name: 'Dashboard', exact: true }).waitFor();
  await importFiles(page, [journeyFile('greek-products.csv')]);
  await (await previewFiles(page, [journeyFile('greek-orders.csv')]))
    .getByRole('button', { name: 'Import', exact: true })
    .click();
  await told(page, 'imported from greek-orders.csv');
}

/** Starts the window anew in a language, with figures and days as Greeks write them. */
async function speak(page: Page, language: string): Promise<void> {
  await page.evaluate((chosen) => {
    const home = 'stockroom.view';
    const kept: object = JSON.parse(localStorage.getItem(home) ?? '{}');
    localStorage.setItem(home, JSON.stringify({ ...kept, language: chosen, region: 'el-GR' }));
  }, language);
  await page.reload();
  await page.getByRole('navigation').first().waitFor();
}

async function visit(page: Page, place: string): Promise<void> {
  await page.evaluate((to) => {
    location.hash = to;
  }, place);
  await page.getByRole('heading').first().waitFor();
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
}

/** What is written or said on the screen outside the brackets of the imagined language. */
function bareTexts(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const spoken = [
      'aria-label',
      'aria-description',
      'aria-roledescription',
      'aria-valuetext',
      'title',
      'alt',
      'placeholder',
    ];
    // What every language writes so: keys of the keyboard, names of formats and runtimes, currencies, and a language's name for itself.
    const everywhere =
      /^(SKU|CSV|PDF|EAN|UTC|Ctrl|Alt|Shift|Enter|Esc|Tab|Space|EUR|USD|English|Deutsch|Electron|Chromium|Node|Stockroom)$/i;
    // How long ago something was is said by the system, which has no imagined language; a folder is called what it is called.
    const foreign =
      /\b\d+ (?:yr|mo|day|hr|min|sec)s?\.? ago\b|\blast (?:yr|mo)\.|\byesterday\b|\bnow\b|(?:^|\s)(?:\/[\w.-]+){2,}/g;
    const bare = (text: string): boolean => {
      let rest = text.replace(foreign, ' ');
      for (let last = ''; last !== rest; ) {
        last = rest;
        rest = rest.replace(/\[[^[\]]*\]/g, ' ');
      }
      return rest.split(/[^A-Za-z]+/).some((word) => word.length > 1 && !everywhere.test(word));
    };
    const found = new Set<string>();
    for (const element of document.querySelectorAll('body *')) {
      if (element.closest('script, style, kbd, code, [data-machine], .ui-key')) continue;
      if (!element.checkVisibility()) continue;
      for (const name of spoken) {
        const text = element.getAttribute(name);
        if (text && bare(text)) found.add(`${name}: ${text}`);
      }
      for (const node of element.childNodes)
        if (node.nodeType === Node.TEXT_NODE && bare(node.textContent ?? '')) found.add(node.textContent ?? '');
    }
    return [...found];
  });
}

describe.each(ways)('languages $way', { timeout: 240_000 }, ({ launch }) => {
  const desk = oneDesk(launch);

  test('[SH21] [SH22] in the imagined language no place and no dialog says anything that is not in the catalogue', async () => {
    const { page } = desk;
    await startGreek(page);
    await speak(page, 'en-XA');
    const found: string[] = [];
    const look = async (where: string) => found.push(...(await bareTexts(page)).map((text) => `${where}: ${text}`));
    const press = async (name: string) => {
      await page
        .getByRole('button', { name: pseudoText(name) })
        .first()
        .click();
      await page.getByRole('dialog').waitFor();
      await look(name);
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').waitFor({ state: 'hidden' });
    };
    for (const place of [...places, ...endPlaces]) {
      await visit(page, place);
      await look(place);
    }
    await visit(page, '/stock');
    await press('New product');
    await page.getByRole('rowheader').first().click();
    await page.getByRole('region').first().waitFor();
    await look('a product');
    await press('Adjust stock');
    await visit(page, '/orders');
    await press('New order');
    await page.getByRole('rowheader').first().click();
    await page.getByRole('region').first().waitFor();
    await look('an order');
    await visit(page, '/counts');
    await press('New count');
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').waitFor();
    await look('commands');
    await page.keyboard.press('Escape');
    expect(found).toEqual([]);
  });

  test('[SH25] [SH26] [SH27] German is chosen, shows at once in every open part, and holds at the next start', async () => {
    await speak(desk.page, 'en');
    await goToSettings(desk.page, 'Look and language');
    const settings = region(desk.page, 'Look and language');
    await settings.getByRole('combobox', { name: 'Language' }).click();
    await desk.page.getByRole('option', { name: 'Deutsch' }).click();
    await desk.page.getByRole('heading', { name: 'Einstellungen', exact: true }).waitFor();
    const german = region(desk.page, 'Aussehen und Sprache');
    await german.getByRole('combobox', { name: 'Zahlen, Daten und Geld' }).click();
    await desk.page.getByRole('option', { name: /^Deutsch \(Österreich\)/ }).click();
    await german.getByText('€ 1.234,50 · 31.12.2026').first().waitFor();
    expect(await desk.page.evaluate(() => [document.documentElement.lang, document.documentElement.dir])).toEqual([
      'de',
      'ltr',
    ]);
    const menus = await desk.electron?.evaluate(({ Menu }) =>
      (Menu.getApplicationMenu()?.items ?? []).map((item) => item.label),
    );
    if (menus) expect(menus).toEqual(expect.arrayContaining(['Datei', 'Bearbeiten', 'Fenster']));
    await desk.restart();
    await desk.page.getByRole('navigation').getByRole('link', { name: 'Bestand' }).waitFor();
  });
});
