import { describe, expect, test } from 'vitest';
import { type CountFault, runCounting } from './counting.ts';

const seeds = Array.from({ length: 40 }, (_, i) => i + 1);

describe('desks that count while goods move', () => {
  test('[CNT9] when everything has arrived the books say what lies on the shelves, everywhere the same', () => {
    for (const seed of seeds) expect([seed, runCounting(seed)]).toEqual([seed, []]);
  }, 120_000);

  const faults: readonly CountFault[] = ['variance-as-a-fact', 'raw-clock', 'pick-not-moved'];

  test.each(faults)(
    '[CNT10] a shop with %s is found',
    (fault) => {
      expect(seeds.filter((seed) => runCounting(seed, fault).length > 0).length).toBeGreaterThan(seeds.length / 10);
    },
    120_000,
  );
});
