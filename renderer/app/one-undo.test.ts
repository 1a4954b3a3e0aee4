import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { turnLast } from '#renderer/features/activity/activity.commands.ts';
import { readActivity } from '#renderer/features/activity/activity.queries.ts';
import { addOrder, stepOrders } from '#renderer/features/orders/orders.commands.ts';
import { receive } from '#renderer/features/purchasing/purchasing.commands.ts';
import { readReceipts } from '#renderer/features/purchasing/purchasing.queries.ts';
import type { OrderId } from '#shared/domain/operations/ids.ts';
import { type OpenShop, openSmallShop, value } from '#tests/fixtures/open-shop.ts';

let s: OpenShop;
beforeEach(async () => {
  s = await openSmallShop();
});
afterEach(() => s.close());

test('[PUR8] [ACT10] undo by key takes stock and cost of a receipt back together, and the list tells one act of one line', async () => {
  const state = async () => [
    (await s.shop.db.stock.get(s.mug))?.at[s.floor]?.onHand ?? 0,
    (await s.shop.db.variants.get(s.mug))?.cost,
  ];
  const lines = [{ variantId: s.mug, quantity: 8, unitCost: 5_000 }];
  value(await receive(s.shop, { id: s.shop.nextId(), locationId: s.floor, note: '', lines }));
  expect(await state()).toEqual([8, 5_000]);
  const [entry] = (await readActivity(s.shop, { most: 1, type: null, actor: null })).entries;
  expect(entry).toMatchObject({
    type: 'stock',
    lines: { count: 1 },
    summary: { data: { kind: 'adjusted', reason: 'receive', quantity: 8 } },
  });
  value(await turnLast(s.shop, 'undo'));
  expect(await state()).toEqual([0, 540]);
  expect(await readReceipts(s.shop.db)).toMatchObject([{ undone: true, standing: [] }]);
  value(await turnLast(s.shop, 'redo'));
  expect(await state()).toEqual([8, 5_000]);
});

test('[ACT10] a step of many orders is one step of undo and of redo, however many there are', async () => {
  const lines = [{ variantId: s.mug, locationId: s.floor, quantity: 1, unitPrice: null }];
  const ids: OrderId[] = [];
  for (let number = 1; number <= 230; number++)
    ids.push(value(await addOrder(s.shop, { number: String(number), customer: null, dueOn: null, lines })).orderId);
  const states = async () => new Set((await s.shop.db.orders.bulkGet(ids)).map((order) => order?.state));
  expect(value(await stepOrders(s.shop, 'pick', ids)).changed).toHaveLength(230);
  const progress: number[] = [];
  const undone = value(await turnLast(s.shop, 'undo', (at) => progress.push(at)));
  const said = [{ data: { kind: 'orders', act: 'pick', orders: 230 } }];
  expect(undone).toMatchObject({ said, more: 0 });
  expect(progress).toEqual([...Array.from({ length: 9 }, (_, part) => (part + 1) * 25), 230]);
  expect(await states()).toEqual(new Set(['open']));
  expect(value(await turnLast(s.shop, 'redo'))).toMatchObject({ said, more: 0 });
  expect(await states()).toEqual(new Set(['picking']));
}, 60_000);
