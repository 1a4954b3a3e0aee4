import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { oneDesk, oneWay } from './drive.ts';
import { act, adjust, countOf, goTo, openByCode, openDemo, region, told } from './steps.ts';

const grid = (page: Page, name = 'Stock') => page.getByRole('grid', { name, exact: true });
const box = (page: Page) => page.getByRole('searchbox', { name: 'Search or scan' });
const row = (page: Page, index: number, name = 'Stock') => grid(page, name).locator(`[data-row="${index}"]`);
/** A product's name with its options, however a list sets them apart. */
const plain = (title: string) => title.replaceAll(/\s+(?:– )?/g, ' ').trim();
const titleAt = async (page: Page, index: number) => plain(await row(page, index).getByRole('rowheader').innerText());
const chosen = (page: Page) => grid(page).locator('[aria-selected="true"]').count();

/** The stock list as nobody has asked it anything. */
async function freshList(page: Page): Promise<void> {
  await goTo(page, 'Dashboard');
  await goTo(page, 'Stock');
  await row(page, 0).waitFor();
}

/** The texts of one column of the rows that are drawn. */
async function column(page: Page, name: string, header: string): Promise<readonly string[]> {
  const at = await grid(page, name).getByRole('columnheader', { name: header }).getAttribute('aria-colindex');
  return grid(page, name).locator(`[data-row] [aria-colindex="${at}"]`).allInnerTexts();
}

/** Takes the marked products to Labels and answers which came there, then clears the list and goes back. */
async function labelled(page: Page): Promise<readonly string[]> {
  await page.keyboard.press('l');
  await grid(page, 'Labels').locator('[data-row="0"]').waitFor();
  const names = await grid(page, 'Labels').getByRole('rowheader').allInnerTexts();
  await act(page, 'Clear the list');
  await told(page, 'The list is empty again.');
  await page.goBack();
  await row(page, 0).waitFor();
  return names.map(plain);
}

describe.each(oneWay)('lists of the demo shop $way', { timeout: 300_000 }, ({ launch }) => {
  const desk = oneDesk(launch);
  beforeAll(() => openDemo(desk.page), 240_000);

  test('[STS3] every key narrows the list; Enter opens what has the whole code, otherwise goes into the list', async () => {
    const { page } = desk;
    const address = page.url();
    const all = await countOf(page, 'Stock');
    await box(page).focus();
    await page.keyboard.type('m');
    await expect.poll(() => countOf(page, 'Stock')).toBeLessThan(all);
    const some = await countOf(page, 'Stock');
    await page.keyboard.type('ug');
    await expect
      .poll(async () => (await column(page, 'Stock', 'Product')).every((title) => /mug/i.test(title)))
      .toBe(true);
    expect(await countOf(page, 'Stock')).toBeLessThanOrEqual(some);
    await expect.poll(() => page.url()).toContain('q=mug');
    await page.keyboard.press('Enter');
    await expect.poll(() => grid(page).evaluate((list) => list.contains(document.activeElement))).toBe(true);
    expect(page.url()).not.toContain('/product/');
    const [sku = ''] = await column(page, 'Stock', 'SKU');
    const title = await titleAt(page, 0);
    await openByCode(page, sku);
    await page
      .getByRole('heading', { level: 1 })
      .filter({ hasText: title.split(' – ')[0] })
      .waitFor();
    await goTo(page, 'Stock');
    await expect.poll(() => page.url()).toBe(address);
  });

  test('[STS5] another order leaves what is chosen, another question empties it', async () => {
    const { page } = desk;
    await freshList(page);
    await row(page, 1).getByRole('checkbox').click();
    await row(page, 2).getByRole('checkbox').click();
    await grid(page).getByRole('columnheader', { name: 'Price' }).getByRole('button').click();
    await expect.poll(() => page.url()).toContain('sort=');
    const bar = page.getByRole('toolbar').getByText('2 selected');
    await bar.waitFor();
    await page.getByRole('main').getByRole('button', { name: /^Low/ }).click();
    await expect.poll(() => page.url()).toContain('filter=low');
    await bar.waitFor({ state: 'hidden' });
    expect(await chosen(page)).toBe(0);
  });

  test('[STS4] acts are done to what is chosen, wherever the cursor is', async () => {
    const { page } = desk;
    await freshList(page);
    const two = [await titleAt(page, 1), await titleAt(page, 2)];
    await row(page, 1).getByRole('checkbox').click();
    await row(page, 2).getByRole('checkbox').click();
    await grid(page).focus();
    await page.keyboard.press('Home');
    expect([...(await labelled(page))].sort()).toEqual(two.sort());
  });

  test('[RL1] what to reorder: of all or of one supplier, of all places or of one, the most urgent first', async () => {
    const { page } = desk;
    await goTo(page, 'Reorder');
    await row(page, 0, 'Reorder').waitFor();
    const all = await countOf(page, 'Reorder');
    const inOrder = async () => {
      const ranks = (await column(page, 'Reorder', 'Urgency')).map((text) =>
        ['Nothing left', 'Urgent', 'Low'].indexOf(text.trim()),
      );
      expect(ranks).not.toContain(-1);
      expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
    };
    await inOrder();
    const [supplier = ''] = await column(page, 'Reorder', 'Supplier');
    const filters = page.getByRole('group', { name: 'Filters' });
    await filters.getByRole('button', { name: 'Supplier' }).click();
    await page.getByRole('menuitemradio', { name: supplier }).click();
    await expect.poll(() => countOf(page, 'Reorder')).toBeLessThan(all);
    const suppliers = await column(page, 'Reorder', 'Supplier');
    expect(suppliers.length).toBeGreaterThan(0);
    expect(new Set(suppliers)).toEqual(new Set([supplier]));
    await inOrder();
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await expect.poll(() => countOf(page, 'Reorder')).toBe(all);
    await filters.getByRole('button', { name: 'Location' }).click();
    const place = page.getByRole('menuitemradio').first();
    const name = await place.innerText();
    await place.click();
    await expect.poll(() => page.url()).toContain('location=');
    await expect
      .poll(async () => [...new Set(await column(page, 'Reorder', 'Location'))].join())
      .toMatch(new RegExp(`^(${name})?$`));
    await inOrder();
  });

  test('[DASH3] [DASH6] a sale changes the value and the sales of today without anything being read by hand', async () => {
    const { page } = desk;
    await goTo(page, 'Dashboard');
    const tile = (name: string) =>
      page.getByRole('main').getByRole('group', { name, exact: true }).locator('[data-figure]');
    await page.locator('.dashboard-tiles:not([aria-busy])').waitFor();
    const value = await tile('Stock value at cost').innerText();
    await page.evaluate(() => Object.assign(globalThis, { sameWindow: true }));
    await goTo(page, 'Stock');
    await row(page, 0).waitFor();
    await row(page, 0).getByRole('rowheader').click();
    await region(page, 'Levels').waitFor();
    await adjust(page, { reason: 'Sold at the counter', quantity: '3' });
    await goTo(page, 'Dashboard');
    await expect.poll(() => tile('Stock value at cost').innerText()).not.toBe(value);
    expect(await page.evaluate('globalThis.sameWindow')).toBe(true);
    expect(desk.complaints).toEqual([]);
  });
});
