import { expect, test } from 'vitest';
import { nothingLeft } from './nothing-left.ts';

const nothing = { stops: 0, toPutBack: 0, toFetch: 0 };
const orders = (...states: Parameters<typeof nothingLeft>[0][number]['state'][]) => states.map((state) => ({ state }));

test('[PCK15] everything is picked is said only where no order is left out and no goods are to be carried anywhere', () => {
  expect(nothingLeft(orders('picking', 'shipped', 'delivered'), nothing)).toBe('done');
  expect(nothingLeft(orders('picking', 'cancelled'), nothing)).toBe('left');
  expect(nothingLeft(orders('held', 'picking'), nothing)).toBe('left');
  expect(nothingLeft(orders('picking'), { ...nothing, toPutBack: 1 })).toBe('left');
  expect(nothingLeft(orders('picking'), { ...nothing, toFetch: 1 })).toBe('fetch');
  expect(nothingLeft(orders('picking', 'cancelled'), { ...nothing, toFetch: 1 })).toBe('left');
  expect(nothingLeft(orders('picking'), { stops: 1, toPutBack: 1, toFetch: 1 })).toBe('rest');
});
