import { expect, test } from 'vitest';
import {
  stagingId,
  type LocationId,
  type LotId,
  type OrderLineId,
  type VariantId,
} from '#shared/domain/operations/ids.ts';
import type { OrderLine } from '#shared/domain/operations/rows.ts';
import type { VariantLots } from '#shared/domain/stock/lots.ts';
import { lineLots } from './line-lots.ts';
import type { OrderMovement } from './order-history.queries.ts';
import type { StockListRow } from './orders.queries.ts';
import { linesWithLots, type PickEntry } from './pick-lots.ts';

const [milk, spade, shop] = ['milk' as VariantId, 'spade' as VariantId, 'shop' as LocationId];
const lotOf = (lotId: string, expiresOn: string | null, onHand: number) => {
  return { lotId: lotId as LotId, code: lotId.toUpperCase(), expiresOn, receivedOn: null, at: { [shop]: onHand } };
};
const known: VariantLots = {
  lots: [lotOf('old', '2026-01-01', 9), lotOf('soon', '2026-06-01', 3), lotOf('late', '2027-01-01', 4)],
  without: { [shop]: 2 },
};
const line = (id: string, variantId: VariantId, quantity: number, picked = 0): OrderLine => ({
  id: id as OrderLineId,
  variantId,
  locationId: shop,
  quantity,
  picked,
  shipped: 0,
  unitPrice: null,
});
const entry = (id: string, variantId: VariantId, quantity: number, picks: PickEntry['picks'] = null): PickEntry => {
  return { line: line(id, variantId, quantity), quantity, picks };
};
// Of a product only these are asked.
const rowOf = (variantId: VariantId, tracking: 'lot' | null) => ({ variantId, tracking, inLots: false, decimals: 0 });
const rows: Readonly<Record<string, object>> = { [milk]: rowOf(milk, 'lot'), [spade]: rowOf(spade, null) };
const around = {
  variant: ({ variantId }: OrderLine) => rows[variantId] as StockListRow,
  lots: new Map([[milk, known]]),
  today: '2026-03-01',
};
const shares = (entries: readonly PickEntry[]) => linesWithLots(entries, around).map((one) => one?.shares ?? null);

test('[ORD16] what is picked is proposed of the lots that expire first, and of none what they do not hold', () => {
  expect(shares([entry('1', milk, 5)])).toEqual([
    [
      { lotId: 'soon', quantity: 3 },
      { lotId: 'late', quantity: 2 },
    ],
  ]);
  expect(shares([entry('1', milk, 8)])[0]?.at(-1)).toEqual({ quantity: 1 });
});

test('[ORD16] what one line takes is not proposed to the next of the same product and place', () => {
  expect(shares([entry('1', milk, 2), entry('2', spade, 7), entry('3', milk, 3)])).toEqual([
    [{ lotId: 'soon', quantity: 2 }],
    null,
    [
      { lotId: 'soon', quantity: 1 },
      { lotId: 'late', quantity: 2 },
    ],
  ]);
});

test('[ORD16] a person says other lots; the pick waits where they are more than there are, or one has no quantity', () => {
  const old = { lotId: 'old' as LotId, code: 'OLD', expiresOn: '2026-01-01', isNew: false, readable: true };
  const late = { ...old, lotId: 'late' as LotId };
  expect(shares([entry('1', milk, 4, [{ ...old, quantity: 3 }])])).toEqual([
    [{ lotId: 'old', quantity: 3 }, { quantity: 1 }],
  ]);
  expect(shares([entry('1', milk, 4, [{ ...old, quantity: 5 }])])).toEqual([null]);
  const open = [
    { ...old, quantity: null },
    { ...late, quantity: null },
  ];
  expect(shares([entry('1', milk, 4, open)])).toEqual([null]);
});

const moved = (part: Partial<OrderMovement>): OrderMovement => ({
  id: 'm' as OrderMovement['id'],
  at: 0,
  variantId: milk,
  locationId: stagingId(shop),
  reason: 'pick',
  quantity: 1,
  isUndo: false,
  ...part,
});

test('[ORD16] a line says which lots its units were picked of, also once they left; a pick that was undone is not said', () => {
  const [a, b] = [
    { id: 'a' as LotId, code: 'A' },
    { id: 'b' as LotId, code: 'B' },
  ];
  const movements = [
    moved({ quantity: 3, lot: a }),
    moved({ quantity: -3, locationId: shop, lot: a }),
    moved({ quantity: 2, lot: b }),
    moved({ quantity: -2, lot: b, isUndo: true }),
    moved({ quantity: 2 }),
    moved({ quantity: -3, reason: 'ship', lot: a }),
    moved({ quantity: 4, variantId: spade }),
  ];
  const lines = [line('1', milk, 5, 4), line('2', milk, 1, 1), line('3', spade, 4, 4)];
  expect([...lineLots({ lines }, movements)]).toEqual([
    [
      '1',
      [
        { code: 'A', quantity: 3 },
        { code: null, quantity: 1 },
      ],
    ],
  ]);
});
