import { describe, expect, test } from 'vitest';
import { launchElectron, oneDesk } from './drive.ts';
import {
  act,
  dialog,
  goTo,
  goToSettings,
  importFiles,
  journeyFile,
  levelAt,
  openByCode,
  startEmpty,
  told,
  cancel,
} from './steps.ts';
import { playKeys } from './traces.ts';

describe('a figure far from what is usual', () => {
  const desk = oneDesk(launchElectron);

  test('[SCN18] in Move it asks, moves nothing before it is answered, and is asked once', {
    timeout: 240_000,
  }, async () => {
    const { page } = desk;
    await startEmpty(page);
    await importFiles(page, [journeyFile('fruit.csv')]);
    await goToSettings(page, 'Locations');
    await page.getByRole('button', { name: 'Add location' }).click();
    await dialog(page, 'Add location').getByRole('textbox', { name: /^Name/ }).fill('Attic');
    await dialog(page, 'Add location').getByRole('button', { name: 'Add location' }).click();
    await told(page, 'Location Attic added');
    await goTo(page, 'Stock');
    await openByCode(page, 'A-1');
    await page.getByRole('button', { name: 'Move stock' }).first().click();
    const form = dialog(page, 'Move stock');
    const quantity = form.getByRole('textbox', { name: 'Quantity' });
    await quantity.fill('500');
    await form.getByText('is far more of Apple than there is').waitFor();
    await page.screenshot({ path: '.cache/far-move.png' });
    await quantity.press('Enter');
    expect(await form.getByRole('button', { name: 'Move stock' }).isDisabled()).toBe(true);
    await quantity.fill('99');
    await form.getByText('is far more').waitFor({ state: 'hidden' });
    await quantity.fill('500');
    await form.getByRole('button', { name: 'Take 500 as a number' }).click();
    await form.getByText('is far more').waitFor({ state: 'hidden' });
    await form.getByRole('button', { name: 'Move stock' }).click();
    await form.waitFor({ state: 'hidden' });
    await expect.poll(() => levelAt(page, 'Attic')).toBe('500');
  });

  test('[SCN18] in Adjust and in New order it asks by the same measure: what is there or was ever moved', {
    timeout: 240_000,
  }, async () => {
    const { page } = desk;
    await goTo(page, 'Stock');
    await openByCode(page, 'B-1');
    await page.getByRole('button', { name: 'Adjust stock' }).first().click();
    const form = dialog(page, 'Adjust stock');
    const quantity = form.getByRole('textbox', { name: 'Quantity' });
    await quantity.fill('999');
    await form.getByText('is far more of Banana than there is').waitFor();
    await quantity.press('Enter');
    expect(await form.getByRole('button', { name: 'Adjust stock' }).isDisabled()).toBe(true);
    await cancel(form);
    await form.waitFor({ state: 'hidden' });
    await goTo(page, 'Orders');
    await page.getByRole('button', { name: 'New order' }).first().click();
    const order = dialog(page, 'New order');
    const wanted = order.getByRole('textbox', { name: 'Quantity' });
    const add = async (code: string) => {
      await order.getByRole('combobox', { name: 'Add a product' }).fill(code);
      await order.getByRole('combobox', { name: 'Add a product' }).press('Enter');
    };
    await add('B-1');
    await wanted.fill('999');
    await order.getByText('That is far more of Banana').waitFor();
    expect(await order.getByRole('button', { name: 'New order' }).isDisabled()).toBe(true);
    await order.getByRole('button', { name: 'Take Banana out' }).click();
    // Of this one 500 were moved before.
    await add('A-1');
    await wanted.fill('999');
    await order.getByText('Together').waitFor();
    await order.getByText('is far more').waitFor({ state: 'hidden' });
    await cancel(order);
    await order.waitFor({ state: 'hidden' });
  });

  test('[SCN18] in "Count again" it asks, and nothing is counted before it is answered', {
    timeout: 240_000,
  }, async () => {
    const { page } = desk;
    await goTo(page, 'Counts');
    await page.getByRole('button', { name: 'New count' }).first().click();
    await dialog(page, 'New count').getByRole('button', { name: 'Begin count' }).click();
    await dialog(page, 'New count').waitFor({ state: 'hidden' });
    await page.getByRole('searchbox', { name: 'Scan or find a product' }).fill('B-1');
    await page.keyboard.press('Enter');
    await page.locator('.count-said').getByText('Banana: 1 counted.').waitFor();
    await page.getByRole('tab', { name: /^Review/ }).click();
    const line = page.getByRole('grid', { name: 'Differences' }).getByRole('row').filter({ hasText: 'Banana' });
    await line.getByRole('rowheader').click();
    const panel = page.getByRole('region', { name: 'Banana' });
    const again = panel.getByRole('textbox', { name: 'Count again' });
    await again.fill('700');
    await panel.getByText('700 of Banana is far more than the books expect.').waitFor();
    await page.screenshot({ path: '.cache/far-count-again.png' });
    await again.press('Enter');
    expect(await panel.getByRole('button', { name: 'Save' }).first().isDisabled()).toBe(true);
    await panel.getByRole('button', { name: 'Take 700 as a number' }).click();
    await panel.getByRole('button', { name: 'Save' }).first().click();
    await told(page, 'Banana: 700 counted.');
    await expect.poll(() => line.innerText()).toContain('700');
    expect(desk.complaints).toEqual([]);
  });

  test('[SCN23] [SCN11] a slow scan in front of or behind a price is asked about, and nothing is saved before the answer', {
    timeout: 240_000,
  }, async () => {
    const { page } = desk;
    await goTo(page, 'Stock');
    await openByCode(page, 'A-1');
    const save = () => page.getByRole('dialog').getByRole('button', { name: 'Save' }).first();
    await act(page, 'Edit product');
    const form = dialog(page, 'Edit product');
    const price = form.getByRole('textbox', { name: 'Price' });
    await price.fill('5.00');
    await save().click();
    await form.waitFor({ state: 'hidden' });
    await act(page, 'Edit product');
    for (const caret of ['Home', 'End']) {
      await price.fill('5');
      await price.press(caret);
      // No two keys are as quick as a scanner's, so that the run passes for a person's.
      await playKeys(
        page,
        [...'96385074', 'Enter'].map((key, place) => [62 + (place % 3) * 20, key] as const),
      );
      await form.getByText('looks like a code').waitFor();
      expect(await form.isVisible()).toBe(true);
    }
    await price.fill('3001');
    await form.getByText(/3,001.00 is far more than is usual here/).waitFor();
    await price.press('Enter');
    expect(await form.isVisible()).toBe(true);
    await form.getByRole('button', { name: 'Take 3001 as a number' }).click();
    await form.getByText('far more than is usual').waitFor({ state: 'hidden' });
    await cancel(form);
    await form.waitFor({ state: 'hidden' });
  });
});
