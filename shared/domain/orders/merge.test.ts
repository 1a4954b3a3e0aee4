import { expect, test } from 'vitest';
import type { OrderId } from '#shared/domain/operations/ids.ts';
import { rowOf } from '#shared/domain/operations/memory-books.ts';
import type { OrderRow } from '#shared/domain/operations/rows.ts';
import { must } from '#shared/base/must.ts';
import { decided, orderDesk } from '#tests/fixtures/order-desk.ts';
import { newOrder, orderAdded } from '#tests/fixtures/small-shop.ts';
import { calendarIn } from '../values/day.ts';
import { decideShip } from './fulfil.ts';
import { decideMerge } from './merge.ts';
import { decideSplit } from './split.ts';

const days = calendarIn({ shop: 'UTC', legacy: 'UTC' }, 0);

/** An order of four mugs and two candles, and two later ones of one mug each. */
function threeOrders() {
  const at = orderDesk();
  const later = [1, 2].map(() => newOrder(at.desk.nextId, [[at.shop.mug, at.shop.warehouse, 1]]));
  at.act(orderAdded(...later));
  const row = (id: OrderId): OrderRow => must(rowOf(at.desk.books, 'order', id), 'the order is there');
  const from = () => later.map(({ id }) => row(id));
  const merge = () => {
    const merged = decideMerge({ into: at.order(), from: from() }, at.isTracked, days, at.desk.nextId);
    if (!merged.ok) throw new Error(merged.failure.code);
    return merged.value;
  };
  const ship = (order: OrderRow) =>
    at.does(decideShip(order, at.isTracked, 77, 'all', undefined, undefined, { packed: [], nextId: null }));
  const shown = () =>
    [at.order(), ...from()].map(({ state, lines }) => [state, ...lines.map(({ quantity }) => quantity)]);
  return { at, from, merge, ship, shown, row };
}

test('[OQ76] merged orders stay as they are where another desk shipped one of them meanwhile; undone, all of them come back', () => {
  const { at, from, merge, ship, shown } = threeOrders();
  const undone = merge().map((decision) => at.act(decision));
  expect([undone.map(({ isTaken }) => isTaken), shown()]).toEqual([
    [true, true],
    [
      ['open', 6, 2],
      ['cancelled', 1],
      ['cancelled', 1],
    ],
  ]);
  // One alone is not undone beneath the other, which would leave its units with both.
  expect(undone.slice(0, 1).map((done) => at.undo(done).isTaken)).toEqual([false]);
  expect(undone.reverse().map((done) => at.undo(done).isTaken)).toEqual([true, true]);
  const before = shown();
  expect(before).toEqual([
    ['open', 4, 2],
    ['open', 1],
    ['open', 1],
  ]);
  const late = merge();
  ship(must(from()[0], 'the first of the later ones'));
  expect([late.map((decision) => at.act(decision).isTaken), shown()]).toEqual([
    [false, false],
    [
      ['open', 4, 2],
      ['shipped', 1],
      ['open', 1],
    ],
  ]);
});

test('[OQ76] where the order that the others go into was shipped meanwhile, the others stay open', () => {
  const { at, merge, ship, shown } = threeOrders();
  const late = merge();
  ship(at.order());
  expect(late.map((decision) => at.act(decision).isTaken)).toEqual([false, false]);
  expect(shown().slice(1)).toEqual([
    ['open', 1],
    ['open', 1],
  ]);
});

test('[OQ76] nothing is split off an order that was shipped meanwhile', () => {
  const { at, ship } = threeOrders();
  const id = at.desk.nextId() as OrderId;
  const split = decided(
    decideSplit(at.order(), [{ lineId: at.line(0), quantity: 1 }], { id, number: '1-2' }, at.desk.nextId),
  );
  ship(at.order());
  expect(at.act(split).isTaken).toBe(false);
  expect(rowOf(at.desk.books, 'order', id)).toBeUndefined();
});
