import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import type { OrderRow } from '#shared/domain/operations/rows.ts';
import type { OrderId, OrderLineId } from '#shared/domain/operations/ids.ts';
import { shareOf } from '#shared/domain/orders/allocate.ts';
import { calendarIn } from '#shared/domain/values/day.ts';
import { type OpenShop, openSmallShop } from '#tests/fixtures/open-shop.ts';
import { newOrder, opening, orderAdded } from '#tests/fixtures/small-shop.ts';
import type { Slices } from './catalogue/slices.ts';
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

/** Slices that are turned by hand: each is one step long. */
function byHand(): { readonly slices: Slices; readonly turn: () => boolean } {
  let time = 0;
  const waiting: (() => void)[] = [];
  return {
    slices: { now: () => (time += 100), later: (run) => void waiting.push(run) },
    turn: () => {
      const next = waiting.shift();
      next?.();
      return next !== undefined;
    },
  };
}

const many = () =>
  Array.from({ length: 2_000 }, (_, i): OrderRow => {
    const lines = order.lines.map((line) => ({ ...line, id: `l${i}` as OrderLineId, quantity: 1 }));
    return { ...order, id: `o${String(i).padStart(5, '0')}` as OrderId, lines };
  });

test('[ALC15] very many orders are shared out in slices, and told whole', () => {
  const { slices, turn } = byHand();
  const cover = orderCover(s.shop.catalogue, many(), { expected: () => [], days, slices });
  let told = 0;
  const stop = cover.subscribe(() => told++);
  let turns = 0;
  for (; !cover.get().ready && turn(); turns++) expect(cover.get().shortOrders.size).toBe(told === 0 ? 0 : 1_998);
  expect(turns).toBeGreaterThan(5);
  expect([told, cover.get().shortOrders.size]).toEqual([1, 1_998]);
  stop();
  // The next time it is done at once.
  const again = orderCover(s.shop.catalogue, many().slice(1), { expected: () => [], days, slices });
  expect(again.get().shortOrders.size).toBe(1_997);
});

test('[ALC15] what was begun is left where the stock changes meanwhile', async () => {
  const { slices, turn } = byHand();
  const cover = orderCover(s.shop.catalogue, many(), { expected: () => [], days, slices });
  const stop = cover.subscribe(() => undefined);
  turn();
  expect(cover.get().ready).toBe(false);
  await told(() => s.decide(opening(s.mug, s.floor, 3)));
  expect([cover.get().ready, cover.get().shortOrders.size]).toEqual([true, 1_995]);
  while (turn());
  expect(cover.get().shortOrders.size).toBe(1_995);
  stop();
});
