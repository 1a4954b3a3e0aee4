import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawnRows, rowWindow, scrollToRow } from './row-window.ts';

const place = fc.record({
  scrollTop: fc.integer({ min: 0, max: 3_600_000 }),
  viewport: fc.integer({ min: 0, max: 2_000 }),
  height: fc.constantFrom(28, 36),
  count: fc.integer({ min: 0, max: 100_000 }),
});

test('[SH9] every row in view is drawn, and hardly more', () => {
  fc.assert(
    fc.property(place, ({ scrollTop, viewport, height, count }) => {
      const { first, end } = rowWindow(scrollTop, viewport, height, count);
      const rows = drawnRows({ first, end }, -1, count);
      expect(rows.length).toBeLessThanOrEqual(Math.ceil(viewport / height) + 18);
      expect(rows.every((row) => row >= 0 && row < count)).toBe(true);
      const inView = Math.floor(scrollTop / height);
      if (inView < count && viewport > 0) expect(rows).toContain(inView);
    }),
  );
});

test('[SH9] the row of the cursor is drawn wherever it is, in its place', () => {
  const window = rowWindow(36_000, 720, 36, 100_000);
  expect(drawnRows(window, 3, 100_000)[0]).toBe(3);
  expect(drawnRows(window, 99_999, 100_000).at(-1)).toBe(99_999);
  expect(drawnRows(window, 1_005, 100_000)).toEqual(drawnRows(window, -1, 100_000));
  expect(drawnRows(window, 5, 2)).not.toContain(5);
});

test('[SH10] a row is brought into view with the least movement', () => {
  expect(scrollToRow(10, 0, 360, 36)).toBe(36);
  expect(scrollToRow(0, 100, 360, 36)).toBe(0);
  expect(scrollToRow(5, 100, 360, 36)).toBe(100);
});
