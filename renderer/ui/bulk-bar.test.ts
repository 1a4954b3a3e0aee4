import { expect, test } from 'vitest';
import { fittingIn } from './bulk-bar.tsx';

test('[SH43] acts that do not fit go into the menu, and with them the one whose place the menu takes', () => {
  const ends = [100, 200, 300, 400];
  expect(fittingIn(400, ends)).toBe(4);
  expect(fittingIn(399, ends)).toBe(2);
  expect(fittingIn(330, ends)).toBe(2);
  expect(fittingIn(329, ends)).toBe(1);
  expect(fittingIn(50, ends)).toBe(0);
  expect(fittingIn(0, [])).toBe(0);
});
