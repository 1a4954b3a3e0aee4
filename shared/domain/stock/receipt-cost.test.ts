import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { GroupId, VariantId } from '#shared/domain/operations/ids.ts';
import { type CostLine, costSets, takesCost, tiedReceipt } from './receipt-cost.ts';

const mug = 'mug' as VariantId;

test.each([
  ['nothing on hand', { unitCost: 50 }, 0, true],
  ['less than nothing on hand', { unitCost: 50 }, -3, true],
  ['something on hand', { unitCost: 50 }, 1, false],
  ['something on hand, and a yes', { unitCost: 50, useCost: true }, 1, true],
  ['nothing on hand, and a no', { unitCost: 50, useCost: false }, 0, false],
  ['no cost said', { unitCost: null, useCost: true }, 0, false],
  ['the cost it has', { unitCost: 44, useCost: true }, 0, false],
])('[PUR8] %s', (_, line, onHand, takes) => {
  expect(takesCost(line, { cost: 44, onHand })).toBe(takes);
});

test('[PUR8] of several lines of one product the last counts, and what is unknown is left alone', () => {
  const lines = [50, 60, 70].map((unitCost): CostLine => ({ variantId: mug, unitCost }));
  const sets = costSets([...lines, { variantId: 'gone' as VariantId, unitCost: 1 }], (id) =>
    id === mug ? { cost: 44, onHand: 0 } : undefined,
  );
  expect(sets).toEqual([{ kind: 'variant', id: mug, field: 'cost', value: 70, was: 44 }]);
});

test('[PUR8] what a receipt writes is one act alone, or a group whose acts hold at most 25 rows each', () => {
  const stock = { type: 'stock.recorded', payload: { group: null, lines: [], incoming: [], note: null } } as const;
  const set = { kind: 'variant', id: mug, field: 'cost', value: 1, was: null } as const;
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 4 }), fc.nat(80), (parts, costs) => {
      const tied = tiedReceipt('g' as GroupId, 'receipt', Array(parts).fill(stock), Array(costs).fill(set));
      expect(tied).toHaveLength(parts + Math.ceil(costs / 25));
      const sets = tied.flatMap((one) => (one.type === 'fields.set' ? [one.payload.sets.length] : []));
      expect(sets.every((rows) => rows <= 25)).toBe(true);
      expect(sets.reduce((sum, rows) => sum + rows, 0)).toBe(costs);
      const groups = tied.map((one) => ('group' in one.payload ? one.payload.group : null));
      if (tied.length === 1) expect(groups).toEqual([null]);
      else expect(groups.map((group) => group?.part)).toEqual(tied.map((_one, part) => part));
    }),
  );
});
