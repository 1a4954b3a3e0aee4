import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { afterAll, describe, expect, test } from 'vitest';
import { pngOf } from '#tests/fixtures/pictures.ts';
import { oneDesk, oneWay } from './drive.ts';
import { fileOf } from './given-files.ts';
import {
  act,
  choose,
  dialog,
  goTo,
  goToSettings,
  importFiles,
  openByCode,
  region,
  startEmpty,
  stockRow,
  told,
} from './steps.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'stockroom-sender-tax-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const products = 'SKU,Name,Price,Cost,Quantity\nTEA-1,Green tea 250 g,11.90,6.00,10\nBOOK-1,Garden book,10.70,5.00,5\n';

/** What the product's page says of its margin. */
const margin = (page: Page) => page.getByRole('button', { name: /^Margin of/ });

describe.each(oneWay)('sender and tax $way', ({ launch }) => {
  const desk = oneDesk(launch);

  test('[CAT23] [CAT24] a shop says how it is taxed, and its margin is held net against net', async () => {
    const { page } = desk;
    await startEmpty(page);
    const file = path.join(folder, 'products.csv');
    writeFileSync(file, products);
    await importFiles(page, [file]);
    await openByCode(page, 'TEA-1');
    expect(await margin(page).innerText()).toBe('49.6 %');

    await goToSettings(page, 'Tax');
    await act(page, 'Edit tax');
    const form = dialog(page, 'Edit tax');
    await form.getByRole('radio', { name: 'Yes' }).click();
    for (const [at, [name, rate]] of [
      ['Full', '19 %'],
      ['Reduced', '7,0'],
    ].entries()) {
      await form.getByRole('button', { name: 'Add class' }).click();
      await form.getByRole('textbox', { name: new RegExp(`^Class ${at + 1}`) }).fill(name ?? '');
      await form.getByRole('textbox', { name: `Rate ${at + 1} in %` }).fill(rate ?? '');
    }
    await page.screenshot({ path: '.cache/tax-dialog.png' });
    await form.getByRole('button', { name: 'Save' }).click();
    await told(page, 'Saved: Tax');
    await region(page, 'Tax').getByText('Reduced, 7 %').waitFor();

    await goTo(page, 'Stock');
    await openByCode(page, 'TEA-1');
    expect(await margin(page).innerText()).toBe('40 %');
    await margin(page).click();
    await page.getByText('$10.00').waitFor();

    await page.screenshot({ path: '.cache/margin.png' });
    await page.keyboard.press('Escape');
  });

  test('[CAT27] a class is set for what is chosen, and shown where the product is', async () => {
    const { page } = desk;
    await goTo(page, 'Stock');
    await page.getByRole('searchbox', { name: 'Search or scan' }).fill('');
    await stockRow(page, 'Garden book').getByRole('checkbox').click();
    await page.keyboard.press('t');
    const form = dialog(page, 'Set tax class');
    await choose(form.getByRole('combobox', { name: 'Tax class' }), 'Reduced, 7 %');
    await form.getByRole('button', { name: 'Set for 1' }).click();
    await told(page, 'Tax class of 1 product set');
    await openByCode(page, 'BOOK-1');
    await region(page, 'Details').getByText('Reduced').waitFor();
    expect(await margin(page).innerText()).toBe('50 %');
  });

  test('[LAB80] the packing slip names its sender, after a restart too', async () => {
    let { page } = desk;
    await goToSettings(page, 'Sender');
    await act(page, 'Edit sender');
    const form = dialog(page, 'Edit sender');
    await form.getByRole('textbox', { name: 'Address' }).fill('Marktstraße 1\n\n10115 Berlin ');
    await form.getByRole('textbox', { name: 'Phone' }).fill('030 123456');
    await form.getByRole('textbox', { name: 'E-mail' }).fill('hello@corner.example');
    await form.getByRole('textbox', { name: 'Tax number' }).fill('DE123456789');
    await form.getByLabel('Choose a logo', { exact: true }).setInputFiles({
      name: 'logo.png',
      mimeType: 'image/png',
      buffer: pngOf({ width: 600, height: 300, colour: [180, 40, 40] }),
    });
    await form.getByRole('img', { name: 'Logo' }).waitFor();
    await page.screenshot({ path: '.cache/sender-dialog.png' });
    await form.getByRole('button', { name: 'Save' }).click();
    await told(page, 'Saved: Sender');

    page = await desk.restart();
    await goToSettings(page, 'Sender');
    await region(page, 'Sender').getByText('10115 Berlin').waitFor();
    await goToSettings(page, 'Tax');
    await region(page, 'Tax').getByText('Full, 19 %').waitFor();
    await page.screenshot({ path: '.cache/sender-tax-settings.png' });

    await goTo(page, 'Orders');
    await act(page, 'New order');
    const order = dialog(page, 'New order');
    await order.getByRole('textbox', { name: 'Number' }).fill('S-1');
    await order.getByRole('combobox', { name: 'Add a product' }).fill('Garden');
    await page.getByRole('option', { name: /Garden book/ }).click();
    await order.getByRole('textbox', { name: 'Quantity' }).fill('2');
    await order.getByRole('button', { name: 'New order' }).click();
    await told(page, 'Order S-1 entered');
    await page.getByRole('grid', { name: 'Orders', exact: true }).locator('[data-row="0"]').click();
    await act(page, 'Print packing slip');
    const print = dialog(page, 'Print packing list');
    const pdf = await fileOf({ ...desk, page }, 'slip.pdf', () =>
      print.getByRole('button', { name: 'Save as PDF' }).click(),
    );
    const said = execFileSync('pdftotext', ['-layout', pdf, '-']).toString();
    expect(execFileSync('pdfimages', ['-list', pdf]).toString()).toMatch(/image +600 +300/);
    for (const text of ['Corner shop', 'Marktstraße 1', '10115 Berlin', 'Phone 030 123456', 'VAT ID DE123456789'])
      expect(said).toContain(text);
    expect(desk.complaints).toEqual([]);
  });
});
