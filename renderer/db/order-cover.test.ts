import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import type { OrderRow } from '#shared/domain/operations/rows.ts';
import { shareOf } from '#shared/domain/orders/allocate.ts';
import { calendarIn } from '#shared/domain/values/day.ts';
import { type OpenShop, openSmallShop } from '#tests/fixtures/open-shop.ts';
import { newOrder, opening, orderAdded } from '#tests/fixtures/small-shop.ts';
import { orderCover } from './order-cover.ts';

const days = calendarIn({ shop: 'UTC', legacy: 'UTC' }, 0);

let s: OpenShop;
let order: OrderRow;
beforeEach(async () => {
  s = await openSmallShop();
  const placed = newOrder(s.shop.nextId, [[s.mug, s.floor, 5]]);
  await s.decide(opening(s.mug, s.floor, 2), opening(s.candle, s.floor, 1), orderAdded(placed));
  order = must(await s.shop.db.orders.get(placed.id), 'the order is there');
});
afterEach(() => s.close());

/** Records an act and waits until the readers of the catalogue are told of it. */
async function told(act: () => Promise<unknown>): Promise<void> {
  const heard = new Promise<void>((resolve) => {
    const stop = s.shop.catalogue.subscribe(() => {
      stop();
      resolve();
    });
  });
  await act();
  await heard;
}

test('[ALC12] stock that arrives is shared out anew; what arrives of other products is no reason to', async () => {
  const cover = orderCover(s.shop.catalogue, [order], { expected: () => [], days });
  let painted = 0;
  const stop = cover.subscribe(() => painted++);
  const short = () => order.lines.map((line) => shareOf(line, cover.get()).short);
  expect(short()).toEqual([3]);
  const before = cover.get();
  await told(() => s.decide(opening(s.candle, s.floor, 4)));
  expect(cover.get()).toBe(before);
  await told(() => s.decide(opening(s.mug, s.floor, 2)));
  expect(short()).toEqual([1]);
  await told(() => s.decide(opening(s.mug, s.warehouse, 9)));
  expect(short()).toEqual([1]);
  expect(painted).toBeGreaterThan(0);
  stop();
  await told(() => s.decide(opening(s.mug, s.floor, 1)));
  // Looked at again after a while: what was told meanwhile is not missed.
  cover.subscribe(() => undefined)();
  expect(short()).toEqual([0]);
});
