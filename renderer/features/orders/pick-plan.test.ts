import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import type { LocationId, OrderLineId, VariantId } from '#shared/domain/operations/ids.ts';
import { decideAdjust } from '#shared/domain/stock/adjust.ts';
import { newLot } from '#shared/domain/stock/lots.ts';
import { type OpenShop, openSmallShop, value } from '#tests/fixtures/open-shop.ts';
import { newOrder, opening, orderAdded, toldApart } from '#tests/fixtures/small-shop.ts';
import { pickOrder } from './orders.commands.ts';
import { readPickPlan } from './pick-plan.queries.ts';

let s: OpenShop;
beforeEach(async () => {
  s = await openSmallShop();
});
afterEach(() => s.close());

const usualBin = (variantId: VariantId, bin: LocationId) =>
  s.decide({
    type: 'fields.set',
    payload: { group: null, sets: [{ kind: 'variant', id: variantId, field: 'usualBinId', value: bin, was: null }] },
  });
const enter = async (number: string, lines: Parameters<typeof newOrder>[1]) => {
  const order = newOrder(s.shop.nextId, lines, { number });
  await s.decide(orderAdded(order));
  return order.id;
};
const rowsOf = async (ids: Awaited<ReturnType<typeof enter>>[]) =>
  (await s.shop.db.orders.bulkGet(ids)).map((row) => must(row, 'the order is there'));

test('[ORD40] the bin a product usually lies in is read from the product; none is said of the others', async () => {
  await usualBin(s.mug, s.warehouse);
  const orders = await rowsOf([
    await enter('1', [
      [s.mug, s.floor, 1],
      [s.candle, s.floor, 1],
    ]),
  ]);
  const plan = await readPickPlan(s.shop, orders);
  expect([plan.usualBin(s.mug), plan.usualBin(s.candle)]).toEqual([s.warehouse, null]);
});

test('[ORD42] a list says the lots that a pick would propose, order by order, of what is left, and nothing where none is', async () => {
  await s.decide(toldApart(s.candle, 'lot'), opening(s.mug, s.floor, 9));
  const lots = (
    [
      ['OLD', 9, '2020-01-01'],
      ['SOON', 3, '2090-01-01'],
      ['LATE', 4, '2091-01-01'],
    ] as const
  ).map(([code, quantity, expiresOn]) => ({
    quantity,
    lot: value(newLot(s.candle, code, { expiresOn, receivedOn: null })),
  }));
  const came = lots.map(({ lot, quantity }) => {
    return { variantId: s.candle, locationId: s.floor, lotId: lot.id, quantity, costTotal: null };
  });
  await s.decide(
    value(
      decideAdjust(
        'receive',
        came,
        null,
        [],
        lots.map(({ lot }) => lot),
      ),
    ),
  );
  const first = await enter('1', [
    [s.candle, s.floor, 3],
    [s.mug, s.floor, 2],
  ]);
  const second = await enter('2', [[s.candle, s.floor, 6]]);
  const [candle] = (await rowsOf([first]))[0]?.lines ?? [];
  value(await pickOrder(s.shop, first, [{ lineId: must(candle, 'a line').id, quantity: 1 }]));
  const orders = await rowsOf([first, second]);
  const plan = await readPickPlan(s.shop, orders);
  const said = (ids: readonly OrderLineId[]) => ids.map(plan.lotsOf);
  expect(said(orders.flatMap(({ lines }) => lines.map(({ id }) => id)))).toEqual([
    [{ code: 'SOON', quantity: 2 }],
    [],
    [
      { code: 'SOON', quantity: 1 },
      { code: 'LATE', quantity: 4 },
      { code: null, quantity: 1 },
    ],
  ]);
});
