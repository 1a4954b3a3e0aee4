import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import type { LocationId, OrderId } from '#shared/domain/operations/ids.ts';
import type { ServeProposal } from '#shared/domain/orders/serve-elsewhere.ts';
import { undoInParts } from '#renderer/db/undo.ts';
import { type OpenShop, openSmallShop, value } from '#tests/fixtures/open-shop.ts';
import { opening } from '#tests/fixtures/small-shop.ts';
import { addOrder, pickOrder } from './orders.commands.ts';
import { promiseOrder, serveElsewhere } from './serve.commands.ts';

let s: OpenShop;
beforeEach(async () => {
  s = await openSmallShop();
  await s.decide(opening(s.mug, s.floor, 2), opening(s.mug, s.warehouse, 50));
});
afterEach(() => s.close());

async function enter(number: string, quantity = 5): Promise<ServeProposal> {
  const line = { variantId: s.mug, locationId: s.floor, quantity, unitPrice: null };
  const { orderId } = value(await addOrder(s.shop, { number, customer: null, dueOn: null, lines: [line] }));
  const lineId = must((await row(orderId)).lines[0], 'the line was entered').id;
  const parts = [{ locationId: s.warehouse, quantity: 3 }];
  return { orderId, lineId, variantId: s.mug, from: s.floor, quantity, stays: quantity - 3, parts, stillShort: 0 };
}
const row = async (id: OrderId) => must(await s.shop.db.orders.get(id), 'the order is there');
const held = async (place: LocationId) => (await s.shop.db.stock.get(s.mug))?.at[place]?.committed ?? 0;

test('[ALC11] many orders are served from elsewhere in one press, which one undo takes back', async () => {
  const proposals = [];
  for (let i = 0; i < 12; i++) proposals.push(await enter(`N-${i}`));
  const seen: number[] = [];
  const served = value(await serveElsewhere(s.shop, proposals, { onProgress: (done) => seen.push(done) }));
  expect({ ...served, opIds: served.opIds.length }).toEqual({ opIds: 12, lines: 12, skipped: 0 });
  expect(seen).toEqual([10, 12]);
  expect([await held(s.floor), await held(s.warehouse)]).toEqual([24, 36]);
  value(await undoInParts(s.shop, served.opIds));
  expect([await held(s.floor), await held(s.warehouse)]).toEqual([60, 0]);
});

test('[ALC11] an order that was changed meanwhile is left as it is and counted; alone it says why', async () => {
  const [changed, other] = [await enter('1'), await enter('2')];
  value(await pickOrder(s.shop, changed.orderId, [{ lineId: changed.lineId, quantity: 3 }]));
  const served = value(await serveElsewhere(s.shop, [changed, other]));
  expect(served).toMatchObject({ lines: 1, skipped: 1 });
  expect((await row(changed.orderId)).lines).toHaveLength(1);
  expect((await row(other.orderId)).lines).toMatchObject([
    { locationId: s.floor, quantity: 2 },
    { locationId: s.warehouse, quantity: 3 },
  ]);
  expect(await serveElsewhere(s.shop, [changed])).toMatchObject({ failure: { code: 'serving-outdated' } });
  expect(await serveElsewhere(s.shop, [])).toMatchObject({ failure: { code: 'nothing-changed' } });
});

test('[ALC13] the day that can be promised is taken over with an undo, and not twice', async () => {
  const { orderId } = await enter('1');
  const promised = async () => (await row(orderId)).promisedOn ?? null;
  const { opIds } = value(await promiseOrder(s.shop, orderId, '2026-05-20'));
  expect(await promised()).toBe('2026-05-20');
  expect(await promiseOrder(s.shop, orderId, '2026-05-20')).toMatchObject({ failure: { code: 'nothing-changed' } });
  value(await undoInParts(s.shop, opIds));
  expect(await promised()).toBe(null);
});
