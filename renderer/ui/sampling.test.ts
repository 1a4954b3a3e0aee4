import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mostPoints, sample } from './sampling.ts';

const points = (values: readonly number[]) =>
  values.map((value, at) => ({ at, label: String(at), values: { stock: value } }));

test('[SH20] at most 365 points, with the ends, the highest and the lowest among them', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -50, max: 500 }), { minLength: 1, maxLength: 3_000 }), (values) => {
      const kept = sample(points(values), 'stock');
      const figures = kept.map((point) => point.values.stock ?? 0);
      expect(kept.length).toBeLessThanOrEqual(mostPoints);
      expect(kept[0]?.at).toBe(0);
      expect(kept.at(-1)?.at).toBe(values.length - 1);
      expect(Math.max(...figures)).toBe(Math.max(...values));
      expect(Math.min(...figures)).toBe(Math.min(...values));
    }),
    { numRuns: 50 },
  );
});

test('[SH20] few points are left as they are', () => {
  const few = points([3, 1, 2]);
  expect(sample(few, 'stock')).toBe(few);
});
