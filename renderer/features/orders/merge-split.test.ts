import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import { orderContactId, type OrderId, type VariantId } from '#shared/domain/operations/ids.ts';
import type { OrderRow } from '#shared/domain/operations/rows.ts';
import { splitNumber } from '#shared/domain/orders/split.ts';
import { undoInParts } from '#renderer/db/undo.ts';
import { type OpenShop, openSmallShop, value } from '#tests/fixtures/open-shop.ts';
import { opening } from '#tests/fixtures/small-shop.ts';
import type { AskedCustomer } from './customer-record.commands.ts';
import { editDelivery } from './delivery-record.commands.ts';
import { mergeOrders, readMergers, splitOrder } from './merge-split.commands.ts';
import { saveDetails, tagOrders } from './order-fields.commands.ts';
import { readHistory } from './order-history.queries.ts';
import { addOrder, pickOrder, stepOrders } from './orders.commands.ts';

let s: OpenShop;
beforeEach(async () => {
  s = await openSmallShop();
  await s.decide(opening(s.mug, s.floor, 10), opening(s.candle, s.floor, 5));
});
afterEach(() => s.close());

const rosa = (address = '1 Marsh Lane') =>
  ({ name: 'Rosa Marsh', details: { address, phone: '', email: '', note: '' } }) as const;
const enter = async (number: string, customer: AskedCustomer, lines: readonly (readonly [VariantId, number])[]) =>
  value(
    await addOrder(s.shop, {
      number,
      customer,
      dueOn: null,
      lines: lines.map(([variantId, quantity]) => ({ variantId, locationId: s.floor, quantity, unitPrice: 500 })),
    }),
  ).orderId;
const row = async (id: OrderId): Promise<OrderRow> => must(await s.shop.db.orders.get(id), 'the order was entered');
const quantities = async (id: OrderId) => (await row(id)).lines.map(({ variantId, quantity }) => [variantId, quantity]);
const committed = async (variant: VariantId) => (await s.shop.db.stock.get(variant))?.at[s.floor]?.committed ?? 0;
const told = async (id: OrderId) => {
  const order = await row(id);
  const variants = order.lines.map(({ variantId }) => variantId);
  return (await readHistory(s.shop, { ...order, variants })).acts.map(({ deed }) => deed);
};

test('[OQ70] orders of one customer and address go into the oldest, the others are cancelled, and one undo takes all back', async () => {
  const first = await enter('1001', rosa(), [[s.mug, 2]]);
  // A file brings the same person a second time, as a record of its own.
  const second = await enter('1002', rosa('1 MARSH lane'), [
    [s.mug, 1],
    [s.candle, 3],
  ]);
  await enter('1003', rosa('Another street'), [[s.mug, 1]]);
  const ids = (await s.shop.db.orders.toArray()).map(({ id }) => id);
  const merged = value(await mergeOrders(s.shop, ids));
  expect(merged).toMatchObject({ into: [first], gone: 1 });
  expect(await quantities(first)).toEqual([
    [s.mug, 3],
    [s.candle, 3],
  ]);
  expect((await row(second)).state).toBe('cancelled');
  expect([await committed(s.mug), await committed(s.candle)]).toEqual([4, 3]);
  value(await undoInParts(s.shop, merged.opIds));
  expect(await quantities(first)).toEqual([[s.mug, 2]]);
  expect((await row(second)).state).toBe('open');
  expect([await committed(s.mug), await committed(s.candle)]).toEqual([4, 3]);
});

test('[OQ71] what the merged orders say stays true of the one that remains', async () => {
  const [first, second] = [await enter('1', rosa(), [[s.mug, 1]]), await enter('2', rosa(), [[s.mug, 1]])];
  value(await tagOrders(s.shop, [first], { add: ['gift'], remove: [] }));
  value(await tagOrders(s.shop, [second], { add: ['fragile'], remove: [] }));
  const changes = {
    dueOn: { was: null, becomes: '2026-03-09' },
    priority: { was: null, becomes: 'urgent' },
    shippingAmount: { was: null, becomes: 490 },
    onlyWhole: { was: null, becomes: true },
  } as const;
  value(await saveDetails(s.shop, { orderId: second, changes }));
  value(await mergeOrders(s.shop, [first, second]));
  expect(await row(first)).toMatchObject({
    tags: ['gift', 'fragile'],
    dueOn: '2026-03-09',
    priority: 'urgent',
    shippingAmount: 490,
    onlyWhole: true,
  });
});

test('[OQ72] an order is merged only while it is open and nothing of it is picked, and never with one that goes elsewhere', async () => {
  const [first, second, third] = [
    await enter('1', rosa(), [[s.mug, 1]]),
    await enter('2', rosa(), [[s.mug, 1]]),
    await enter('3', rosa(), [[s.mug, 1]]),
  ];
  const nobodys = [await enter('4', null, [[s.mug, 1]]), await enter('5', null, [[s.mug, 1]])];
  value(await pickOrder(s.shop, first, 'all'));
  value(await stepOrders(s.shop, 'hold', [second]));
  const all = [first, second, third, ...nobodys];
  expect(await readMergers(s.shop.db, all)).toEqual([]);
  expect(await mergeOrders(s.shop, all)).toMatchObject({ failure: { code: 'nothing-changed' } });
  value(await stepOrders(s.shop, 'resume', [second]));
  expect(await readMergers(s.shop.db, all)).toMatchObject([{ into: { id: second }, from: [{ id: third }] }]);
  value(await editDelivery(s.shop, third, { address: { was: '', becomes: 'c/o Ann, 2 Hill' } }));
  expect(await readMergers(s.shop.db, all)).toEqual([]);
});

test('[OQ73] the history of merged and split orders names the orders they are tied to', async () => {
  const [first, second] = [await enter('1001', rosa(), [[s.mug, 4]]), await enter('1002', rosa(), [[s.mug, 1]])];
  value(await mergeOrders(s.shop, [first, second]));
  expect((await told(first))[0]).toEqual({ tied: 'mergedFrom', orders: [{ id: second, number: '1002' }] });
  expect((await told(second))[0]).toEqual({ tied: 'mergedInto', orders: [{ id: first, number: '1001' }] });
  const [line] = (await row(first)).lines;
  const units = [{ lineId: must(line, 'a line').id, quantity: 2 }];
  const { orderId } = value(await splitOrder(s.shop, { orderId: first, number: '1001-2', units }));
  expect((await told(first))[0]).toEqual({ tied: 'splitOff', orders: [{ id: orderId, number: '1001-2' }] });
  expect((await told(orderId))[0]).toEqual({ tied: 'splitFrom', orders: [{ id: first, number: '1001' }] });
});

test('[OQ74] what is split off is an order of its own for the same customer and address; one undo puts it back', async () => {
  const first = await enter('1012', rosa(), [
    [s.mug, 5],
    [s.candle, 2],
  ]);
  value(await editDelivery(s.shop, first, { note: { was: '', becomes: 'Ring twice' } }));
  value(await tagOrders(s.shop, [first], { add: ['gift'], remove: [] }));
  const lines = (await row(first)).lines;
  value(await pickOrder(s.shop, first, [{ lineId: must(lines[0], 'mugs').id, quantity: 1 }]));
  const ask = (mugs: number, candles: number) => ({
    orderId: first,
    number: '1012-2',
    units: [
      { lineId: must(lines[0], 'mugs').id, quantity: mugs },
      { lineId: must(lines[1], 'candles').id, quantity: candles },
    ],
  });
  expect(await splitOrder(s.shop, ask(5, 2))).toMatchObject({ failure: { code: 'amend-below-picked' } });
  const { orderId, opIds } = value(await splitOrder(s.shop, ask(3, 2)));
  expect(await quantities(first)).toEqual([[s.mug, 2]]);
  const { contactId, placedAt } = await row(first);
  expect(await row(orderId)).toMatchObject({ state: 'open', number: '1012-2', contactId, placedAt, tags: ['gift'] });
  expect(await quantities(orderId)).toEqual([
    [s.mug, 3],
    [s.candle, 2],
  ]);
  expect(await s.shop.db.contacts.get(orderContactId(orderId))).toMatchObject({ note: 'Ring twice' });
  expect([await committed(s.mug), await committed(s.candle)]).toEqual([4, 2]);
  value(await undoInParts(s.shop, opIds));
  expect((await row(orderId)).voided).toBe(true);
  expect(await quantities(first)).toEqual([
    [s.mug, 5],
    [s.candle, 2],
  ]);
});

test.each([
  ['1012', ['1012'], '1012-2'],
  ['1012', ['1012', '1012-2'], '1012-3'],
  ['1012-2', ['1012', '1012-2'], '1012-3'],
  ['WEB-2024', ['WEB-2024'], 'WEB-2024-2'],
])('[OQ75] what is split off %s, where there is %j, is number %s', (number, taken, expected) => {
  expect(splitNumber(number, (one) => taken.includes(one))).toBe(expected);
});
