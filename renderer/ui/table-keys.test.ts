import { expect, test } from 'vitest';
import { beginsFigure, moveCursor, placeOfKey, rangeOf } from './table-keys.ts';

const extent = { rows: 100, columns: 5, page: 20 };
const at = { row: 10, column: 2 };

test.each([
  ['ArrowDown', false, { row: 11, column: 2 }],
  ['ArrowUp', false, { row: 9, column: 2 }],
  ['ArrowRight', false, { row: 10, column: 3 }],
  ['ArrowLeft', true, { row: 10, column: 0 }],
  ['PageDown', false, { row: 30, column: 2 }],
  ['PageUp', false, { row: 0, column: 2 }],
  ['Home', false, { row: 0, column: 2 }],
  ['End', false, { row: 99, column: 2 }],
  ['End', true, { row: 99, column: 4 }],
])('[SH10] %s (jump %s) leads to %j', (key, jump, expected) => {
  expect(moveCursor(at, key, jump, extent)).toEqual(expected);
});

test('[SH10] the cursor stays within the table, whose header is above its first row', () => {
  expect(moveCursor({ row: 0, column: 0 }, 'ArrowUp', false, extent)).toEqual({ row: -1, column: 0 });
  expect(moveCursor({ row: -1, column: 0 }, 'ArrowUp', false, extent)).toEqual({ row: -1, column: 0 });
  expect(moveCursor({ row: 99, column: 4 }, 'ArrowDown', false, extent)).toEqual({ row: 99, column: 4 });
  expect(moveCursor({ row: 0, column: 0 }, 'ArrowDown', false, { ...extent, rows: 0 })).toEqual({ row: -1, column: 0 });
  expect(moveCursor(at, 'x', false, extent)).toBeNull();
});

test('[SH11] a range runs either way and holds both its ends', () => {
  expect(rangeOf(3, 5)).toEqual([3, 4, 5]);
  expect(rangeOf(5, 3)).toEqual([3, 4, 5]);
  expect(rangeOf(4, 4)).toEqual([4]);
});

test('[CNT26] a row is followed by its key, up or down, and its place is kept when it is gone', () => {
  const keys = ['a', 'b', 'c', 'd'];
  const keyAt = (row: number) => keys[row] ?? '';
  expect([placeOfKey('b', 2, 4, keyAt), placeOfKey('d', 1, 4, keyAt), placeOfKey('x', 1, 4, keyAt)]).toEqual([1, 3, 1]);
});

test('[CNT26] digits of any script, signs and separators begin a figure; letters and keys with names do not', () => {
  expect(['7', '٣', '-', ',', '.'].every(beginsFigure)).toBe(true);
  expect(['v', ' ', '*', 'Enter', 'F2', ''].some(beginsFigure)).toBe(false);
});
