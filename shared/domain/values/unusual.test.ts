import { expect, test } from 'vitest';
import { isUnusual } from './unusual.ts';

test.each([
  [4_845, 40, 0, true],
  [99, 0, 0, false],
  [100, 0, 0, true],
  [399, 40, 0, false],
  [400, 40, 0, true],
  [-5_000, 3, 0, true],
  [99_000, 1_000, 3, false],
  [100_000, 1_000, 3, true],
])('[PUR4] [CNT26] %d where %d is usual (%d decimals) is asked about: %s', (quantity, usual, decimals, expected) => {
  expect(isUnusual(quantity, usual, decimals)).toBe(expected);
});
