import type { Page } from 'playwright-core';
import { afterAll, describe, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import { type Desk, launchElectron, newProfile, oneDesk, oneWay } from './drive.ts';
import {
  adjust,
  choose,
  dialog,
  discarded,
  goTo,
  importFiles,
  journeyFile,
  openByCode,
  startEmpty,
  told,
} from './steps.ts';

const question = (page: Page) => dialog(page, 'Discard what you typed?');
const product = (page: Page) => dialog(page, 'New product');
const name = (page: Page) => product(page).getByRole('textbox', { name: 'Name' }).first();
const place = (page: Page) => page.evaluate(() => location.hash.slice(1));
const way = (page: Page, to: string) => page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: to });

/** Opens the form of a new product and types a name. */
async function type(page: Page, text: string): Promise<void> {
  await page.getByRole('button', { name: 'New product' }).first().click();
  await name(page).fill(text);
}

describe.each(oneWay)('leaving $way', { timeout: 300_000 }, ({ launch }) => {
  const desk = oneDesk(launch);

  test('[SH74] [SH76] a form with something typed asks once; Enter stays; one with nothing changed closes at once', async () => {
    const { page } = desk;
    await startEmpty(page, 'Corner shop');
    await importFiles(page, [journeyFile('fruit.csv')]);
    await type(page, 'Pear');
    await page.keyboard.press('Escape');
    await question(page).waitFor();
    await page.keyboard.press('Enter');
    await question(page).waitFor({ state: 'hidden' });
    expect(await name(page).inputValue()).toBe('Pear');
    await page.keyboard.press('Escape');
    await question(page).waitFor();
    await page.keyboard.press('Escape');
    await question(page).waitFor({ state: 'hidden' });
    expect(await name(page).inputValue()).toBe('Pear');
    await name(page).fill('');
    await product(page).getByRole('button', { name: 'Close' }).click();
    await product(page).waitFor({ state: 'hidden' });
    expect(await question(page).count()).toBe(0);
  });

  test('[SH74] [SH75] the way back asks, and the place stays until it is answered', async () => {
    const { page } = desk;
    await goTo(page, 'Orders');
    await goTo(page, 'Stock');
    await type(page, 'Pear');
    await page.evaluate(() => history.back());
    await question(page).getByRole('button', { name: 'Keep editing' }).click();
    await question(page).waitFor({ state: 'hidden' });
    expect([await place(page), await name(page).inputValue()]).toEqual(['/stock', 'Pear']);
    await page.evaluate(() => history.back());
    await question(page).getByRole('button', { name: 'Discard' }).click();
    await page.getByRole('heading', { name: 'Stock', exact: true }).waitFor({ state: 'hidden' });
    expect(await product(page).count()).toBe(0);
    await goTo(page, 'Stock');
  });

  test('[STS70] 999,999 stolen of 10 is asked about, and so is one more than there is', async () => {
    const { page } = desk;
    await openByCode(page, 'A-1');
    await page.getByRole('button', { name: 'Adjust stock' }).first().click();
    const form = dialog(page, 'Adjust stock');
    await choose(form.getByRole('combobox', { name: 'Reason' }), 'Theft');
    const quantity = form.getByRole('textbox', { name: 'Quantity' });
    await quantity.fill('999999');
    await form.getByText('999,999 is far more of Apple than there is').waitFor();
    await quantity.fill('11');
    await form.getByText('Only 10 of Apple are known to be here. Take off 11?').waitFor();
    expect(await form.getByRole('button', { name: 'Adjust stock' }).isDisabled()).toBe(true);
    await quantity.fill('10');
    expect(await form.getByRole('button', { name: 'Adjust stock' }).isDisabled()).toBe(false);
    await page.keyboard.press('Escape');
    await discarded(form);
  });

  test('[SH77] of several acts only the newest is told', async () => {
    const { page } = desk;
    await adjust(page, { reason: 'Sold at the counter', quantity: '1' });
    await adjust(page, { reason: 'Customer return', quantity: '1' });
    await told(page, 'Customer return:');
    await expect.poll(() => page.locator('.ui-toast').filter({ hasText: 'Apple' }).count()).toBe(1);
  });

  test('[SH72] filters, tabs, order and search are there on the way back, and one act takes them off', async () => {
    const { page } = desk;
    await goTo(page, 'Stock');
    await page.getByRole('button', { name: /^Out/ }).click();
    await page.getByRole('columnheader', { name: 'SKU' }).getByRole('button').click();
    await expect.poll(() => place(page)).toBe('/stock?filter=out&sort=sku');
    await goTo(page, 'Orders');
    await page.getByRole('tab', { name: /^Shipped/ }).click();
    await page.getByRole('searchbox', { name: 'Find an order' }).fill('nobody');
    await expect.poll(() => place(page)).toBe('/orders?state=shipped&q=nobody');
    await way(page, 'Stock').click();
    await expect.poll(() => place(page)).toBe('/stock?filter=out&sort=sku');
    await page.keyboard.type('go', { delay: 80 }); // no scanner
    await expect.poll(() => place(page)).toBe('/orders?state=shipped&q=nobody');
    await way(page, 'Orders').click();
    expect(await place(page)).toBe('/orders?state=shipped&q=nobody');
    await way(page, 'Stock').click();
    await page.getByRole('group', { name: 'Filters' }).getByRole('button', { name: 'Clear filters' }).click();
    await expect.poll(() => place(page)).toBe('/stock?sort=sku');
  });

  test('[SH70] [SH71] [SH73] the header leads to the demo shop and back; each shop keeps its own lists', async () => {
    const { page } = desk;
    await page.getByRole('button', { name: /^Out/ }).click();
    const head = page.getByRole('banner');
    const band = page.getByRole('note', { name: 'Demo shop' });
    expect(await band.count()).toBe(0);
    await head.getByRole('button', { name: 'Corner shop' }).click();
    await page.getByRole('menuitem', { name: 'Open the demo shop' }).click();
    await band.waitFor({ timeout: 90_000 });
    const grid = page.getByRole('grid', { name: 'Stock' });
    await grid.locator('[data-row="10"]').waitFor({ timeout: 90_000 });
    expect(await place(page)).toBe('/stock');
    expect(await page.getByRole('button', { name: 'Undo', exact: true }).count()).toBe(0);
    await grid.evaluate((element) => element.scrollTo({ top: 3_000 }));
    await grid.locator('[data-row="90"]').waitFor();
    await goTo(page, 'Activity');
    await band.waitFor();
    await way(page, 'Stock').click();
    await grid.locator('[data-row="90"]').waitFor();

    await band.getByRole('button', { name: 'Leave it' }).click();
    await head.getByRole('button', { name: 'Corner shop' }).waitFor();
    await expect.poll(() => place(page)).toBe('/stock?sort=sku&filter=out');
    await head.getByRole('button', { name: 'Corner shop' }).click();
    await page.getByRole('menuitem', { name: 'Open the demo shop' }).click();
    await band.waitFor();
    await band.getByRole('button', { name: 'Remove it' }).click();
    await dialog(page, 'Remove the demo shop').getByRole('button', { name: 'Remove' }).click();
    await head.getByRole('button', { name: 'Corner shop' }).waitFor();
    expect(await band.count()).toBe(0);
    expect(desk.complaints).toEqual([]);
  });

  test('[SH120] a new shop is made once, however often it is pressed, and has a name that no other here has', async () => {
    const { page } = desk;
    await page.getByRole('banner').getByRole('button', { name: 'Corner shop' }).click();
    await page.getByRole('menuitem', { name: 'New shop' }).click();
    const form = dialog(page, 'New shop');
    await form.getByRole('textbox', { name: /^Your name/ }).fill('Anna');
    const shop = form.getByRole('textbox', { name: /^Name of the shop/ });
    await shop.fill('corner Shop ');
    await form.getByText('A shop of this name is on this computer already.').waitFor();
    await shop.fill('Second shop');
    await form.getByRole('button', { name: 'Create shop' }).dblclick();
    await page.getByRole('banner').getByRole('button', { name: 'Second shop' }).click();
    await page.getByRole('menuitem', { name: 'Connect to a shop' }).waitFor();
    expect(await page.getByRole('menuitem', { name: 'Second shop' }).count()).toBe(1);
    expect(desk.complaints).toEqual([]);
  });
});

describe('closing the window in Electron', () => {
  const home = newProfile();
  let desk: Desk | null = null;
  afterAll(async () => {
    await desk?.close().catch(() => undefined); // it is closed where the test came to its end
    home.remove();
  });

  test('[SH75] with something typed it asks, stays on Enter, and closes once that is agreed', {
    timeout: 120_000,
  }, async () => {
    desk = await launchElectron(home);
    const { page } = desk;
    const electron = must(desk.electron, 'it runs in Electron');
    const close = () => electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close());
    await startEmpty(page);
    await type(page, 'Pear');
    await close();
    await question(page).waitFor();
    await page.keyboard.press('Enter');
    await question(page).waitFor({ state: 'hidden' });
    expect(await name(page).inputValue()).toBe('Pear');
    await close();
    const gone = new Promise<void>((resolve) => electron.once('close', () => resolve()));
    // The window goes while it is pressed.
    await question(page)
      .getByRole('button', { name: 'Discard' })
      .click()
      .catch(() => undefined);
    await gone;
  });
});
