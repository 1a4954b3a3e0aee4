import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { findings } from './axe.ts';
import { oneDesk, oneWay } from './drive.ts';
import { codesIn, fileOf } from './given-files.ts';
import { press, type } from './keys.ts';
import { act, dialog, goTo, importFiles, journeyFile, openByCode, startEmpty, told } from './steps.ts';
import { playTrace } from './traces.ts';

const box = (page: Page) => page.getByRole('searchbox', { name: 'Search or scan' });
const palette = (page: Page) => page.getByRole('combobox', { name: 'Search commands, products, orders' });
const option = (page: Page, name: RegExp) => page.getByRole('option', { name });
const leaveFields = (page: Page) => page.evaluate('document.activeElement?.blur()');
const shown = (page: Page, name: string) => page.getByRole('heading', { name, exact: true }).waitFor();

/** Types into the search of the header, as a person does. */
async function seek(page: Page, text: string): Promise<void> {
  await box(page).fill('');
  await box(page).focus();
  await type(page, text);
}

async function choose(page: Page, text: string): Promise<void> {
  await press(page, 'Control+k');
  await palette(page).waitFor();
  await type(page, text);
}

describe.each(oneWay)('finding $way', ({ launch }) => {
  const desk = oneDesk(launch);

  test('[SCN60] the code of a printed pick list opens its order from any screen', async () => {
    const { page } = desk;
    await startEmpty(page);
    await importFiles(page, [journeyFile('hat-list.csv')]);
    await goTo(page, 'Orders');
    await act(page, 'New order');
    const form = dialog(page, 'New order');
    await form.getByRole('textbox', { name: 'Number' }).fill('#1042');
    await form.getByRole('combobox', { name: 'Customer' }).fill('Berta Blum');
    await page.getByRole('option', { name: /^(New: )?Berta Blum/ }).click();
    await form.getByRole('combobox', { name: 'Add a product' }).fill('hat');
    await option(page, /hat/i).first().click();
    await form.getByRole('button', { name: 'New order' }).click();
    await told(page, 'Order #1042 entered');
    await page.getByRole('grid', { name: 'Orders', exact: true }).getByRole('rowheader').first().click();
    await shown(page, 'Order #1042');
    await act(page, 'Pick list');
    const save = page.getByRole('dialog').getByRole('button', { name: 'Save as PDF' });
    const pdf = await fileOf(desk, 'pick-list.pdf', () => save.press('Enter'));
    const [code = ''] = await codesIn(pdf);
    expect(code).toBe('#1042');
    await press(page, 'Escape');
    await openByCode(page, '4012345678901');
    for (const scanned of [code, '1042']) {
      await goTo(page, 'Settings');
      await leaveFields(page);
      await playTrace(page, scanned);
      await shown(page, 'Order #1042');
    }
  });

  test('[SCN61] a product goes before an order with the same code, which is one press away', async () => {
    const { page } = desk;
    await openByCode(page, '4012345678901');
    await act(page, 'Add barcode');
    await dialog(page, 'Add barcode').getByRole('textbox').first().fill('#1042');
    await press(page, 'Enter');
    await dialog(page, 'Add barcode').waitFor({ state: 'hidden' });
    await goTo(page, 'Settings');
    await leaveFields(page);
    await playTrace(page, '#1042');
    await page.getByRole('heading', { name: 'Wool hat' }).waitFor();
    await told(page, '#1042 is also a code of something else: Order #1042.');
    await page.getByRole('button', { name: 'Open', exact: true }).last().click();
    await shown(page, 'Order #1042');
  });

  test('[SCN63] where products are taken in, it is said what the code is, and the order is one press away', async () => {
    const { page } = desk;
    await page.goto(`${page.url().split('#')[0]}#/purchasing/receive`);
    await page.getByRole('searchbox', { name: 'Scan or find what arrived' }).waitFor();
    await playTrace(page, '1042');
    await told(page, '1042 is no product’s code. It is: Order #1042.');
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.getByRole('button', { name: 'Open', exact: true }).last().click();
    await shown(page, 'Order #1042');
  });

  test('[SH60] [SH61] [SH62] the header finds an order, a customer, a count and a place, exact ones first', async () => {
    const { page } = desk;
    await goTo(page, 'Counts');
    await act(page, 'New count');
    await dialog(page, 'New count').getByRole('textbox', { name: 'Name' }).fill('Autumn shelf');
    await dialog(page, 'New count').getByRole('button', { name: /count/i }).last().click();
    await shown(page, 'Autumn shelf');

    await goTo(page, 'Dashboard');
    await seek(page, '1042');
    await expect.poll(() => page.getByRole('option').first().innerText()).toContain('Order #1042');
    expect(await findings(page, 'what was found')).toEqual([]);
    await press(page, 'Enter');
    await shown(page, 'Order #1042');

    await seek(page, 'berta');
    await option(page, /^Berta Blum/).waitFor();
    await press(page, 'Enter');
    await press(page, 'ArrowDown');
    await press(page, 'Enter');
    await shown(page, 'Orders');
    expect(decodeURIComponent(page.url())).toContain('q=Berta Blum');

    await seek(page, 'autumn');
    await option(page, /^Autumn shelf/).click();
    await shown(page, 'Autumn shelf');

    await seek(page, 'sho');
    await page.getByRole('group', { name: 'Locations' }).getByRole('option', { name: /^Shop/ }).click();
    await shown(page, 'Stock');
    expect(page.url()).toContain('location=');

    await goTo(page, 'Dashboard');
    await seek(page, 'hat');
    await option(page, /hat/i).first().waitFor();
    await press(page, 'Escape');
    await expect.poll(() => page.getByRole('option').count()).toBe(0);
    expect(await box(page).inputValue()).toBe('');
  });

  test('[SH63] [SH64] Ctrl K on Orders adjusts stock, and asks which product is meant where one is', async () => {
    const { page } = desk;
    await goTo(page, 'Orders');
    await choose(page, 'adjust st');
    await option(page, /^Adjust stock/).waitFor();
    await press(page, 'Enter');
    await dialog(page, 'Adjust stock').waitFor();
    await shown(page, 'Stock');
    await press(page, 'Escape');
    await dialog(page, 'Adjust stock').waitFor({ state: 'hidden' });

    await goTo(page, 'Orders');
    await press(page, 'Control+k');
    await expect.poll(() => page.getByRole('option').first().innerText()).toContain('Adjust stock');
    await type(page, 'edit product');
    await option(page, /^Edit product/).waitFor();
    await press(page, 'Enter');
    await page.getByRole('combobox', { name: 'Edit product: of which product?' }).waitFor();
    expect(await findings(page, 'which product')).toEqual([]);
    await type(page, 'wool');
    await option(page, /Wool hat/)
      .first()
      .waitFor();
    await press(page, 'Enter');
    await dialog(page, 'Edit product').waitFor();
    await press(page, 'Escape');
  });

  test('[SCN62] of two orders with one number none is opened: the search of the header offers both', async () => {
    const { page } = desk;
    await goTo(page, 'Stock');
    await importFiles(page, [journeyFile('order-1042.csv')]);
    await goTo(page, 'Settings');
    await leaveFields(page);
    await playTrace(page, '1042');
    await expect.poll(() => option(page, /^Order #?1042/).count()).toBe(2);
    expect(await box(page).inputValue()).toBe('1042');
    await press(page, 'ArrowDown');
    await press(page, 'ArrowDown');
    await press(page, 'Enter');
    await page.getByRole('heading', { name: /^Order #?1042/ }).waitFor();
    expect(desk.complaints).toEqual([]);
  });
});
