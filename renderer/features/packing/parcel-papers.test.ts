import { beforeAll, expect, test } from 'vitest';
import type { Printout } from '#shared/domain/labels/page.ts';
import type { ParcelId, PersonId, VariantId } from '#shared/domain/operations/ids.ts';
import type { OrderRow, ParcelRow } from '#shared/domain/operations/rows.ts';
import { packingCode, packingDeeds } from '#shared/domain/parcels/packing-codes.ts';
import { pictureOfModules, readCodes } from '#tests/fixtures/code-reader.ts';
import { countingIds } from '#tests/fixtures/folding-desk.ts';
import { newOrder, smallShop } from '#tests/fixtures/small-shop.ts';
import { openWords, words } from '#renderer/words/words.ts';
import { codeOf, codeSheet, labelPaper, slipPaper } from './parcel-papers.ts';

beforeAll(() => openWords('en'));

const nextId = countingIds();
const shop = smallShop(nextId);
const row = { addedBy: null, fieldOps: {}, voided: false } as const;
const entered = newOrder(nextId, [
  [shop.mug, shop.floor, 4],
  [shop.candle, shop.floor, 3],
]);
const order: OrderRow = {
  ...entered,
  lines: entered.lines.map((line) => ({ ...line, picked: line.quantity, shipped: 0, packed: line.quantity })),
  ...row,
  kind: 'order',
  state: 'packed',
  number: '1001',
};
const [mugs, candles] = order.lines;
const parcelOf = (lines: ParcelRow['lines'], packedAt: number): ParcelRow => ({
  ...row,
  kind: 'parcel',
  id: nextId() as ParcelId,
  orderId: order.id,
  state: 'packed',
  lines,
  packedAt,
  packedBy: 'ida' as PersonId,
  shippedAt: null,
  deliveredAt: null,
});
const parcels = [
  parcelOf(mugs ? [{ lineId: mugs.id, quantity: 3 }] : [], 1),
  parcelOf(candles ? [{ lineId: candles.id, quantity: 2 }] : [], 2),
] as const;
const to = { name: 'Mia Blum', address: 'Hauptweg 3\n50667 Köln' };

function writing() {
  const format = { quantity: (value: number) => `${value}`, date: () => 'a day' } as never;
  const variant = (id: VariantId) => ({ title: id === shop.mug ? 'Mug' : 'Candle', sku: null, decimals: 0 });
  const facts = { shop: { name: 'Corner shop', address: 'Low Road 1\n12345 Town' }, variant } as never;
  return { t: words(), format, locale: 'de-DE', facts, logo: null };
}

const textsOf = ({ faces }: Printout) => faces.flat().flatMap((mark) => (mark.mark === 'text' ? mark.text : []));

test('[LAB100] the slip of a parcel says its contents alone, which parcel it is, and has its own code', () => {
  const [first, second] = parcels;
  const texts = textsOf(slipPaper({ order, parcel: second, parcels }, to, writing()).printout);
  expect(texts).toEqual(expect.arrayContaining(['Parcel 2 of 2', 'Candle', '2', 'Mia Blum', 'Corner shop']));
  expect(texts).not.toContain('Mug');
  expect(codeOf({ order, parcel: second, parcels })).toBe('1001-2');
  const alone = textsOf(slipPaper({ order, parcel: first, parcels: [first] }, to, writing()).printout);
  expect(alone.join(' ')).not.toContain('of 1 ');
  expect(codeOf({ order, parcel: first, parcels: [first] })).toBe('1001');
});

test('[LAB101] a parcel’s label has the shop in one line, its recipient and which parcel it is', () => {
  const { printout } = labelPaper({ order, parcel: parcels[0], parcels }, to, 'roll-102x51', writing());
  expect(textsOf(printout)).toEqual([
    'Corner shop, Low Road 1, 12345 Town',
    'Mia Blum',
    'Hauptweg 3',
    '50667 Köln',
    'Order 1001 · Parcel 1 of 2',
  ]);
});

test('[LAB105] the sheet of command codes says what each does, and each is read back', async () => {
  const { printout, missing } = codeSheet(writing());
  expect(missing).toEqual([]);
  const bars = printout.faces.flat().flatMap((mark) => (mark.mark === 'bars' ? [mark.modules] : []));
  const read = await Promise.all(bars.map((modules) => readCodes(pictureOfModules(Array(40).fill(modules), 2, 20))));
  expect(read.map(([code]) => code?.text)).toEqual(packingDeeds.map(packingCode));
  for (const deed of packingDeeds) expect(textsOf(printout)).toContain(words()(`packing.codes.about.${deed}`));
});
