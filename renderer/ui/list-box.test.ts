import { expect, test } from 'vitest';
import { nextPlace, wordsBegin } from './list-box.ts';

test('arrow keys go round a list', () => {
  expect(nextPlace('ArrowDown', 2, 3)).toBe(0);
  expect(nextPlace('ArrowUp', 0, 3)).toBe(2);
  expect(nextPlace('x', 0, 3)).toBeNull();
  expect(nextPlace('ArrowDown', 0, 0)).toBeNull();
});

test('a command is found by the beginnings of its words, in any order', () => {
  expect(wordsBegin('Adjust stock', 'sto adj')).toBe(true);
  expect(wordsBegin('Adjust stock', 'just')).toBe(false);
  expect(wordsBegin('Adjust stock', '')).toBe(true);
});
