import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, test } from 'vitest';
import { oneDesk, oneWay } from './drive.ts';
import { act, dialog, openDemo, region, told } from './steps.ts';

/** Goes to the suppliers by the name of the command. */
async function toSuppliers(page: Page): Promise<void> {
  // A window that just started has no keys before its screen is there.
  await page.getByRole('main').getByRole('heading').first().waitFor();
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: /^Search commands/ }).fill('Go to Suppliers');
  await page.keyboard.press('Enter');
  await page.getByRole('grid', { name: 'Suppliers' }).waitFor();
}

describe.each(oneWay)('suppliers $way', { timeout: 300_000 }, ({ launch }) => {
  const desk = oneDesk(launch);
  beforeAll(() => openDemo(desk.page), 240_000);

  test('[PUR30] [PUR31] [PUR32] [PUR38] [SH114] a supplier is added from anywhere with how to reach it, and edited', async () => {
    let { page } = desk;
    // From the stock list, by another name of the act.
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: /^Search commands/ }).fill('new supplier');
    await page.getByRole('option', { name: /^Add supplier/ }).click();
    const add = dialog(page, 'Add supplier');
    await add.getByRole('textbox', { name: 'Name' }).fill('hill  pottery works');
    await add.getByRole('button', { name: 'Add supplier' }).click();
    const refusal = add.getByText('Another supplier is called Hill Pottery Works.');
    await refusal.waitFor();
    await add.getByRole('textbox', { name: 'Name' }).fill('Hill Pottery (old)');
    await refusal.waitFor({ state: 'hidden' });
    const email = add.getByRole('textbox', { name: 'E-mail' });
    const doubt = add.getByText('This does not look like an e-mail address.');
    await email.fill('sales at hill');
    await doubt.waitFor();
    await email.fill('sales@hill.example');
    await doubt.waitFor({ state: 'hidden' });
    await add.getByRole('textbox', { name: 'Lead time' }).fill('9');
    await add.getByRole('button', { name: 'Add supplier' }).click();
    await page.getByRole('heading', { name: 'Hill Pottery (old)' }).waitFor();
    await region(page, 'Details').getByText('sales@hill.example').waitFor();

    await page.keyboard.press('e');
    const edit = dialog(page, 'Edit supplier');
    await edit.getByRole('textbox', { name: 'Phone' }).fill('01 23');
    await edit.getByRole('button', { name: 'Save' }).click();
    await region(page, 'Details').getByText('01 23').waitFor();
    await page.getByRole('status').filter({ hasText: 'saved' }).getByRole('button', { name: 'Undo' }).click();
    await region(page, 'Details').getByText('01 23').waitFor({ state: 'hidden' });

    page = await desk.restart();
    await toSuppliers(page);
    await page.getByRole('grid', { name: 'Suppliers' }).getByText('Hill Pottery (old)').click();
    await region(page, 'Details').getByText('sales@hill.example').waitFor();
    expect(desk.complaints).toEqual([]);
  });

  test('[PUR33] [PUR34] two suppliers are merged: one remains with all products, until it is undone', async () => {
    const { page } = desk;
    await toSuppliers(page);
    const grid = page.getByRole('grid', { name: 'Suppliers' });
    await grid.getByText('Hill Pottery Works').click();
    const products = page.getByRole('heading', { name: /^Products \(\d+\)$/ });
    const count = await products.innerText();
    await act(page, 'Merge with another supplier');
    const merge = dialog(page, 'Merge with another supplier');
    await merge.getByRole('combobox').fill('(old)');
    await page.getByRole('option', { name: 'Hill Pottery (old)' }).click();
    await merge.getByText(/^Hill Pottery \(old\) remains\./).waitFor();
    await merge.getByRole('button', { name: 'Merge suppliers' }).click();
    await page.getByRole('heading', { name: 'Hill Pottery (old)' }).waitFor();
    expect(await products.innerText()).toBe(count);

    await page
      .getByRole('grid', { name: /^Products of/ })
      .locator('[data-row="0"]')
      .getByRole('rowheader')
      .click();
    await region(page, 'Details')
      .getByRole('link', { name: /^Hill Pottery \(old\)/ })
      .click();
    await page.getByRole('heading', { name: 'Hill Pottery (old)' }).waitFor();
    await page.keyboard.press('Control+z');
    await told(page, 'Undone: Hill Pottery Works merged into Hill Pottery (old)');
    await toSuppliers(page);
    await grid.getByText('Hill Pottery Works').click();
    await page.getByRole('heading', { name: 'Hill Pottery Works' }).waitFor();
    await act(page, 'Archive supplier');
    await told(page, 'Hill Pottery Works is archived: it is no longer offered for products.');
    expect(desk.complaints).toEqual([]);
  });

  test('[SH115] a name of the greatest length wraps in the dialog and leaves the toast a few lines', async () => {
    const { page } = desk;
    await toSuppliers(page);
    await page.getByRole('button', { name: 'Add supplier' }).first().click();
    const add = dialog(page, 'Add supplier');
    const name = 'X'.repeat(500);
    await add.getByRole('textbox', { name: 'Name' }).fill(name);
    await add.getByRole('button', { name: 'Add supplier' }).click();
    const toast = await told(page, name);
    expect((await toast.boundingBox())?.height).toBeLessThan(130);
    await act(page, 'Merge with another supplier');
    const merge = dialog(page, 'Merge with another supplier');
    await merge.getByRole('combobox').waitFor();
    const isWider = (element: Element) =>
      [element, ...element.querySelectorAll('p, label')].some((part) => part.scrollWidth > part.clientWidth + 1);
    expect(await merge.locator('.ui-dialog-content').evaluate(isWider)).toBe(false);
    await merge.getByRole('button', { name: 'Cancel' }).click();
    expect(desk.complaints).toEqual([]);
  });
});
