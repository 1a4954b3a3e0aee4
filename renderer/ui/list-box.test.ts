import { expect, test } from 'vitest';
import { nextPlace } from './list-box.ts';

test('arrow keys go round a list', () => {
  expect(nextPlace('ArrowDown', 2, 3)).toBe(0);
  expect(nextPlace('ArrowUp', 0, 3)).toBe(2);
  expect(nextPlace('x', 0, 3)).toBeNull();
  expect(nextPlace('ArrowDown', 0, 0)).toBeNull();
});
