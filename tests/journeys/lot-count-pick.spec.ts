import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { launchElectron, oneDesk } from './drive.ts';
import { playTrace } from './traces.ts';
import {
  act,
  choose,
  dialog,
  enterOrder,
  goTo,
  importFiles,
  importForm,
  journeyFile,
  onHand,
  openByCode,
  openListed,
  proof,
  region,
  startEmpty,
  told,
  cancel,
} from './steps.ts';

const desk = oneDesk(launchElectron);

const sheet = (page: Page) => page.getByRole('grid', { name: 'Counted products' });

/** Sets what a product is told apart by. */
async function keptApartBy(page: Page, sku: string, what: string): Promise<void> {
  await openByCode(page, sku);
  await act(page, 'Edit product');
  const form = dialog(page, 'Edit product');
  await choose(form.getByRole('combobox', { name: 'Kept apart by' }), what);
  await form.getByRole('button', { name: 'Save' }).click();
  await form.waitFor({ state: 'hidden' });
  await goTo(page, 'Stock');
}

/** What the count says of the last thing that was counted. */
async function counted(page: Page, answer: string): Promise<void> {
  await page.getByRole('status').filter({ hasText: answer }).waitFor();
}

/** Answers which lot it was that was scanned, with a code that is new. */
async function newLot(page: Page, question: string, code: string, expires?: string): Promise<void> {
  const asked = page.getByRole('group', { name: question });
  await asked.getByRole('combobox').waitFor();
  await playTrace(page, code);
  if (expires) await asked.getByRole('textbox', { name: 'Expires on' }).fill(expires);
  await asked.getByRole('button', { name: 'Count it' }).click();
}

/** The rows of a product in the count, as texts. */
const rowsOf = async (page: Page, product: string) =>
  (await sheet(page).getByRole('row').filter({ hasText: product }).allInnerTexts()).map((text) =>
    text.split(/\s*\n\s*/),
  );

test('[LOT32] [CNT30] what lies in no lot needs attention, and a count from there says which lots it is', async () => {
  const { page } = desk;
  await startEmpty(page);
  await importFiles(page, [journeyFile('fruit.csv')]);
  await importForm(page).waitFor({ state: 'hidden' });
  await keptApartBy(page, 'A-1', 'Lots');
  await keptApartBy(page, 'B-1', 'Serial numbers');
  await goTo(page, 'Activity');
  await page.getByText('Of 2 products there are pieces that no lot or serial number is said for.').waitFor();
  await page.getByRole('button', { name: 'Count these 2 products' }).click();
  await page.getByRole('searchbox', { name: 'Scan or find a product' }).waitFor();
  await playTrace(page, 'A-1');
  await page.getByRole('group', { name: '1 of Apple: which lot?' }).waitFor();
  await newLot(page, '1 of Apple: which lot?', 'L-late', '12/31/2031');
  await counted(page, 'Apple, L-late: 1 counted.');
  await playTrace(page, '*4');
  await counted(page, 'Apple, L-late: 4 counted.');
  await playTrace(page, 'A-1');
  await newLot(page, '1 of Apple: which lot?', 'L-soon', '6/30/2031');
  await playTrace(page, '*6');
  await counted(page, 'Apple, L-soon: 6 counted.');
  await playTrace(page, 'B-1');
  await page.getByRole('group', { name: '1 of Banana: which serial number?' }).waitFor();
  // The product's code again, where a number is asked for, is one piece more.
  await playTrace(page, 'B-1');
  await newLot(page, '2 of Banana: which serial number?', 'SN-1');
  await page
    .getByRole('group', { name: '1 of Banana: which serial number?' })
    .getByRole('button', { name: 'Do not count it' })
    .click();
  await counted(page, 'Banana, SN-1: 1 counted.');
  await playTrace(page, 'SN-1');
  await counted(page, 'Banana, SN-1: 1 counted.');
});

test('[CNT29] the other lots wait below what was counted, and are counted as nothing before it is posted', async () => {
  const { page } = desk;
  await expect.poll(async () => (await rowsOf(page, 'Apple')).length).toBe(3);
  await act(page, 'Review count');
  await page.getByText('2 other lots of counted products are not counted yet.').waitFor();
  await page.getByRole('button', { name: 'Count these as 0' }).click();
  const none = dialog(page, 'Count the rest as 0');
  await none.getByRole('button', { name: 'Count as 0' }).click();
  await none.waitFor({ state: 'hidden' });
  await act(page, 'Post count');
  await dialog(page, 'Post count').getByRole('button', { name: 'Post count' }).click();
  await told(page, 'Count posted: 5 lines.');
  await openByCode(page, 'A-1');
  expect(await onHand(page)).toBe(10);
  await openByCode(page, 'B-1');
  expect(await onHand(page)).toBe(1);
  await goTo(page, 'Activity');
  await expect.poll(() => page.getByText('that no lot or serial number is said for').count()).toBe(0);
});

test('[ORD16] a pick proposes what expires first, and the order says which lots it was', async () => {
  const { page } = desk;
  await enterOrder(page, '77', { Apple: '7', Banana: '1' });
  await openListed(page, '77');
  await act(page, 'Pick');
  const pick = dialog(page, 'Pick order');
  const apples = pick.getByRole('group', { name: 'Lots of Apple' });
  await apples.getByText('L-soon', { exact: true }).waitFor();
  await expect.poll(() => apples.getByRole('textbox', { name: 'Quantity of L-soon' }).inputValue()).toBe('6');
  await expect.poll(() => apples.getByRole('textbox', { name: 'Quantity of L-late' }).inputValue()).toBe('1');
  await pick.getByRole('group', { name: 'Serial numbers of Banana' }).getByText('SN-1', { exact: true }).waitFor();
  await pick.getByRole('button', { name: 'Pick' }).click();
  await pick.waitFor({ state: 'hidden' });
  const lines = region(page, 'Lines').getByRole('grid');
  await lines.getByText('1 of L-late, 6 of L-soon').waitFor();
  await lines.getByText('SN-1').waitFor();
  await act(page, 'Ship');
  await told(page, 'shipped');
  await lines.getByText('1 of L-late, 6 of L-soon').waitFor();
  await region(page, 'Movements').getByText('L-soon').first().waitFor();
  await openByCode(page, 'A-1');
  expect(await onHand(page)).toBe(3);
});

test('[ORD17] what is shipped unpicked says its lots before, and the order says them after', async () => {
  const { page } = desk;
  await enterOrder(page, '78', { Apple: '2' });
  await openListed(page, '78');
  await act(page, 'Ship');
  const ship = dialog(page, 'Ship order');
  await ship.getByText('2 of L-late').waitFor();
  await page.screenshot({ path: '.cache/ship-lots.png' });
  await ship.getByRole('button', { name: 'Ship' }).click();
  await told(page, 'Order 78 shipped');
  await region(page, 'Lines').getByRole('grid').getByText('2 of L-late').waitFor();
});

test('[ORD18] [LOT34] unpicked serial numbers are not shipped, and a piece that is not there is not picked', async () => {
  const { page } = desk;
  await enterOrder(page, '79', { Banana: '1' });
  await openListed(page, '79');
  await act(page, 'Ship');
  const ship = dialog(page, 'Ship order');
  await ship.getByText('nobody can guess which ones leave').waitFor();
  expect(await ship.getByRole('button', { name: 'Ship' }).isDisabled()).toBe(true);
  await page.screenshot({ path: '.cache/ship-serials.png' });
  await ship.getByRole('button', { name: 'Pick it now' }).click();
  const pick = dialog(page, 'Pick order');
  const field = pick.getByRole('combobox', { name: 'Serial number' });
  await field.fill('SN-1');
  await field.press('Enter');
  await pick.getByRole('alert').getByText('no piece with this number is left here').waitFor();
  expect(await pick.getByRole('button', { name: 'Pick', exact: true }).isDisabled()).toBe(true);
  await page.screenshot({ path: '.cache/pick-away.png' });
  await cancel(pick);
  await pick.waitFor({ state: 'hidden' });
});

test('[LOT35] a lot that is below zero needs attention until it is mended', async () => {
  const { page } = desk;
  await goTo(page, 'Stock');
  await openByCode(page, 'A-1');
  await page.getByRole('button', { name: 'Adjust stock' }).first().click();
  const form = dialog(page, 'Adjust stock');
  await choose(form.getByRole('combobox', { name: 'Reason' }), 'Damage');
  await form.getByRole('textbox', { name: 'Quantity', exact: true }).fill('3');
  await form.getByRole('button', { name: 'Take 3 as a number' }).click();
  await form.getByRole('textbox', { name: 'Quantity of L-late' }).fill('3');
  await form.getByRole('button', { name: 'Adjust stock' }).click();
  const damaged = await told(page, 'Damage:');
  await goTo(page, 'Activity');
  await page.getByText(/^L-late of Apple is below zero at .*: [−-]2\.$/).waitFor();
  await page.getByRole('link', { name: 'Open Apple' }).waitFor();
  await page.screenshot({ path: '.cache/lot-below.png' });
  await damaged.getByRole('button', { name: 'Undo', exact: true }).click();
  await expect.poll(() => page.getByText('is below zero at').count()).toBe(0);
  await proof(page);
});
