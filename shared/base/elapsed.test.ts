import { expect, test } from 'vitest';
import { hasCome, hasPassed } from './elapsed.ts';

const HOUR = 3_600_000;

test('[CHN232] so long has passed, or the clock was set back since', () => {
  expect([9, 10, 11].map((now) => hasPassed(5, 5, now))).toEqual([false, true, true]);
  expect(hasPassed(5, 5, 4)).toBe(true);
});

test('[CHN232] a moment has come, or is further ahead than anything is planned', () => {
  expect([4, 5, 6].map((now) => hasCome(5, now))).toEqual([false, true, true]);
  expect([24, 25].map((hours) => hasCome(hours * HOUR + 1, 1))).toEqual([false, true]);
});
