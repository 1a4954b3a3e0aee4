import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { must } from '#shared/base/must.ts';
import { levelId, type LocationId, type OpId, type VariantId } from '#shared/domain/operations/ids.ts';
import type { OrderRow } from '#shared/domain/operations/rows.ts';
import { countingIds } from '#tests/fixtures/folding-desk.ts';
import { type LineOf, newOrder } from '#tests/fixtures/small-shop.ts';
import { calendarIn } from '../values/day.ts';
import { allocate as share, shareOf } from './allocate.ts';

const nextId = countingIds();
const [mug, shelf, other] = [nextId() as VariantId, nextId() as LocationId, nextId() as LocationId];
const always = () => true;
const days = calendarIn({ shop: 'UTC', legacy: 'UTC' }, Date.parse('2026-03-10T12:00:00Z'));

function allocate(
  orders: readonly OrderRow[],
  onHand: (level: string) => number,
  isTracked: (id: VariantId) => boolean,
) {
  const onShelf = (variantId: VariantId, locationId: LocationId) => onHand(levelId(variantId, locationId));
  const shared = share(orders, { onShelf, isTracked, expected: () => [] }, days);
  return new Map(shared.queue.flatMap(({ lines }) => lines.map((line) => [line.id, shareOf(line, shared)] as const)));
}

function orderRow(placedAt: number, lines: readonly LineOf[], more: Partial<OrderRow> = {}): OrderRow {
  const order = newOrder(nextId, lines, { placedAt });
  return {
    kind: 'order',
    ...order,
    lines: order.lines.map((line) => ({ ...line, picked: 0, shipped: 0 })),
    addedBy: nextId() as OpId,
    fieldOps: {},
    voided: false,
    ...more,
  };
}

function shortOf(orders: readonly OrderRow[], onHand: number): readonly number[] {
  const shares = allocate(orders, (id) => (id === levelId(mug, shelf) ? onHand : 0), always);
  return orders.flatMap((order) => order.lines.map((line) => shares.get(line.id)?.short ?? Number.NaN));
}

describe('sharing what is on hand', () => {
  test('[ORD11] the oldest order is covered first, whatever order they are handed in', () => {
    const [old, young] = [orderRow(1, [[mug, shelf, 4]]), orderRow(2, [[mug, shelf, 4]])];
    expect(shortOf([old, young], 5)).toEqual([0, 3]);
    expect(shortOf([young, old], 5)).toEqual([3, 0]);
  });

  test('[ORD11] the older order is first though its id is the greater, and ids decide between orders of one moment', () => {
    const [low, high] = [orderRow(2, [[mug, shelf, 4]]), orderRow(1, [[mug, shelf, 4]])];
    expect(low.id < high.id).toBe(true);
    expect(shortOf([low, high], 5)).toEqual([3, 0]);
    expect(shortOf([{ ...low, placedAt: 1 }, high], 5)).toEqual([0, 3]);
    expect(shortOf([high, { ...low, placedAt: 1 }], 5)).toEqual([3, 0]);
  });

  test('[ORD11] held orders keep their place; shipped, cancelled and undone ones need nothing', () => {
    const held = orderRow(1, [[mug, shelf, 4]], { state: 'held' });
    const done = orderRow(0, [[mug, shelf, 9]], { state: 'shipped' });
    expect(shortOf([held, orderRow(2, [[mug, shelf, 4]]), done], 5)).toEqual([0, 3, Number.NaN]);
  });

  test('[ORD11] stock elsewhere, or less than nothing, covers nothing', () => {
    expect(shortOf([orderRow(1, [[mug, other, 1]])], 5)).toEqual([1]);
    expect(shortOf([orderRow(1, [[mug, shelf, 2]])], -3)).toEqual([2]);
  });

  test('[ORD11] what is picked is covered, and only the rest needs the shelf', () => {
    const order = orderRow(1, [[mug, shelf, 4]], { state: 'picking' });
    const line = must(order.lines[0], 'the order has a line');
    const shares = allocate([{ ...order, lines: [{ ...line, picked: 3 }] }], () => 0, always);
    expect(shares.get(line.id)).toEqual({ lineId: line.id, covered: 3, short: 1, coming: [] });
  });

  test('[ORD7] a variant that is not tracked is never short', () => {
    const order = orderRow(1, [[mug, shelf, 4]]);
    const shares = allocate(
      [order],
      () => 0,
      () => false,
    );
    expect([...shares.values()]).toMatchObject([{ covered: 4, short: 0 }]);
  });

  test('[ORD11] never gives away more than there is, and leaves nothing on the shelf while somebody waits', () => {
    const quantities = fc.array(fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 3 }), {
      maxLength: 6,
    });
    fc.assert(
      fc.property(quantities, fc.integer({ min: -5, max: 40 }), (asked, onHand) => {
        const orders = asked.map((lines, i) =>
          orderRow(
            i,
            lines.map((n) => [mug, shelf, n] as const),
          ),
        );
        const shares = [...allocate(orders, () => onHand, always).values()];
        const covered = shares.reduce((sum, share) => sum + share.covered, 0);
        const wanted = asked.flat().reduce((sum, n) => sum + n, 0);
        expect(covered).toBe(Math.min(Math.max(onHand, 0), wanted));
      }),
    );
  });
});
