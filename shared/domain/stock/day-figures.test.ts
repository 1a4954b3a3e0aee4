import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { OrderId, VariantId } from '../operations/ids.ts';
import { daySums, valuesByDay } from './day-figures.ts';

const [mug, cheese] = ['mug' as VariantId, 'cheese' as VariantId];
const order = 'order' as OrderId;
const starts = [100, 200, 300];
const worthOf = (id: VariantId) =>
  id === mug ? { cost: 250, price: 600, decimals: 0 } : { cost: 1000, price: 2000, decimals: 3 };
const moved = (at: number, variantId: VariantId, quantity: number, rest: object = {}) => ({
  occurredAt: at,
  variantId,
  quantity,
  reason: 'receive' as const,
  document: null,
  ...rest,
});

test('[DASH4] a day changes the value by what came and went, at today’s cost', () => {
  const sums = daySums(starts);
  sums.add(moved(99, mug, 50));
  sums.add(moved(100, mug, 4));
  sums.add(moved(250, cheese, -1500, { reason: 'damage' }));
  sums.add(moved(999, mug, 1));
  expect(
    sums
      .answer()
      .figures(worthOf, () => null)
      .map(({ change }) => change),
  ).toEqual([1000, -1500, 250]);
});

test('[DASH5] sold is what left over the counter at its price, and shipped orders at theirs', () => {
  const sums = daySums(starts);
  sums.add(moved(150, mug, -2, { reason: 'sold' }));
  sums.add(moved(160, mug, 1, { reason: 'sold' })); // taken back
  sums.add(moved(210, mug, -3, { reason: 'ship', document: { kind: 'order', id: order } }));
  sums.add(moved(310, cheese, -500, { reason: 'ship', document: { kind: 'order', id: order } }));
  const priceIn = (_: OrderId, id: VariantId) => (id === mug ? 550 : null);
  expect(
    sums
      .answer()
      .figures(worthOf, priceIn)
      .map(({ sold }) => sold),
  ).toEqual([600, 1650, 1000]);
});

test('[DASH4] the value of each day goes back from today’s, day by day', () => {
  const figures = fc.array(fc.record({ change: fc.integer({ min: -1e6, max: 1e6 }), sold: fc.constant(0) }), {
    minLength: 1,
  });
  fc.assert(
    fc.property(figures, fc.integer({ min: 0, max: 1e9 }), (days, now) => {
      const values = valuesByDay(days, now);
      expect(values.at(-1)).toBe(now);
      for (let i = 1; i < days.length; i++) expect((values[i] ?? 0) - (values[i - 1] ?? 0)).toBe(days[i]?.change);
    }),
  );
});
