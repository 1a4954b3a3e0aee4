import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { ChannelId, OrderId } from '#shared/domain/operations/ids.ts';
import type { NewOrder } from '#shared/domain/operations/operation.ts';
import { booksAtStart } from '#tests/fixtures/lane-rows.ts';
import { type OpenShop, openSmallShop } from '#tests/fixtures/open-shop.ts';
import { newOrder, orderAdded } from '#tests/fixtures/small-shop.ts';
import { laneStore } from './lane-store.ts';

const web = '0190eeee-0000-7000-8000-00000000000c' as ChannelId;
let s: OpenShop;
beforeEach(async () => {
  s = await openSmallShop();
});
afterEach(() => s.close());

async function order(fields: Partial<NewOrder>): Promise<OrderId> {
  const made = newOrder(s.shop.nextId, [[s.mug, s.floor, 1]], fields);
  await s.decide(orderAdded(made));
  return made.id;
}

test('[CHN230] after a start the store is told of an order that a file brought in, and that is one of the store’s', async () => {
  const own = await order({ number: '1', channelId: web });
  const filed = await order({ number: '2' });
  await order({ number: '3' });
  const seen = { channelId: web, number: '2', status: 'processing', modifiedAt: 1, taken: [], told: [], seen: null };
  await laneStore(s.shop.db, s.shop.feed, web).commit({
    orders: [
      { ...seen, remoteId: '77', orderId: filed, pending: null },
      { ...seen, remoteId: '78', orderId: null, pending: null },
    ],
  });
  expect(new Set(await booksAtStart(s, web).ordersMovedSince(null))).toEqual(new Set([own, filed]));
});
