import { expect, test } from 'vitest';
import { isUnusual, isUnusualMoney } from './unusual.ts';

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

test.each([
  [30_007_200, 200, 2, true],
  [300_100, 400, 2, true],
  // Ten times as much, and still small money.
  [5_000, 400, 2, false],
  [10_399, 400, 2, false],
  [10_400, 400, 2, true],
  // Much money, and not ten times as much.
  [99_999, 10_000, 2, false],
  [100_000, 10_000, 2, true],
  [0, 200, 2, false],
  // Nothing to measure it by.
  [9_999_999, null, 2, false],
  [10_000_000, null, 2, true],
  // Given away until now.
  [9_999, 0, 2, false],
  [10_000, 0, 2, true],
  [99_999, null, 0, false],
  [100_000, null, 0, true],
  [1_200, 120, 0, true],
  [104_000, 4_000, 3, true],
])('[SCN23] %d minor units where %s is usual (%d places) are asked about: %s', (minor, usual, digits, expected) => {
  expect(isUnusualMoney(minor, usual, digits)).toBe(expected);
});
