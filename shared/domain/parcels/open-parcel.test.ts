import { expect, test } from 'vitest';
import type { LotId, LocationId, OrderId, OrderLineId, ParcelId, VariantId } from '../operations/ids.ts';
import type { OrderLine, OrderRow } from '../operations/rows.ts';
import { noLotsPicked } from '../orders/picked-lots.ts';
import {
  beyondBook,
  insideOf,
  missingIn,
  newParcel,
  newsOf,
  type OpenParcel,
  packedItems,
  parcelAfter,
  parcelInstead,
  putIn,
  type ScannedPiece,
  tooMuchIn,
  weighed,
  withMissing,
  withoutLast,
  withoutUnits,
} from './open-parcel.ts';
import { isNoTracking, packingCode, packingDeedOf, packingDeeds } from './packing-codes.ts';
import { parcelReference, readReference } from './parcel-reference.ts';

const shelf = 'shelf' as LocationId;
const [mug, tea] = ['mug', 'tea'] as VariantId[] as [VariantId, VariantId];
const [one, two] = ['lot-1', 'lot-2'] as LotId[] as [LotId, LotId];

const line = (id: string, variantId: VariantId, quantity: number, more: Partial<OrderLine> = {}): OrderLine => ({
  id: id as OrderLineId,
  variantId,
  locationId: shelf,
  quantity,
  picked: 0,
  shipped: 0,
  unitPrice: null,
  ...more,
});
const orderOf = (...lines: readonly OrderLine[]): OrderRow => ({
  kind: 'order',
  id: 'order' as OrderId,
  number: '7',
  channel: 'typed',
  contactId: null,
  dueAt: null,
  state: 'open',
  placedAt: 0,
  shippedAt: null,
  lines,
  addedBy: null,
  fieldOps: {},
  voided: false,
});
const empty = (order: OrderRow) => newParcel('parcel' as ParcelId, order);

/** A parcel with some pieces in it that all belong there. */
function filled(order: OrderRow, pieces: readonly ScannedPiece[], isSerial = false): OpenParcel {
  return pieces.reduce((parcel, piece) => {
    const next = putIn(order, parcel, piece, isSerial);
    if (next.answer !== 'in') throw new Error(next.answer);
    return next.parcel;
  }, empty(order));
}

test('[PAK2] a pack fills the lines of its product in their order, all of it or nothing', () => {
  const order = orderOf(line('a', mug, 4), line('b', mug, 10));
  const parcel = filled(order, [{ variantId: mug, quantity: 12 }]);
  expect(Object.fromEntries(insideOf(parcel))).toEqual({ a: 4, b: 8 });
  expect(missingIn(order, parcel)).toEqual([{ lineId: 'b', variantId: mug, quantity: 2 }]);
  expect(putIn(order, parcel, { variantId: mug, quantity: 3 }, false)).toEqual({ answer: 'surplus', left: 2 });
});

test('[PAK3] what is in no line is wrong, what is packed before leaves no room', () => {
  const order = orderOf(line('a', mug, 2, { picked: 2, packed: 2 }));
  expect(putIn(order, empty(order), { variantId: tea, quantity: 1 }, false)).toMatchObject({ answer: 'not-in-order' });
  expect(putIn(order, empty(order), { variantId: mug, quantity: 1 }, false)).toMatchObject({
    answer: 'surplus',
    left: 0,
  });
});

test('[PAK3] [PAK4] a serial number goes in once; a product code alone only where its pieces lie picked', () => {
  const order = orderOf(line('a', mug, 2, { picked: 1 }));
  const named = filled(order, [{ variantId: mug, quantity: 1, lotId: one }], true);
  expect(putIn(order, named, { variantId: mug, quantity: 1, lotId: one }, true)).toMatchObject({
    answer: 'serial-packed',
  });
  expect(
    putIn(order, { ...empty(order), gone: [one] }, { variantId: mug, quantity: 1, lotId: one }, true),
  ).toMatchObject({ answer: 'serial-packed' });
  const byCode = filled(order, [{ variantId: mug, quantity: 1 }], true);
  expect(putIn(order, byCode, { variantId: mug, quantity: 1 }, true)).toMatchObject({ answer: 'serial-unnamed' });
});

test('[PAK4] what leaves the shelf is of the lots that were scanned, the rest of those it proposes', () => {
  const order = orderOf(line('a', mug, 4, { picked: 1 }));
  const parcel = filled(order, [
    { variantId: mug, quantity: 1, lotId: one },
    { variantId: mug, quantity: 1, lotId: two },
    { variantId: mug, quantity: 2 },
  ]);
  const picked = () => [{ lotId: one, quantity: 1 }];
  const items = packedItems(order, parcel, picked, (_, quantity) => [{ lotId: one, quantity }]);
  expect(items).toEqual([
    {
      lineId: 'a',
      quantity: 4,
      lots: [
        { lotId: two, quantity: 1 },
        { lotId: one, quantity: 2 },
      ],
    },
  ]);
  const unnamed = filled(order, [{ variantId: mug, quantity: 4 }]);
  expect(packedItems(order, unnamed, noLotsPicked, () => [])).toEqual([{ lineId: 'a', quantity: 4 }]);
});

test('[PAK7] undo last takes the last scan out, whatever it filled', () => {
  const order = orderOf(line('a', mug, 1), line('b', mug, 2), line('c', tea, 1));
  const parcel = filled(order, [
    { variantId: tea, quantity: 1 },
    { variantId: mug, quantity: 3 },
  ]);
  expect(Object.fromEntries(insideOf(withoutLast(parcel)))).toEqual({ c: 1 });
  expect(withoutLast(empty(order)).scans).toEqual([]);
});

test('[PAK10] a change keeps the scans that fit and says what is another and what must come out', () => {
  const before = orderOf(line('a', mug, 3), line('b', tea, 1));
  const parcel = filled(before, [
    { variantId: mug, quantity: 1 },
    { variantId: mug, quantity: 2 },
    { variantId: tea, quantity: 1 },
  ]);
  const after = orderOf(line('a', mug, 1));
  expect(newsOf(after, parcel.seen)).toEqual([
    { variantId: mug, before: 3, now: 1 },
    { variantId: tea, before: 1, now: 0 },
  ]);
  expect(newsOf(before, parcel.seen)).toEqual([]);
  const out = tooMuchIn(after, parcel);
  expect(out).toEqual([
    { lineId: 'a', variantId: mug, quantity: 2 },
    { lineId: 'b', variantId: tea, quantity: 1 },
  ]);
  const rest = out.reduce(withoutUnits, parcel);
  expect(Object.fromEntries(insideOf(rest))).toEqual({ a: 1 });
  expect(tooMuchIn(after, rest)).toEqual([]);
});

test('[PAK6] what was not scanned counts as put in', () => {
  const order = orderOf(line('a', mug, 3), line('b', tea, 1));
  const parcel = withMissing(order, filled(order, [{ variantId: mug, quantity: 1 }]));
  expect(missingIn(order, parcel)).toEqual([]);
  expect(withMissing(order, parcel)).toBe(parcel);
});

test('[PAK13] contents weigh what their products say, and nothing is said where one of them does not', () => {
  const weights = new Map([[mug, 250_400]]);
  const unit = (id: VariantId) => ({ weight: weights.get(id) ?? null, decimals: 0 });
  expect(weighed([{ variantId: mug, quantity: 2 }], unit)).toBe(501);
  expect(
    weighed(
      [
        { variantId: mug, quantity: 2 },
        { variantId: tea, quantity: 1 },
      ],
      unit,
    ),
  ).toBeNull();
  expect(weighed([], unit)).toBeNull();
});

test('[PAK11] command codes begin alike, have letters alone, and are read in any case', () => {
  const codes = packingDeeds.map(packingCode);
  expect(new Set(codes).size).toBe(packingDeeds.length);
  // Letters that lie in another place on a German or a French keyboard are not among them.
  for (const code of codes) expect(code).toMatch(/^SRPK[B-LN-PR-VX]+$/);
  for (const deed of packingDeeds) expect(packingDeedOf(packingCode(deed).toLowerCase())).toBe(deed);
  expect(packingDeedOf('SRPK')).toBeNull();
});

test('[PAK1] the code of a parcel names its order, and which of several it is', () => {
  expect(parcelReference('1001', 1, 1)).toBe('1001');
  expect(parcelReference('1001', 2, 3)).toBe('1001-2');
  expect(readReference('#1001-2')).toEqual([
    { number: '1001-2', position: null },
    { number: '1001', position: 2 },
  ]);
  expect(readReference('P-A')).toEqual([{ number: 'p-a', position: null }]);
});

test('[PAK3] more than was picked and than the books have on the shelf is named with what they have', () => {
  const order = orderOf(line('a', mug, 3, { picked: 1 }), line('b', mug, 2), line('c', tea, 1));
  const full = withMissing(order, newParcel('p' as ParcelId, order));
  const has = (mugs: number) => beyondBook(order, full, (variantId) => (variantId === mug ? mugs : null));
  expect(has(4)).toEqual([]);
  expect(has(3)).toEqual([{ variantId: mug, locationId: shelf, book: 3 }]);
  expect(has(-2)).toEqual([{ variantId: mug, locationId: shelf, book: 0 }]);
  expect(beyondBook(order, newParcel('p' as ParcelId, order), () => 0)).toEqual([]);
});

test('[PAK18] wrong scans of a parcel that is let go count with the next one of its order; of one that is closed they are its own', () => {
  const order = orderOf(line('a', mug, 2));
  const before: OpenParcel = { ...newParcel('p' as ParcelId, order, [one]), wrongScans: 3, weight: 5 };
  const next = 'q' as ParcelId;
  expect(parcelInstead(next, order, before)).toEqual({ ...newParcel(next, order), wrongScans: 3 });
  const scanned = { ...before, scans: [{ taken: [], lotId: two }] };
  expect(parcelAfter(next, order, scanned)).toEqual(newParcel(next, order, [one, two]));
});

test('[CAR56] what says how many is no tracking number, nor is a command; letters between stars may be one', () => {
  for (const code of ['*4', '* 12', '×3', '*1,5', packingCode('finish')]) expect(isNoTracking(code)).toBe(true);
  for (const code of ['*AB4*', '1Z24W7A80300123457', '4']) expect(isNoTracking(code)).toBe(false);
});
