import { expect, test } from 'vitest';
import { isBeyondKnown } from './write-off.ts';

test.each([
  ['theft', -999_999, 12, true],
  ['theft', -13, 12, true],
  ['theft', -12, 12, false],
  ['correction', -5, 4, true],
  // The books are behind: that is told, and one piece more is no surprise.
  ['damage', -1, -3, false],
  ['theft', -2, 0, false],
  ['correction', 50, 12, false],
  // What was sold left with somebody: the books may not know yet that it had come.
  ['sold', -50, 12, false],
  ['receive', 999, 0, false],
] as const)('[STS70] %s of %i where %i are known: asked %s', (reason, change, known, asked) => {
  expect(isBeyondKnown(reason, change, known)).toBe(asked);
});
