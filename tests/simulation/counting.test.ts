import { describe, expect, test } from 'vitest';
import { runCounting } from './counting.ts';

const seeds = Array.from({ length: 40 }, (_, i) => i + 1);

describe('desks that count while goods move', () => {
  test('[CNT9] when everything has arrived the books say what lies on the shelves, everywhere the same', () => {
    for (const seed of seeds) expect([seed, runCounting(seed)]).toEqual([seed, []]);
  }, 120_000);
});
