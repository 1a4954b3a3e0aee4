import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { launchElectron, oneDesk } from './drive.ts';
import { press } from './keys.ts';
import {
  act,
  choose,
  countOf,
  dialog,
  figure,
  goTo,
  importFiles,
  importForm,
  journeyFile,
  onHand,
  openByCode,
  openPart,
  proof,
  region,
  scan,
  startEmpty,
  told,
  undo,
} from './steps.ts';
import { playTrace } from './traces.ts';

// Thirty orders from new to delivered. Whatever is done with goods in hand is scanned: picked, packed, shipped, taken back.

const desk = oneDesk(launchElectron);

/** What lies on the shelves before, by SKU. */
const opening = { 'T-1': 40, 'T-2': 30, 'T-3': 20, 'T-4': 50, 'T-5': 12 } as const;
type Sku = keyof typeof opening;
const codes: Readonly<Record<Sku, string>> = {
  'T-1': '5901234123457',
  'T-2': '4006381333931',
  'T-3': '9780201379624',
  'T-4': '5012345678900',
  'T-5': '4012345678901',
};
/** Six drums in one case. */
const CASE = '15012345678907';

type Piece = readonly [sku: Sku, name: string, quantity: number];

/** The orders as the store wrote them into the file. */
function ordersOfFile(): ReadonlyMap<string, readonly Piece[]> {
  const orders = new Map<string, Piece[]>();
  const lines = readFileSync(journeyFile('thirty-orders.csv'), 'utf8').matchAll(
    /^(D-\d\d),[^,]*,[^,]*,(?:"[^"]*")?,(T-\d),([^,]*),(\d+),/gm,
  );
  for (const [, number = '', sku, name = '', quantity] of lines)
    orders.set(number, [...(orders.get(number) ?? []), [sku as Sku, name, Number(quantity)]]);
  return orders;
}

const ordered = ordersOfFile();

/** How many of a product all orders of the file are for. */
const allOf = (sku: Sku) =>
  [...ordered.values()].flat().reduce((sum, [of, , quantity]) => (of === sku ? sum + quantity : sum), 0);

const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true }).waitFor();
const atStop = (page: Page, product: string) =>
  region(page, 'This stop').getByRole('heading', { name: product }).waitFor();

/** Scans the code of an order, or of a batch, where any code opens what it names. */
async function openByScan(page: Page, code: string, title: string): Promise<void> {
  await goTo(page, 'Activity');
  await page.getByRole('heading', { name: 'Activity', exact: true }).focus();
  await playTrace(page, code);
  await heading(page, title);
}

/** Waits until a field has the focus: one that gets it in the middle of a scan has only a part of it, and asks. */
const inField = (page: Page, name: string) =>
  page.getByRole('searchbox', { name }).and(page.locator(':focus')).waitFor();

/** Scans an order onto the packing table. */
async function onTable(page: Page, number: string): Promise<void> {
  await playTrace(page, number);
  await heading(page, `Pack order ${number}`);
  await inField(page, 'Scan what goes into the parcel');
}

/** Scans pieces of the order on the table into its parcel: each of them. */
async function packAll(page: Page, pieces: readonly Piece[]): Promise<void> {
  for (const [sku, name, quantity] of pieces) {
    const isCase = sku === 'T-4' && quantity === 6;
    if (isCase || quantity === 1) await scan(page, isCase ? CASE : codes[sku], `${name}: ${quantity} in the parcel`);
    else for (let n = 1; n <= quantity; n++) await scan(page, codes[sku], `${name}: ${n} in the parcel`);
  }
}

/** Ships the order on the table by the printed command, which leads to the list of what waits. */
async function ship(page: Page, number: string, parcels = 1): Promise<void> {
  await playTrace(page, 'SRPKSHIP');
  await told(page, `Order ${number}: ${parcels} parcel${parcels === 1 ? '' : 's'} shipped`);
  await heading(page, 'Packing');
  await inField(page, 'Scan an order or a batch');
}

/** Receives Earl Grey in one lot. */
async function receiveTea(page: Page): Promise<void> {
  await openByCode(page, 'T-5');
  await act(page, 'Edit product');
  const form = dialog(page, 'Edit product');
  await choose(form.getByRole('combobox', { name: 'Kept apart by' }), 'Lots');
  await form.getByRole('button', { name: 'Save' }).click();
  await form.waitFor({ state: 'hidden' });
  await goTo(page, 'Purchasing');
  await page.keyboard.press('r');
  const said = page.locator('.receive-said');
  await said.waitFor();
  await playTrace(page, codes['T-5']);
  await said.getByText('Earl Grey: 1', { exact: true }).waitFor();
  await playTrace(page, '*12');
  await said.getByText('Earl Grey: 12').waitFor();
  await page
    .getByRole('grid', { name: 'Receive', exact: true })
    .getByRole('button', { name: /Lots of Earl Grey/ })
    .click();
  const lots = dialog(page, 'Lots of Earl Grey');
  await lots.getByRole('combobox', { name: 'Lot' }).waitFor();
  await playTrace(page, 'TEA-1');
  await lots.getByRole('textbox', { name: 'Quantity of TEA-1' }).waitFor();
  await lots.getByRole('button', { name: 'Done' }).click();
  await page.keyboard.press('Control+Enter');
  await told(page, '1 product received at');
}

test('[OQ74] [PCK1] thirty orders arrive in a file; one is split in two, and all are picked in one walk', async () => {
  const { page } = desk;
  await startEmpty(page);
  await importFiles(page, [journeyFile('thirty-products.csv')]);
  await importForm(page).waitFor({ state: 'hidden' });
  await receiveTea(page);
  await importFiles(page, [journeyFile('thirty-orders.csv')]);
  await importForm(page).waitFor({ state: 'hidden' });
  expect(ordered.size).toBe(30);
  await openByScan(page, 'D-08', 'Order D-08');
  await act(page, 'Split order');
  const split = dialog(page, 'Split order D-08');
  await split.getByRole('textbox', { name: 'Bell' }).fill('1');
  await split.getByRole('button', { name: 'Split off' }).click();
  await told(page, 'Order D-08-2 split off D-08');
  await goTo(page, 'Orders');
  await expect.poll(() => countOf(page, 'Orders')).toBe(31);
  await page.getByRole('grid', { name: 'Orders', exact: true }).focus();
  await page.keyboard.press('Control+a');
  await act(page, 'Pick together');
  const form = dialog(page, 'Pick together');
  await form.getByText('31 orders').waitFor();
  await form.getByRole('button', { name: 'Begin to pick' }).click();
  await heading(page, 'B-1');
});

test('[PCK5] [PCK6] [PCK8] [PCK9] scans pick all of them; a piece is not there, an order is cancelled meanwhile', async () => {
  const { page } = desk;
  await atStop(page, 'Anchor');
  await scan(page, '4000417025005', 'Nothing has the code 4000417025005');
  await scan(page, codes['T-1'], /^Anchor: 1 into box/);
  await playTrace(page, `*${allOf('T-1')}`);
  await atStop(page, 'Bell');
  await scan(page, codes['T-2'], /^Bell: 1 into box/);
  await playTrace(page, `*${allOf('T-2')}`);
  await atStop(page, 'Compass');
  await scan(page, codes['T-3'], /^Compass: 1 into box/);
  await playTrace(page, `*${allOf('T-3') - 1}`);
  await page.getByText('1 to pick', { exact: true }).waitFor();
  await act(page, 'Not there…');
  await dialog(page, 'Not there').getByRole('button', { name: 'Not there', exact: true }).click();
  await told(page, 'Compass: 1 not there');
  await atStop(page, 'Drum');
  await scan(page, CASE, /^Drum: .* into box/);
  await playTrace(page, `*${allOf('T-4')}`);
  await atStop(page, 'Earl Grey');
  await scan(page, 'TEA-1', /^Earl Grey, TEA-1: 1 into box/);
  await playTrace(page, `*${allOf('T-5')}`);
  await page.getByText('What is there is picked').waitFor();
  await openByScan(page, 'D-09', 'Order D-09');
  await act(page, 'Cancel order');
  await dialog(page, 'Cancel order D-09?').getByRole('button', { name: 'Cancel the order' }).click();
  await told(page, 'Order D-09 cancelled');
  await openByScan(page, 'PICK-B-1', 'B-1');
  await page.getByText(/Order D-09 was cancelled\. Put back on the shelf: /).waitFor();
  await act(page, 'Finish batch');
  const question = dialog(page, 'Finish batch');
  await question.getByText('1 line is not picked. It stays open in the queue.').waitFor();
  await question.getByRole('button', { name: 'Finish', exact: true }).click();
  await told(page, 'B-1 finished');
  await goTo(page, 'Counts');
  await page
    .getByRole('grid', { name: 'Counts' })
    .getByText(/: Compass$/)
    .waitFor();
});

const bare = new Set(['D-05', 'D-07', 'D-08', 'D-09', 'D-10', 'D-11', 'D-14', 'D-15']);

test('[PAK2] [PAK8] [PAK11] the orders nothing happens to are packed and shipped by their codes alone', async () => {
  const { page } = desk;
  await openPart(page, 'Packing');
  for (const [number, pieces] of ordered) {
    if (bare.has(number)) continue;
    await onTable(page, number);
    await packAll(page, pieces);
    await ship(page, number);
  }
});

test('[PAK3] [PAK7] [PAK10] wrong, surplus and unknown scans, an amendment, two parcels and both halves of a split', async () => {
  const { page } = desk;
  await onTable(page, 'D-10');
  await scan(page, codes['T-2'], 'Bell is not in order D-10.');
  await scan(page, '96385074', 'Nothing has the code 96385074.');
  await scan(page, codes['T-1'], 'Anchor: 1 in the parcel, complete');
  await ship(page, 'D-10');

  await onTable(page, 'D-11');
  await scan(page, codes['T-2'], 'Bell: 1 in the parcel, complete');
  await scan(page, codes['T-2'], 'Too many: all Bell of this order is packed already.');
  await scan(page, 'SRPKSHIP', '1 line is not in a parcel yet');
  await scan(page, codes['T-4'], 'Drum: 1 in the parcel, complete');
  await ship(page, 'D-11');

  await onTable(page, 'D-05');
  await packAll(page, ordered.get('D-05') ?? []);
  const table = await page.evaluate(() => location.hash);
  await openByScan(page, 'D-05', 'Order D-05');
  await act(page, 'Edit order');
  const form = dialog(page, 'Edit order');
  await form.getByRole('listitem').filter({ hasText: 'Bell' }).getByRole('textbox', { name: 'Quantity' }).fill('2');
  await form.getByRole('button', { name: 'Save order' }).click();
  await told(page, 'Order D-05 saved');
  await form.waitFor({ state: 'hidden' });
  await page.evaluate((to) => {
    location.hash = to;
  }, table);
  await page.getByText('Bell: 1 → 2').waitFor();
  await scan(page, 'SRPKSHIP', '1 line is not in a parcel yet');
  await scan(page, codes['T-2'], 'Bell: 2 in the parcel, complete');
  await ship(page, 'D-05');

  await onTable(page, 'D-07');
  await scan(page, codes['T-1'], 'Anchor: 1 in the parcel, complete');
  await scan(page, 'SRPKNEXT', 'The parcel is closed.');
  await scan(page, codes['T-4'], 'Drum: 1 in the parcel, complete');
  await ship(page, 'D-07', 2);

  for (const number of ['D-08', 'D-08-2']) {
    await onTable(page, number);
    await scan(page, codes['T-2'], 'Bell: 1 in the parcel, complete');
    await ship(page, number);
  }
});

test('[PAK5] [PAK8] killed between packed and shipped, and a shipping taken back: each parcel leaves once', async () => {
  await onTable(desk.page, 'D-14');
  await scan(desk.page, codes['T-2'], 'Bell: 1 in the parcel, complete');
  await scan(desk.page, 'SRPKFINISH', 'Order D-14 is packed whole.');
  const page = await desk.crash();
  await openPart(page, 'Packing');
  await onTable(page, 'D-14');
  await page.getByText('Packed and not shipped yet').waitFor();
  await ship(page, 'D-14');
  await playTrace(page, 'D-14');
  await page.getByText('No order and no batch that waits has the code D-14.').waitFor();

  await onTable(page, 'D-15');
  await scan(page, codes['T-4'], 'Drum: 1 in the parcel, complete');
  await scan(page, 'SRPKFINISH', 'Order D-15 is packed whole.');
  await ship(page, 'D-15');
  await undo(page, 'Order D-15: 1 parcel shipped');
  await onTable(page, 'D-15');
  await page.getByText('Packed and not shipped yet').waitFor();
  await ship(page, 'D-15');
  await page.getByText('Nothing to pack').waitFor();
});

/** Takes back what was scanned, as its dialog says it. */
async function takeBack(page: Page, number: string): Promise<void> {
  await press(page, 'Control+Enter');
  await dialog(page, `Take back order ${number}`).getByRole('button', { name: 'Take back pieces' }).waitFor();
  await press(page, 'Enter');
  await told(page, `Goods of order ${number} taken back`);
  await region(page, `Return of order ${number}`).waitFor();
}

test('[CAR53] [RET7] [RET8] all parcels are delivered; one order comes back in part and one whole', async () => {
  const { page } = desk;
  await openPart(page, 'Shipping');
  await page
    .getByRole('tablist', { name: 'Parcels by state' })
    .getByRole('tab', { name: /^Shipped/ })
    .click();
  await expect.poll(() => countOf(page, 'Shipping')).toBe(31);
  const parcels = page.getByRole('grid', { name: 'Shipping', exact: true });
  await parcels.getByRole('row').filter({ hasText: 'David Orr' }).first().waitFor();
  await parcels.focus();
  await press(page, 'Control+a');
  await press(page, 'd');
  await told(page, '31 parcels are delivered');

  await openPart(page, 'Returns');
  await playTrace(page, 'D-12');
  await heading(page, 'Take back order D-12');
  await inField(page, 'Scan what came back');
  await scan(page, codes['T-1'], 'Anchor: 1 of 2 here');
  await takeBack(page, 'D-12');
  await playTrace(page, 'D-13');
  await heading(page, 'Take back order D-13');
  await inField(page, 'Scan what came back');
  await scan(page, codes['T-3'], 'Compass: 1 of 1 here');
  await scan(page, codes['T-4'], 'Drum: 1 of 1 here');
  await choose(region(page, 'Drum').getByRole('combobox', { name: 'Outcome' }), 'Discarded');
  await region(page, 'Drum').getByText('thrown away').waitFor();
  await takeBack(page, 'D-13');
});

/** How many orders a tab of the queue says it has. */
async function inState(page: Page, name: string): Promise<number> {
  const one = page.getByRole('tablist', { name: 'State' }).getByRole('tab', { name: new RegExp(`^${name} ?\\d`) });
  return Number((await one.innerText()).replace(/\D/g, ''));
}

/** What is on hand of a product in the end: what was there, without what left, with what came back and is as good as new. */
function inTheEnd(sku: Sku): number {
  const cancelled = (ordered.get('D-09') ?? []).reduce((sum, [of, , some]) => (of === sku ? sum + some : sum), 0);
  const amended = sku === 'T-2' ? 1 : 0;
  const restocked = sku === 'T-1' || sku === 'T-3' ? 1 : 0;
  return opening[sku] - (allOf(sku) - cancelled + amended) + restocked;
}

test('[ORD82] [ORD88] [NUM8] in the end every order is where it belongs, the stock is the sum of it all, and the numbers know', async () => {
  const { page } = desk;
  await goTo(page, 'Orders');
  await expect.poll(() => inState(page, 'Delivered')).toBe(30);
  for (const [state, count] of [
    ['Open', 0],
    ['Shipped', 0],
    ['Returned', 2],
    ['Cancelled', 1],
  ] as const)
    expect(await inState(page, state), state).toBe(count);
  for (const [number, standing] of [
    ['D-09', 'Cancelled'],
    ['D-12', 'Part returned'],
    ['D-13', 'Returned'],
    ['D-30', 'Delivered'],
  ] as const) {
    await openByScan(page, number, `Order ${number}`);
    await page.locator('.ui-page-title').getByText(standing, { exact: true }).waitFor();
  }
  for (const sku of Object.keys(opening) as Sku[]) {
    await goTo(page, 'Stock');
    await openByCode(page, sku);
    await expect.poll(() => onHand(page), { message: sku }).toBe(inTheEnd(sku));
    expect(await figure(page, 'Committed'), sku).toBe(0);
  }
  await openPart(page, 'Numbers');
  for (const counted of ['Parcels shipped: 31', 'Short picks: 1', 'Wrong scans caught: 3', 'Returns: 2'])
    await page.getByRole('button', { name: counted, exact: true }).waitFor();
  await proof(page);
  expect(desk.complaints).toEqual([]);
});
