import type { OrderRow } from '#shared/domain/operations/rows.ts';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Result } from '#shared/base/result.ts';
import { rowOf } from '#shared/domain/operations/memory-books.ts';
import { decideReversal } from '#shared/domain/operations/reversal.ts';
import type { LocationId, VariantId } from '#shared/domain/operations/ids.ts';
import type { Decision } from '#shared/domain/operations/operation.ts';
import { must } from '#shared/base/must.ts';
import { countingIds, foldingDesk } from '#tests/fixtures/folding-desk.ts';
import { newOrder, opening, orderAdded, smallShop } from '#tests/fixtures/small-shop.ts';
import { barn, bin, lineOf, mug, shelf, type Stock, supplyOf, today, waiting } from '#tests/fixtures/waiting-orders.ts';
import { allocate } from './allocate.ts';
import { rankedPlaces } from './place-ranking.ts';
import { decideServing, proposeServing } from './serve-elsewhere.ts';

const others = () => [bin, barn];

function propose(orders: readonly OrderRow[], stock: Stock, chosen: readonly OrderRow[] = orders) {
  const shared = allocate(orders, supplyOf(stock), today);
  return proposeServing(new Set(chosen.map(({ id }) => id)), shared, others);
}

const mugs = (number: string, ago: number, quantity: number, more: Partial<OrderRow> = {}) =>
  waiting(number, ago, [[mug, shelf, quantity]], more);

describe('places', () => {
  const [shop, room, rack, store, box] = ['shop', 'room', 'rack', 'store', 'box'] as unknown as readonly [
    LocationId,
    LocationId,
    LocationId,
    LocationId,
    LocationId,
  ];
  const parents = new Map([
    [room, shop],
    [rack, room],
    [box, store],
  ]);
  const ranking = { places: [shop, room, rack, store, box], parentOf: (id: LocationId) => parents.get(id) ?? null };

  test('[ALC8] those in its own come first, then those of its channel with what lies in them, then the others', () => {
    expect(rankedPlaces(room, { ...ranking, preferred: [] })).toEqual([rack, shop, store, box]);
    expect(rankedPlaces(room, { ...ranking, preferred: [store] })).toEqual([rack, store, box, shop]);
    expect(rankedPlaces(store, { ...ranking, preferred: [rack, store] })).toEqual([box, rack, shop, room]);
  });
});

describe('what is proposed', () => {
  test('[ALC9] all of a line from the first place that has all of it', () => {
    const order = mugs('1', 1, 5);
    expect(
      propose(
        [order],
        [
          [mug, shelf, 3],
          [mug, bin, 4],
          [mug, barn, 9],
        ],
      ),
    ).toMatchObject([
      {
        orderId: order.id,
        lineId: lineOf(order).id,
        from: shelf,
        quantity: 5,
        stays: 0,
        parts: [{ locationId: barn, quantity: 5 }],
        stillShort: 0,
      },
    ]);
  });

  test('[ALC9] else what is short, from as few places as may be; what stays short is said', () => {
    const order = mugs('1', 1, 9);
    const proposed = (stock: Stock) =>
      propose([order], [[mug, shelf, 3], ...stock]).map(({ stays, parts, stillShort }) => [
        stays,
        parts.map(({ locationId, quantity }) => [locationId, quantity]),
        stillShort,
      ]);
    expect(
      proposed([
        [mug, bin, 4],
        [mug, barn, 7],
      ]),
    ).toEqual([[3, [[barn, 6]], 0]]);
    expect(
      proposed([
        [mug, bin, 4],
        [mug, barn, 5],
      ]),
    ).toEqual([
      [
        3,
        [
          [bin, 4],
          [barn, 2],
        ],
        0,
      ],
    ]);
    expect(proposed([[mug, bin, 4]])).toEqual([[5, [[bin, 4]], 2]]);
    expect(proposed([])).toEqual([]);
  });

  test('[ALC9] a line of which something is picked is split, never moved', () => {
    const order = mugs('1', 1, 5);
    const picked = { ...order, state: 'picking' as const, lines: [{ ...lineOf(order), picked: 2 }] };
    expect(propose([picked], [[mug, barn, 9]])).toMatchObject([
      { stays: 2, parts: [{ locationId: barn, quantity: 3 }] },
    ]);
  });

  test('[ALC9] what belongs to an order elsewhere is not proposed, nor anything twice; who is served first is first', () => {
    const holder = waiting('0', 9, [[mug, barn, 6]]);
    const [old, young] = [mugs('1', 2, 4), mugs('2', 1, 4)];
    expect(propose([young, old, holder], [[mug, barn, 11]])).toMatchObject([
      { orderId: old.id, parts: [{ quantity: 4 }], stays: 0 },
      { orderId: young.id, parts: [{ quantity: 1 }], stays: 3, stillShort: 3 },
    ]);
    expect(propose([young, old, holder], [[mug, barn, 11]], [young])).toMatchObject([
      { orderId: young.id, stillShort: 0 },
    ]);
  });

  test('[ALC9] whatever is short, no place gives more than is nobody’s there', () => {
    const some = fc.array(fc.tuple(fc.constantFrom(shelf, bin, barn), fc.integer({ min: 1, max: 9 })), {
      maxLength: 8,
    });
    fc.assert(
      fc.property(some, fc.nat(20), fc.nat(20), fc.nat(20), (asked, a, b, c) => {
        const orders = asked.map(([place, quantity], i) => waiting(`${i}`, i, [[mug, place, quantity]]));
        const shared = allocate(
          orders,
          supplyOf([
            [mug, shelf, a],
            [mug, bin, b],
            [mug, barn, c],
          ]),
          today,
        );
        const found = proposeServing(new Set(orders.map(({ id }) => id)), shared, (_, { locationId }) =>
          [shelf, bin, barn].filter((id) => id !== locationId),
        );
        for (const place of [shelf, bin, barn]) {
          const given = found.flatMap(({ parts }) => parts).filter(({ locationId }) => locationId === place);
          expect(given.reduce((sum, { quantity }) => sum + quantity, 0)).toBeLessThanOrEqual(shared.freeAt(mug, place));
        }
        for (const { quantity, stays, parts } of found)
          expect(parts.reduce((sum, part) => sum + part.quantity, stays)).toBe(quantity);
      }),
    );
  });
});

describe('serving from elsewhere', () => {
  const desk = () => {
    const made = foldingDesk();
    const shop = smallShop(made.nextId);
    const placed = newOrder(made.nextId, [
      [shop.mug, shop.warehouse, 10],
      [shop.candle, shop.warehouse, 1],
    ]);
    for (const decision of [
      ...shop.setup,
      opening(shop.mug, shop.warehouse, 4),
      opening(shop.mug, shop.floor, 9),
      orderAdded(placed),
    ])
      made.act(decision);
    const order = () => must(rowOf(made.books, 'order', placed.id), 'the order is there');
    const held = (place: LocationId, of: VariantId = shop.mug) =>
      made.books.levels.get(`${of}:${place}`)?.committed ?? 0;
    const proposal = (parts: readonly [LocationId, number][], stays: number) => ({
      orderId: placed.id,
      lineId: must(order().lines[0], 'mugs').id,
      variantId: shop.mug,
      from: shop.warehouse,
      quantity: 10,
      stays,
      parts: parts.map(([locationId, quantity]) => ({ locationId, quantity })),
      stillShort: 0,
    });
    return { made, shop, order, held, proposal };
  };
  const valueOf = (result: Result<Decision>): Decision => {
    if (!result.ok) throw new Error(result.failure.code);
    return result.value;
  };

  test('[ALC11] a split keeps what stays on its line, adds the rest at its price, and is one act to take back', () => {
    const { made, shop, order, held, proposal } = desk();
    const before = order().lines;
    const { op } = made.act(valueOf(decideServing(order(), [proposal([[shop.floor, 6]], 4)], made.nextId)));
    expect(order().lines).toMatchObject([
      { id: before[0]?.id, locationId: shop.warehouse, quantity: 4 },
      { id: before[1]?.id },
      { variantId: shop.mug, locationId: shop.floor, quantity: 6, unitPrice: 1290 },
    ]);
    expect([held(shop.warehouse), held(shop.floor)]).toEqual([4, 6]);
    made.act(decideReversal(op));
    expect(order().lines).toEqual(before);
    expect([held(shop.warehouse), held(shop.floor)]).toEqual([10, 0]);
  });

  test('[ALC11] a line of which nothing stays moves, with the rest as lines of their own', () => {
    const { made, shop, order, proposal } = desk();
    const [first] = order().lines;
    made.act(
      valueOf(
        decideServing(
          order(),
          [
            proposal(
              [
                [shop.floor, 9],
                [barn, 1],
              ],
              0,
            ),
          ],
          made.nextId,
        ),
      ),
    );
    expect(order().lines).toMatchObject([
      { id: first?.id, locationId: shop.floor, quantity: 9 },
      {},
      { locationId: barn, quantity: 1 },
    ]);
  });

  test('[ALC11] where the line is not as it was, nothing is changed', () => {
    const { shop, order, proposal } = desk();
    const now = order();
    const outdated = (change: Partial<ReturnType<typeof lineOf>>) =>
      decideServing(
        { ...now, lines: now.lines.map((line, i) => (i === 0 ? { ...line, ...change } : line)) },
        [proposal([[shop.floor, 10]], 0)],
        countingIds(3),
      );
    for (const change of [{ quantity: 11 }, { locationId: shop.floor }, { picked: 1 }])
      expect(outdated(change)).toMatchObject({ failure: { code: 'serving-outdated' } });
  });
});
