import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { must } from '#shared/base/must.ts';
import { root } from '#build/scripts/root.mjs';
import { playTrace } from './traces.ts';

/** What a person does, by the names they see; each step waits for what they would wait for. */

const fixtures = path.join(root, 'tests/fixtures/import');

/** A hand-made file to import. */
export const fixture = (name: string) => path.join(fixtures, name);

const real = path.join(root, '../shared/data');

/** Real files that lie beside the project on some machines; null where one is absent. */
export function realFiles(folder: string, names: readonly string[]): readonly string[] | null {
  const files = names.map((name) => path.join(real, folder, name));
  return files.every((file) => existsSync(file)) ? files : null;
}

/** A hand-made file of the journeys alone. */
export const journeyFile = (name: string) => path.join(root, 'tests/fixtures/journeys', name);

export async function openDemo(page: Page): Promise<void> {
  await page.getByRole('dialog', { name: 'Welcome' }).getByRole('button', { name: 'Open the demo shop' }).click();
  await page.getByRole('navigation', { name: 'Main' }).waitFor({ timeout: 90_000 });
  await goTo(page, 'Stock');
  await page.getByRole('grid', { name: 'Stock' }).locator('[data-row="0"]').waitFor({ timeout: 90_000 });
}

export async function startEmpty(page: Page, name = 'Corner shop'): Promise<void> {
  await page.getByRole('dialog', { name: 'Welcome' }).getByRole('button', { name: 'Start empty' }).click();
  const form = page.getByRole('dialog', { name: 'New shop' });
  await form.getByLabel('Name of the shop').fill(name);
  await form.getByLabel('Your name').fill('Anna');
  await form.getByRole('button', { name: 'Create shop' }).click();
  await page.getByRole('heading', { name: 'Dashboard', exact: true }).waitFor();
  await goTo(page, 'Stock');
}

/** Imports files to the end and answers what the toast says. */
export async function importFiles(page: Page, files: readonly string[]): Promise<string> {
  const dialog = await previewFiles(page, files);
  await dialog.getByRole('button', { name: 'Import', exact: true }).click();
  const told = page.getByRole('status').filter({ hasText: 'imported from' }).last();
  await told.waitFor({ timeout: 90_000 });
  return told.innerText();
}

/** Chooses files to import and waits until their columns are shown; an encoding that is not certain is taken as proposed. */
export async function readFiles(page: Page, files: readonly string[]): Promise<Locator> {
  await page.keyboard.press('Control+i');
  const form = importForm(page);
  await form.getByLabel('File to import').setInputFiles([...files]);
  await form.getByRole('button', { name: /^(Preview|Columns)$/ }).waitFor();
  const columns = form.getByRole('button', { name: 'Columns', exact: true });
  if (await columns.isVisible()) await columns.click();
  await form.getByRole('button', { name: 'Preview', exact: true }).waitFor();
  return form;
}

/** Goes on from the columns to the dry run. */
export async function preview(form: Locator): Promise<void> {
  await form.getByRole('button', { name: 'Preview', exact: true }).click();
  await form.getByRole('tab', { name: /^Rows/ }).waitFor();
}

/** Goes as far as the dry run. */
export async function previewFiles(page: Page, files: readonly string[]): Promise<Locator> {
  const form = await readFiles(page, files);
  await preview(form);
  return form;
}

/** Goes to a place of the window by its navigation; a list that was narrowed there before is shown whole again. */
export async function goTo(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name }).click();
  await page.getByRole('heading', { name, exact: true }).waitFor();
  await page.evaluate(() => {
    if (location.hash.includes('?')) location.hash = location.hash.split('?')[0] ?? '';
  });
}

/** Goes to a part of Orders by its tab. */
export async function openPart(page: Page, name: string): Promise<void> {
  await goTo(page, 'Orders');
  await page.getByRole('tab', { name, exact: true }).click();
  await page.getByRole('heading', { name, exact: true }).waitFor();
}

/** Goes to a section of the settings by its name. */
export async function goToSettings(page: Page, section: string): Promise<void> {
  await goTo(page, 'Settings');
  await page
    .getByRole('navigation', { name: 'Sections of the settings' })
    .getByRole('link', { name: section, exact: true })
    .click();
  await page.getByRole('group', { name: section, exact: true }).waitFor();
}

/** Goes to the stock list, where it is not shown. */
async function toStock(page: Page): Promise<void> {
  if (!(await page.getByRole('heading', { name: 'Stock', exact: true }).isVisible())) await goTo(page, 'Stock');
}

/** Narrows the stock list to what matches. */
export async function search(page: Page, text: string): Promise<void> {
  await toStock(page);
  await page.getByRole('searchbox', { name: 'Search or scan' }).fill(text);
}

/** The row of the stock list that holds a text. */
export function stockRow(page: Page, text: string): Locator {
  return page.getByRole('grid', { name: 'Stock' }).getByRole('row').filter({ hasText: text });
}

/** A named part of a page. */
export const region = (page: Page, name: string): Locator => page.getByRole('region', { name, exact: true });

/** The import, whatever it is called by what the file holds. */
export const importForm = (page: Page): Locator => page.getByRole('dialog', { name: /^Import / });

/** A dialog by its name. */
export const dialog = (page: Page, name: string): Locator => page.getByRole('dialog', { name, exact: true });

/** Lets go what was typed in a form that was left and asks. */
export async function discarded(form: Locator): Promise<void> {
  const question = dialog(form.page(), 'Discard what you typed?');
  await expect.poll(async () => (await question.isVisible()) || !(await form.isVisible())).toBe(true);
  if (await question.isVisible()) await question.getByRole('button', { name: 'Discard', exact: true }).click();
  await form.waitFor({ state: 'hidden' });
}

/** Closes a form without doing what it is for; what was typed in it goes. */
export async function cancel(form: Locator, by = 'Cancel'): Promise<void> {
  await form.getByRole('button', { name: by, exact: true }).first().click();
  await discarded(form);
}

/** Opens the product whose code is scanned or typed whole. */
export async function openByCode(page: Page, code: string): Promise<void> {
  await toStock(page);
  const box = page.getByRole('searchbox', { name: 'Search or scan' });
  await box.fill(code);
  await page.getByRole('grid', { name: 'Stock' }).locator('[data-row="0"]').waitFor();
  await box.press('Enter');
  await region(page, 'Levels').waitFor();
}

/** Chooses one option of a searchable list. */
export async function choose(field: Locator, option: string): Promise<void> {
  await field.click();
  await field.fill(option);
  await field.page().getByRole('option', { name: option, exact: true }).click();
  // The next list would open while this one is still going away, and both have the same options.
  await field.page().getByRole('listbox').waitFor({ state: 'hidden' });
}

/** The proof of the books, as Settings shows it: equal on two desks exactly when they hold the same. */
export async function proof(page: Page): Promise<{ readonly facts: string; readonly books: string }> {
  await goTo(page, 'Stock');
  await goToSettings(page, 'Books');
  await page.getByRole('button', { name: 'Check the books' }).click();
  const books = region(page, 'Books');
  await books.getByText(/added up again\.|differs? from/).waitFor({ timeout: 90_000 });
  const said = await books.innerText();
  expect(said).toContain('The books are right');
  const [factHash, bookHash] = said.match(/[0-9-]+-[0-9a-f]{32}/g) ?? [];
  return { facts: must(factHash, 'facts have a hash'), books: must(bookHash, 'books have a hash') };
}

/** What the newest toast with these words says, once it is there. */
export async function told(page: Page, words: string | RegExp): Promise<Locator> {
  const toast = page.locator('.ui-toast').filter({ hasText: words }).last();
  await toast.waitFor({ timeout: 90_000 });
  return toast;
}

/** Takes back what the toast with these words tells of. */
export async function undo(page: Page, words: string | RegExp): Promise<void> {
  const toast = await told(page, words);
  await toast.getByRole('button', { name: 'Undo', exact: true }).click();
  await told(page, /undone|Undone/);
}

/** What the list of a screen holds, as it says itself. */
export async function countOf(page: Page, name: string): Promise<number> {
  const rows = await page.getByRole('grid', { name, exact: true }).getAttribute('aria-rowcount');
  return Number(rows) - 1;
}

/** The text of the chip that tells how far everything is saved and shared. */
export const chip = (page: Page): Locator => page.getByRole('status', { name: 'Sync status' });

/** A figure of the product that is shown, all locations together. */
export async function figure(page: Page, name: 'On hand' | 'Committed' | 'Available' | 'Incoming'): Promise<number> {
  const text = await region(page, 'Levels')
    .getByRole('button', { name: new RegExp(`^${name} of`) })
    .first()
    .innerText();
  return Number(text.replace('−', '-').replace(/[^\d.-]/g, ''));
}

/** What a product's page says is on hand, all locations together. */
export const onHand = (page: Page): Promise<number> => figure(page, 'On hand');

export type Adjustment = {
  readonly reason: string;
  readonly quantity: string;
  readonly location?: string;
  readonly note?: string;
  /** What the dialog says the reason does to the books. */
  readonly says?: RegExp;
};

/** Adjusts the stock of the product that is shown and waits until it is told. */
export async function adjust(page: Page, { reason, quantity, location, note, says }: Adjustment): Promise<void> {
  await page.getByRole('button', { name: 'Adjust stock' }).first().click();
  const form = dialog(page, 'Adjust stock');
  await choose(form.getByRole('combobox', { name: 'Reason' }), reason);
  if (says) await form.getByText(says).first().waitFor();
  if (location) await choose(form.getByRole('combobox', { name: 'Location' }), location);
  await form.getByRole('textbox', { name: 'Quantity' }).fill(quantity);
  if (note) await form.getByRole('textbox', { name: 'Note' }).fill(note);
  await form.getByRole('button', { name: 'Adjust stock' }).click();
  await form.waitFor({ state: 'hidden' });
  await told(page, `${reason}:`);
}

/** What stands beside an entry of the navigation: how many wait there; nothing is ''. */
export async function waiting(page: Page, name: string): Promise<string> {
  const link = page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name });
  return link.evaluate((element) => {
    const described = element.getAttribute('aria-describedby');
    return (described && document.getElementById(described)?.textContent) || '';
  });
}

/** Presses the button of an act, on the page or in its menu of more. */
export async function act(page: Page, name: string): Promise<void> {
  const button = page.getByRole('main').getByRole('button', { name }).first();
  const more = page.getByRole('main').getByRole('button', { name: 'More', exact: true });
  const item = page.getByRole('menuitem', { name });
  await button.or(more).first().waitFor();
  if (await button.isVisible()) return button.click();
  await more.click();
  // While the page shows what the act before it did, this one may come out of the menu and become a button.
  await item.or(button).first().waitFor();
  if (await item.isVisible()) return item.click();
  await page.keyboard.press('Escape');
  await button.click();
}

/** Enters an order by hand: of each of its products what is typed to find it, and how many. */
export async function enterOrder(
  page: Page,
  number: string,
  products: Readonly<Record<string, string>>,
): Promise<void> {
  await goTo(page, 'Orders');
  await act(page, 'New order');
  const form = dialog(page, 'New order');
  await form.getByRole('textbox', { name: 'Number' }).fill(number);
  for (const [index, [product, quantity]] of Object.entries(products).entries()) {
    await form.getByRole('combobox', { name: 'Add a product' }).fill(product);
    await page.getByRole('option', { name: new RegExp(product) }).click();
    await form.getByRole('textbox', { name: 'Quantity' }).nth(index).fill(quantity);
  }
  await form.getByRole('button', { name: 'New order' }).click();
  await told(page, `Order ${number} entered`);
}

/** Opens the page of an order that the queue lists. */
export async function openListed(page: Page, number: string): Promise<void> {
  const order = page.getByRole('grid', { name: 'Orders', exact: true }).getByRole('row').filter({ hasText: number });
  await order.getByRole('rowheader').click();
  await page.getByRole('heading', { name: `Order ${number}` }).waitFor();
}

/** Waits for what a screen that is scanned into answers to the last scan. */
export async function said(page: Page, answer: string | RegExp): Promise<void> {
  await page.locator('.ui-scan-said').getByText(answer).waitFor();
}

/** Scans a code and waits for what is answered. */
export async function scan(page: Page, code: string, answer: string | RegExp): Promise<void> {
  await playTrace(page, code);
  await said(page, answer);
}

/** The counts of a dry run: "New: 8" as { New: 8 }. */
export async function dryRun(form: Locator): Promise<Readonly<Record<string, number>>> {
  const marks = await form.locator('.ui-status').allInnerTexts();
  const counts = marks.flatMap((mark) => {
    const [, kind, count] = /^(New|Changed|Same|Refused|Not imported): ([\d,]+)$/.exec(mark.trim()) ?? [];
    return kind && count ? [[kind, Number(count.replace(',', ''))] as const] : [];
  });
  return Object.fromEntries(counts);
}

/** What a product's page says is on hand at one location. */
export async function levelAt(page: Page, location: string): Promise<string> {
  const row = region(page, 'Levels').getByRole('row').filter({ hasText: location });
  return row.getByRole('button', { name: /^On hand of/ }).innerText();
}

/** Fills in where the shop's server is, in the dialog that is open, and connects. */
export async function connectTo(page: Page, url: string, token: string, person = 'Anna'): Promise<void> {
  const form = dialog(page, 'Connect to a shop');
  await form.getByLabel('Address').fill(url);
  await form.getByLabel('Token').fill(token);
  await form.getByLabel('Your name').fill(person);
  await form.getByRole('button', { name: 'Connect', exact: true }).click();
}

/** Asks for an exchange now instead of at the next try, and waits until everything is shared. */
export async function share(page: Page): Promise<void> {
  const now = page.getByRole('button', { name: 'Share now' });
  // A shop that is opened anew meanwhile closes the chip's panel.
  const press = async () => {
    if (!(await now.isVisible())) await chip(page).getByRole('button').click();
    return now.click({ timeout: 5_000 }).then(
      () => true,
      () => false,
    );
  };
  await expect.poll(press, { timeout: 90_000 }).toBe(true);
  await page.keyboard.press('Escape');
  await expect.poll(() => chip(page).innerText(), { timeout: 90_000 }).toContain('Shared');
}
