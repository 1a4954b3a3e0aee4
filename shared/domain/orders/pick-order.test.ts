import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LocationId, OrderLineId, VariantId } from '../operations/ids.ts';
import type { OrderRow } from '../operations/rows.ts';
import { isPickable, jointPick } from './joint-pick.ts';
import { byStop, inPickOrder, type PickPlaces, pickStop } from './pick-order.ts';

const at = (id: string) => id as LocationId;
const of = (id: string) => id as VariantId;
const [floor, store] = [at('floor'), at('store')];

/** Two places; the floor has an aisle with bins. */
const parents: Readonly<Record<string, string>> = { 'A-2': 'aisle', 'A-10': 'aisle', aisle: 'floor', 'S-1': 'store' };
const names: Readonly<Record<string, string>> = { floor: 'Floor', store: 'Store', aisle: 'Aisle A' };
const pathOf: PickPlaces['pathOf'] = (id) => {
  const parent = parents[id];
  return [...(parent === undefined ? [] : pathOf(at(parent))), { id, name: names[id] ?? id }];
};
/** Where variants usually lie: those that are called after a bin. */
const usualBin: PickPlaces['usualBin'] = (variantId) => (parents[variantId] ? at(variantId) : null);
const places: PickPlaces = { pathOf, usualBin, isNotForSale: () => false };
const stop = (variant: string, locationId = floor) => pickStop({ variantId: of(variant), locationId }, places);

describe('[ORD40] lines are picked in the order one walks past them', () => {
  test('by place and bin, numbers counted as numbers; what has no bin is last at its place', () => {
    const lines = [
      ['mug', floor],
      ['S-1', store],
      ['jug', store],
      ['A-10', floor],
      ['aisle', floor],
      ['A-2', floor],
    ] as const;
    const sorted = inPickOrder(lines, ([variant, place]) => ({ stop: stop(variant, place), name: variant }));
    expect(sorted.map(([variant]) => variant)).toEqual(['A-2', 'A-10', 'aisle', 'mug', 'S-1', 'jug']);
  });

  test('those of one stop by name', () => {
    const sorted = inPickOrder(['Mug 10', 'Jug', 'Mug 9'], (name) => ({ stop: stop('mug'), name }));
    expect(sorted).toEqual(['Jug', 'Mug 9', 'Mug 10']);
  });

  test('a bin elsewhere says nothing of where it lies at the place of the line', () => {
    expect(stop('A-2', floor).path).toEqual(['Floor', 'Aisle A', 'A-2']);
    expect(stop('A-2', store).path).toEqual(['Store']);
    expect(stop('mug', at('A-2')).path).toEqual(['Floor', 'Aisle A', 'A-2']);
  });

  test('any two stops have one order, whichever comes first', () => {
    const one = fc.record({
      key: fc.string({ maxLength: 3 }),
      path: fc.array(fc.constantFrom('A-2', 'A-10', 'a-2', ''), { minLength: 1, maxLength: 3 }),
    });
    fc.assert(
      fc.property(one, one, one, (a, b, c) => {
        expect(Math.sign(byStop(a, b)) + Math.sign(byStop(b, a))).toBe(0);
        if (byStop(a, b) <= 0 && byStop(b, c) <= 0) expect(byStop(a, c)).toBeLessThanOrEqual(0);
      }),
    );
  });
});

let count = 0;
const line = (variant: string, quantity: number, { picked = 0, locationId = floor } = {}) => ({
  id: `line ${++count}` as OrderLineId,
  variantId: of(variant),
  locationId,
  quantity,
  picked,
  shipped: 0,
  unitPrice: null,
});
const order = (number: string, state: OrderRow['state'], lines: readonly ReturnType<typeof line>[]) => ({
  number,
  state,
  lines,
});

describe('[ORD41] orders that are picked together', () => {
  test('are the total of each product at each stop, and beneath it whose it is', () => {
    const orders = [
      order('1', 'open', [line('mug', 2), line('A-10', 1), line('mug', 1)]),
      order('2', 'picking', [line('A-10', 5, { picked: 2 }), line('A-2', 1, { picked: 1 })]),
      order('3', 'open', [line('mug', 4, { locationId: store })]),
    ];
    const joint = jointPick(orders, places, (id) => id);
    expect(joint.map(({ variantId, stop: { path }, quantity }) => [variantId, path.at(-1), quantity])).toEqual([
      ['A-10', 'A-10', 4],
      ['mug', 'Floor', 3],
      ['mug', 'Store', 4],
    ]);
    expect(joint.map(({ shares }) => shares.map((share) => [share.order.number, share.quantity]))).toEqual([
      [
        ['1', 1],
        ['2', 3],
      ],
      [['1', 3]],
      [['3', 4]],
    ]);
    expect(joint[1]?.shares[0]?.lineIds).toHaveLength(2);
  });

  test('are none that are held or over, or of which nothing is left to pick', () => {
    const states = ['held', 'shipped', 'cancelled', 'void'] as const;
    const orders = [
      ...states.map((state) => order(state, state, [line('mug', 2)])),
      order('picked', 'picking', [line('mug', 2, { picked: 2 })]),
    ];
    expect(orders.map(isPickable)).toEqual(orders.map(() => false));
    expect(jointPick(orders, places, (id) => id)).toEqual([]);
  });

  test('add up to what is left of them', () => {
    const lines = fc.array(
      fc.tuple(fc.constantFrom('mug', 'A-2', 'A-10'), fc.integer({ min: 1, max: 9 }), fc.integer({ min: 0, max: 9 })),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(fc.array(lines, { maxLength: 8 }), (many) => {
        const orders = many.map((some, at) =>
          order(
            `${at}`,
            'picking',
            some.map(([variant, quantity, picked]) => line(variant, quantity, { picked: Math.min(picked, quantity) })),
          ),
        );
        const joint = jointPick(orders, places, (id) => id);
        const left = orders.flatMap((one) => one.lines).reduce((sum, one) => sum + one.quantity - one.picked, 0);
        expect(joint.reduce((sum, one) => sum + one.quantity, 0)).toBe(left);
        for (const { quantity, shares } of joint) {
          expect(shares.reduce((sum, share) => sum + share.quantity, 0)).toBe(quantity);
          expect(new Set(shares.map((share) => share.order)).size).toBe(shares.length);
        }
      }),
    );
  });
});
