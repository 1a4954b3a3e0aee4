import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { LocationId } from '#shared/domain/operations/ids.ts';
import type { NamedLot } from '#shared/domain/stock/named-lots.ts';
import { openWords, words } from '#renderer/words/words.ts';
import { must } from '#shared/base/must.ts';
import { toCsv } from '#shared/domain/export/csv.ts';
import { readLots } from '#renderer/db/lots.ts';
import { undoActs } from '#renderer/db/undo.ts';
import { opening } from '#tests/fixtures/small-shop.ts';
import { type OpenShop, openSmallShop, value } from '#tests/fixtures/open-shop.ts';
import { lotCsvColumns } from './lots-csv.ts';
import { exportedLots } from './lots-export.queries.ts';
import { setExpiry } from './lots.commands.ts';
import { ledgerOf } from './movements.queries.ts';
import { addProduct, addVariant, editProduct } from './product.commands.ts';
import { type AdjustAsk, adjustStock, moveStock } from './stock.commands.ts';

let s: OpenShop;
beforeEach(async () => {
  s = await openSmallShop();
});
afterEach(() => s.close());

const named = (code: string, quantity: number, expiresOn: string | null = null): NamedLot => ({
  code,
  expiresOn,
  quantity,
});
const adjust = (
  quantity: number,
  lots: readonly NamedLot[],
  more: Partial<AdjustAsk> = {},
  unitCost: number | null = null,
) =>
  adjustStock(s.shop, {
    reason: 'receive',
    locationId: s.floor,
    note: null,
    ...more,
    lines: [{ variantId: s.mug, quantity, unitCost, useCost: false, seen: null, lots }],
  });
/** What lies where: `code quantity`, and what lies in no lot. */
async function lying(place: LocationId): Promise<readonly string[]> {
  const own = (await readLots(s.shop.db, [s.mug])).get(s.mug);
  const lots = (own?.lots ?? []).flatMap(({ code, at }) => (at[place] ? [`${code} ${at[place]}`] : []));
  return own?.without[place] ? [...lots, `none ${own.without[place]}`] : lots;
}

describe('an act that names lots', () => {
  test('[LOT17] receives several lots of a product as one act, each at its share of the cost; one undo takes all back', async () => {
    const lots = [named('L-2', 2, '2027-03-01'), named('L-1', 3, '2026-12-01')];
    const { opIds } = value(await adjust(6, lots, {}, 333));
    expect(opIds).toHaveLength(1);
    expect(await lying(s.floor)).toEqual(['L-1 3', 'L-2 2', 'none 1']);
    const { lines } = await ledgerOf(s.shop, s.mug, 10);
    expect(lines.map(({ lot, quantity, costTotal }) => [lot, quantity, costTotal])).toEqual(
      expect.arrayContaining([
        ['L-2', 2, 666],
        ['L-1', 3, 999],
        [null, 1, 333],
      ]),
    );
    value(await undoActs(s.shop, opIds));
    expect(await lying(s.floor)).toEqual([]);
    expect((await readLots(s.shop.db, [s.mug])).get(s.mug)?.lots).toEqual([]);
  });

  test('[LOT17] a lot that two receipts brought stands where one of them is undone', async () => {
    const first = value(await adjust(4, [named('L-1', 4, '2026-12-01')]));
    value(await adjust(1, [named(' l-1', 1, '2030-01-01')]));
    value(await undoActs(s.shop, first.opIds));
    const lots = (await readLots(s.shop.db, [s.mug])).get(s.mug)?.lots;
    expect(lots).toMatchObject([{ code: 'L-1', expiresOn: '2026-12-01', at: { [s.floor]: 1 } }]);
    expect(await s.shop.db.inbox.count()).toBe(0);
  });

  test('[LOT17] takes out of the lots that are named and of no other; what is not named is of none', async () => {
    value(await adjust(9, [named('L-1', 4), named('L-2', 5)]));
    value(await adjust(3, [named('L-2', 2)], { reason: 'damage' }));
    expect(await lying(s.floor)).toEqual(['L-1 4', 'L-2 3', 'none -1']);
    value(await adjust(-4, [named('L-1', 4)], { reason: 'correction' }));
    expect(await lying(s.floor)).toEqual(['L-2 3', 'none -1']);
    expect(await adjust(1, [named('L-9', 1)], { reason: 'damage' })).toMatchObject({
      failure: { code: 'lot-unknown' },
    });
    expect(await adjust(1, [named('L-2', 2)])).toMatchObject({ failure: { code: 'lots-above-quantity' } });
  });

  test('[LOT17] a move carries each lot to the other place, and its undo brings it back', async () => {
    value(await adjust(9, [named('L-1', 4), named('L-2', 4)]));
    const move = { from: s.floor, to: s.warehouse, note: null };
    const { opIds } = value(
      await moveStock(s.shop, {
        ...move,
        lines: [{ variantId: s.mug, quantity: 5, lots: [named('L-1', 1), named('L-2', 3)] }],
      }),
    );
    expect([await lying(s.floor), await lying(s.warehouse)]).toEqual([
      ['L-1 3', 'L-2 1'],
      ['L-1 1', 'L-2 3', 'none 1'],
    ]);
    value(await undoActs(s.shop, opIds));
    expect([await lying(s.floor), await lying(s.warehouse)]).toEqual([['L-1 4', 'L-2 4', 'none 1'], []]);
    const unknown = { variantId: s.mug, quantity: 1, lots: [named('L-9', 1)] };
    expect(await moveStock(s.shop, { ...move, lines: [unknown] })).toMatchObject({ failure: { code: 'lot-unknown' } });
  });

  test('[LOT17] one that names none writes what it wrote before there were lots', async () => {
    value(await adjust(6, []));
    const row = await s.shop.db.operations.orderBy('no').last();
    expect(row?.type).toBe('stock.recorded');
    expect(row?.text).not.toMatch(/lot/i);
  });
});

describe('what a product is told apart by', () => {
  const rowOf = (variantId: string) => s.shop.catalogue.rowAt(s.shop.catalogue.slotOf(variantId) ?? -1);
  const bowl = () => ({
    category: null,
    supplier: null,
    description: null,
    unit: null,
    supplierCode: null,
    name: 'Oak bowl',
    decimals: 0 as const,
    price: null,
    cost: null,
    point: null,
    openingAt: s.floor,
    variants: [{ options: [{ name: 'Size', value: 'S' }], sku: null, barcode: null, opening: 2 }],
  });

  test('[LOT16] is set and taken back by editing it, and moves nothing', async () => {
    await s.decide(opening(s.mug, s.floor, 7));
    const edit = { productId: s.mugProduct, variantId: s.mug, product: {} };
    const { opIds } = value(await editProduct(s.shop, { ...edit, variant: { tracking: 'lot' } }));
    expect(rowOf(s.mug)).toMatchObject({ tracking: 'lot', inLots: false });
    expect(await lying(s.floor)).toEqual(['none 7']);
    value(await undoActs(s.shop, opIds));
    expect(rowOf(s.mug)).toMatchObject({ tracking: null });
    expect(await editProduct(s.shop, { ...edit, variant: { tracking: null } })).toMatchObject({
      failure: { code: 'nothing-changed' },
    });
  });

  test('[LOT16] what lies in lots is known still where it is turned off', async () => {
    const edit = { productId: s.mugProduct, variantId: s.mug, product: {} };
    value(await editProduct(s.shop, { ...edit, variant: { tracking: 'lot' } }));
    value(await adjust(2, [named('L-1', 2)]));
    value(await editProduct(s.shop, { ...edit, variant: { tracking: null } }));
    expect(rowOf(s.mug)).toMatchObject({ tracking: null, inLots: true });
    value(await adjust(2, [named('L-1', 2)], { reason: 'damage' }));
  });

  test('[LOT16] is said of a new product, left out where it is nothing, and passes to a variant that is added', async () => {
    const made = value(await addProduct(s.shop, { ...bowl(), tracking: 'serial' }));
    expect(rowOf(made.variantId)).toMatchObject({ tracking: 'serial' });
    const added = value(
      await addVariant(s.shop, {
        productId: made.productId,
        variant: { options: [{ name: 'Size', value: 'L' }], sku: null, barcode: null, opening: null },
        price: null,
        cost: null,
        openingAt: s.floor,
      }),
    );
    expect(rowOf(added.variantId)).toMatchObject({ tracking: 'serial' });
    const plain = value(await addProduct(s.shop, { ...bowl(), tracking: null }));
    const rows = await s.shop.db.operations
      .where('opId')
      .anyOf([...plain.opIds])
      .toArray();
    expect(rows.map((row) => row.text).join('')).not.toContain('tracking');
  });
});

test('[LOT20] the expiry day of a lot is set and taken away, and its undo brings the old one back', async () => {
  value(await adjust(2, [named('L-1', 2, '2026-12-01')]));
  const lot = async () => (await readLots(s.shop.db, [s.mug])).get(s.mug)?.lots[0];
  const lotId = (await lot())?.lotId ?? ('' as never);
  const { opIds } = value(await setExpiry(s.shop, lotId, '2027-01-15'));
  expect((await lot())?.expiresOn).toBe('2027-01-15');
  expect(await setExpiry(s.shop, lotId, '2027-01-15')).toMatchObject({ failure: { code: 'nothing-changed' } });
  value(await undoActs(s.shop, opIds));
  expect((await lot())?.expiresOn).toBe('2026-12-01');
  value(await setExpiry(s.shop, lotId, null));
  expect((await lot())?.expiresOn).toBeNull();
});

test('[LOT36] lots are exported with their product, day and place, and what is of no lot without a code', async () => {
  await openWords('en');
  const never = { onProgress: () => undefined, signal: new AbortController().signal };
  value(await adjust(6, [named('L-2', 2, '2027-03-01'), named('=L-1', 3)]));
  value(
    await moveStock(s.shop, {
      from: s.floor,
      to: s.warehouse,
      note: null,
      lines: [{ variantId: s.mug, quantity: 1, lots: [named('L-2', 1)] }],
    }),
  );
  const lots = must(await exportedLots(s.shop, never), 'nobody stopped it');
  const columns = lotCsvColumns(words(), { locationName: (id) => (id === s.floor ? 'Shop floor' : 'Back room') });
  const [head, ...rows] = [...toCsv(columns, lots)].join('').trim().split('\r\n');
  expect(head).toContain('Lot or serial number,Expires on,Place,On hand');
  expect(rows.map((row) => row.split(',').slice(4, 8).join(','))).toEqual([
    'L-2,2027-03-01,Shop floor,1',
    'L-2,2027-03-01,Back room,1',
    "'=L-1,,Shop floor,3",
    ',,Shop floor,1',
  ]);
  expect(await exportedLots(s.shop, { ...never, signal: AbortSignal.abort() })).toBeNull();
});
