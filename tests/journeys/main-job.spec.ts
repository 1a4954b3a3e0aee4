import { describe, expect, test } from 'vitest';
import { oneDesk, ways } from './drive.ts';
import {
  act,
  adjust,
  choose,
  countOf,
  dialog,
  dryRun,
  fixture,
  goTo,
  goToSettings,
  importFiles,
  journeyFile,
  levelAt,
  onHand,
  openByCode,
  preview,
  previewFiles,
  proof,
  readFiles,
  region,
  search,
  startEmpty,
  stockRow,
  told,
  undo,
  waiting,
  cancel,
} from './steps.ts';

/** Every reason, how much is typed, and what that does to the stock. */
const reasons = [
  ['Receive', '10', 10],
  ['Sold at the counter', '1', -1],
  ['Customer return', '1', 1],
  ['Damage', '2', -2],
  ['Theft', '1', -1],
  ['Loss', '1', -1],
  ['Sample', '1', -1],
  ['Internal use', '1', -1],
  ['Correction', '-3', -3],
  ['Opening balance', '5', 5],
] as const;

const books: Readonly<Record<(typeof reasons)[number][0], RegExp>> = {
  Receive: /purchase/,
  'Sold at the counter': /cost of goods sold/,
  'Customer return': /Takes back/,
  Damage: /damaged goods/,
  Theft: /stolen goods/,
  Loss: /lost goods/,
  Sample: /marketing cost/,
  'Internal use': /running the shop/,
  Correction: /inventory difference/,
  'Opening balance': /before the books began/,
};

describe.each(ways)('the main job $way', ({ launch }) => {
  const desk = oneDesk(launch);

  test('[IMP42] WooCommerce’s export: counted in a dry run, then imported', async () => {
    await startEmpty(desk.page);
    const form = await previewFiles(desk.page, [fixture('woocommerce.csv')]);
    expect(await dryRun(form)).toEqual({ New: 8 });
    await form.getByRole('button', { name: 'Import', exact: true }).click();
    await told(desk.page, '8 imported from woocommerce.csv');
    await expect.poll(() => countOf(desk.page, 'Stock')).toBe(8);
  });

  test('[IMP43] Shopify’s export: imported, undone, imported again, and then nothing is new', async () => {
    const before = await proof(desk.page);
    await goTo(desk.page, 'Stock');
    await importFiles(desk.page, [fixture('shopify-2024.csv')]);
    await expect.poll(() => countOf(desk.page, 'Stock')).toBe(11);
    await undo(desk.page, 'imported from shopify-2024.csv');
    await told(desk.page, 'The import of shopify-2024.csv was undone.');
    await expect.poll(() => countOf(desk.page, 'Stock')).toBe(8);
    expect((await proof(desk.page)).books).toBe(before.books);
    await goTo(desk.page, 'Stock');
    await importFiles(desk.page, [fixture('shopify-2024.csv')]);
    await expect.poll(() => countOf(desk.page, 'Stock')).toBe(11);
    const again = await previewFiles(desk.page, [fixture('shopify-2024.csv')]);
    expect(await dryRun(again)).toEqual({ Same: 3 });
    await again.getByText('There is nothing to import').waitFor();
    await cancel(again, 'Close');
  });

  test('[IMP11] any other file: its columns are said by hand, and remembered', async () => {
    const { page } = desk;
    const columns = { Dingsda: 'Name', Kürzel: 'SKU', Strichbild: 'Barcode', 'Liegt da': 'Stock', Schild: 'Price' };
    const form = await readFiles(page, [journeyFile('own-list.csv')]);
    const field = (header: string) => form.getByRole('combobox', { name: `Meaning of ${header}` });
    for (const [header, meaning] of Object.entries(columns)) await choose(field(header), meaning);
    await preview(form);
    expect(await dryRun(form)).toEqual({ New: 3 });
    await form.getByRole('button', { name: 'Import', exact: true }).click();
    await told(page, '3 imported from own-list.csv');
    await openByCode(page, '4012345678901');
    await page.getByRole('heading', { name: 'Wool hat' }).waitFor();
    await expect.poll(() => onHand(page)).toBe(8);
    const again = await readFiles(page, [journeyFile('own-list.csv')]);
    for (const [header, meaning] of Object.entries(columns))
      expect(await again.getByRole('combobox', { name: `Meaning of ${header}` }).inputValue()).toBe(meaning);
    await cancel(again, 'Close');
  });

  test('[IMP62] the same file again changes no stock; by choice it is a count, and one undo takes it back', async () => {
    const { page } = desk;
    await adjust(page, { reason: 'Receive', quantity: '2' });
    await expect.poll(() => onHand(page)).toBe(10);
    const form = await previewFiles(page, [journeyFile('own-list.csv')]);
    expect(await dryRun(form)).toEqual({ Same: 3 });
    expect(await form.getByRole('button', { name: 'Import', exact: true }).isDisabled()).toBe(true);
    await form.getByRole('checkbox', { name: /^Count \d products you have already/ }).check();
    await form.getByText(/^1 of \d differs from your books there/).waitFor();
    await form.getByRole('button', { name: 'Import', exact: true }).click();
    await told(page, /products counted from own-list.csv/);
    await expect.poll(() => onHand(page)).toBe(8);
    await undo(page, /products counted from own-list.csv/);
    await expect.poll(() => onHand(page)).toBe(10);
    // The message of an earlier act is gone with the next one; the keys take it back all the same.
    await page.keyboard.press('Control+z');
    await expect.poll(() => onHand(page)).toBe(8);
  });

  test('[CAT6] search finds by word, code and barcode', async () => {
    const { page } = desk;
    await goTo(page, 'Stock');
    for (const text of ['saucer', 'MUG-01', '4006381333931']) {
      await search(page, text);
      await stockRow(page, 'Mug & saucer').waitFor();
    }
    await search(page, '');
    await openByCode(page, '4006381333931');
    await page.getByRole('heading', { name: 'Mug & saucer' }).waitFor();
  });

  test('[STS45] a product is edited, and that is undone', async () => {
    const { page } = desk;
    await act(page, 'Edit product');
    const form = dialog(page, 'Edit product');
    await form.getByRole('textbox', { name: /^Name/ }).fill('Blue mug');
    await form.getByRole('textbox', { name: 'Price' }).fill('13.75');
    await form.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { name: 'Blue mug' }).waitFor();
    expect(await region(page, 'Details').innerText()).toContain('13.75');
    await undo(page, 'Blue mug saved');
    await page.getByRole('heading', { name: 'Mug & saucer' }).waitFor();
    expect(await region(page, 'Details').innerText()).not.toContain('13.75');
  });

  test('[STS20] stock is adjusted for every reason, and each is undone', { timeout: 300_000 }, async () => {
    const { page } = desk;
    for (const [reason, typed, change] of reasons) {
      const before = await onHand(page);
      await adjust(page, { reason, quantity: typed, says: books[reason] });
      await expect.poll(() => onHand(page), { message: reason }).toBe(before + change);
      await undo(page, `${reason}:`);
      await expect.poll(() => onHand(page), { message: `undo of ${reason}` }).toBe(before);
    }
    const movements = region(page, 'Movements').getByRole('row');
    await movements.filter({ hasText: 'Undo of Theft' }).first().waitFor();
    await movements
      .filter({ hasText: /Theft\s*undone/ })
      .first()
      .waitFor();
  });

  test('[STK7] stock is moved to a second location and back', async () => {
    const { page } = desk;
    await goToSettings(page, 'Locations');
    await page.getByRole('button', { name: 'Add location' }).click();
    await dialog(page, 'Add location').getByRole('textbox', { name: /^Name/ }).fill('Attic');
    await dialog(page, 'Add location').getByRole('button', { name: 'Add location' }).click();
    await told(page, 'Location Attic added');
    await openByCode(page, 'mug-01');
    await act(page, 'Move stock');
    const form = dialog(page, 'Move stock');
    await choose(form.getByRole('combobox', { name: 'From' }), 'Shop');
    await choose(form.getByRole('combobox', { name: 'To' }), 'Attic');
    await form.getByRole('textbox', { name: 'Quantity' }).fill('4');
    await form.getByRole('button', { name: 'Move stock' }).click();
    await told(page, 'Moved 4 Mug & saucer to Attic');
    await expect.poll(() => levelAt(page, 'Attic')).toBe('4');
    await expect.poll(() => levelAt(page, 'Shop')).toBe('8');
    await expect.poll(() => onHand(page)).toBe(12);
    await undo(page, 'Moved 4');
    await expect.poll(() => levelAt(page, 'Shop')).toBe('12');
  });

  test('[RL2] [RL4] an alert appears with its rule and goes with a receipt, a mark, and what arrives of it', {
    timeout: 240_000,
  }, async () => {
    const { page } = desk;
    await expect.poll(() => waiting(page, 'Reorder')).toBe('');
    await act(page, 'Set reorder point');
    const rule = dialog(page, 'Set reorder point');
    await rule.getByRole('textbox', { name: 'Reorder point' }).fill('20');
    await rule.getByRole('button', { name: 'Set for 1' }).click();
    await expect.poll(() => waiting(page, 'Reorder')).toBe('1');

    await adjust(page, { reason: 'Receive', quantity: '30' });
    await expect.poll(() => waiting(page, 'Reorder')).toBe('');
    await undo(page, 'Receive:');
    await expect.poll(() => waiting(page, 'Reorder')).toBe('1');

    await goTo(page, 'Reorder');
    const list = page.getByRole('grid', { name: 'Reorder' });
    await list.getByRole('checkbox', { name: 'Select: Mug & saucer' }).click();
    await page.getByRole('button', { name: 'Mark as ordered' }).first().click();
    const mark = dialog(page, 'Mark as ordered');
    await mark.getByRole('textbox', { name: 'Quantity' }).fill('30');
    await mark.getByRole('button', { name: 'Mark as ordered' }).click();
    await expect.poll(() => waiting(page, 'Reorder')).toBe('');
    await undo(page, 'Mug & saucer marked as ordered');
    await expect.poll(() => waiting(page, 'Reorder')).toBe('1');

    await list.getByRole('checkbox', { name: 'Select: Mug & saucer' }).click();
    await page.getByRole('button', { name: 'Mark as ordered' }).first().click();
    await mark.getByRole('textbox', { name: 'Quantity' }).fill('30');
    await mark.getByRole('button', { name: 'Mark as ordered' }).click();
    await expect.poll(() => waiting(page, 'Reorder')).toBe('');
    await page.getByRole('tab', { name: /^On order/ }).click();
    await page.getByRole('grid', { name: 'On order' }).getByRole('checkbox', { name: 'Select: Mug & saucer' }).click();
    await page.getByRole('button', { name: 'Receive' }).first().click();
    const receive = dialog(page, 'Receive');
    await receive.getByRole('textbox', { name: 'Arrived' }).fill('28');
    await receive.getByRole('button', { name: 'Receive' }).click();
    await told(page, 'Mug & saucer received: 28');
    await openByCode(page, 'mug-01');
    await expect.poll(() => onHand(page)).toBe(40);
    await expect.poll(() => waiting(page, 'Reorder')).toBe('');
    await undo(page, 'Mug & saucer received: 28');
    await expect.poll(() => onHand(page)).toBe(12);
  });

  test('[STS40] a product is entered by hand, archived, brought back by undo, and its entry undone', async () => {
    const { page } = desk;
    await goTo(page, 'Stock');
    await act(page, 'New product');
    const form = dialog(page, 'New product');
    await form.getByRole('textbox', { name: /^Name/ }).fill('Beeswax candle');
    await form.getByRole('textbox', { name: 'SKU' }).fill('CANDLE-1');
    await form.getByRole('textbox', { name: 'Opening stock' }).fill('6');
    await form.getByRole('button', { name: 'Create product' }).click();
    await page.getByRole('heading', { name: 'Beeswax candle' }).waitFor();
    await expect.poll(() => onHand(page)).toBe(6);
    await act(page, 'Archive product');
    await undo(page, '1 product archived');
    await goTo(page, 'Stock');
    await search(page, 'CANDLE-1');
    await stockRow(page, 'Beeswax candle').waitFor();
    await goTo(page, 'Activity');
    await page.getByRole('button', { name: /^Undo: New product: Beeswax candle/ }).click();
    await told(page, 'Undone: New product: Beeswax candle');
    await goTo(page, 'Stock');
    await search(page, 'CANDLE-1');
    await page.getByText('Nothing matches “CANDLE-1”').waitFor();
    await search(page, '');
  });

  test('[STS48] a variant is added to a product that had none, and one undo takes it back', async () => {
    const { page } = desk;
    await openByCode(page, '4012345678901');
    await act(page, 'Add variant');
    const form = dialog(page, 'Add variant');
    await form.getByLabel('What tells them apart').fill('Colour');
    await form.getByLabel('The one you have is').fill('Grey');
    await form.getByLabel('The new one is').fill('Red');
    await form.getByLabel('Opening stock').fill('3');
    await form.getByRole('button', { name: 'Add variant' }).click();
    await page.getByRole('tab', { name: 'Red', selected: true }).waitFor();
    await expect.poll(() => onHand(page)).toBe(3);
    await page.getByRole('tab', { name: 'Grey' }).click();
    await expect.poll(() => onHand(page)).toBe(8);
    await undo(page, 'Red added to Wool hat');
    await page.getByRole('tab', { name: 'Red' }).waitFor({ state: 'detached' });
    await expect.poll(() => onHand(page)).toBe(8);
  });

  test('[ACT3] activity shows an act and its undo, and does it again', async () => {
    const { page } = desk;
    await goTo(page, 'Activity');
    const list = page.getByRole('grid', { name: 'Activity' });
    const only = async (kind: string) => {
      await page.getByRole('button', { name: 'Kind' }).click();
      await page.getByRole('menuitemradio', { name: kind }).click();
    };
    await only('Stock');
    await list
      .getByRole('row')
      .filter({ hasText: /Moved 4 Mug & saucer.*Undone/ })
      .waitFor();
    await expect.poll(() => list.getByText(/^Undo:/).count()).toBe(0);
    await page.getByRole('button', { name: 'Clear filters' }).click();
    await only('Undo and redo');
    await expect.poll(() => list.getByText(/^Receive/).count()).toBe(0);
    await page.getByRole('button', { name: /^Redo: .*Moved 4 Mug & saucer/ }).click();
    await told(page, /^Done again: Moved 4/);
    await openByCode(page, 'mug-01');
    await expect.poll(() => levelAt(page, 'Attic')).toBe('4');
    await proof(page);
    expect(desk.complaints).toEqual([]);
  });
});
