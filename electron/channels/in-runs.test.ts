import { expect, test } from 'vitest';
import { SETTLING_MS, settling } from './in-runs.ts';

test('[CHN232] what was sent in the future of a clock that was set back settles as long after it is asked for', () => {
  let now = 1_000_000;
  const leftOf = settling(() => now);
  const sentAt = now;
  expect(leftOf(sentAt)).toBe(SETTLING_MS);
  now -= 500_000;
  expect(leftOf(sentAt)).toBe(SETTLING_MS);
  now += 20_000;
  expect(leftOf(sentAt)).toBe(SETTLING_MS - 20_000);
  now -= 300_000;
  expect(leftOf(sentAt)).toBe(SETTLING_MS);
  now += SETTLING_MS;
  expect(leftOf(sentAt)).toBe(0);
});
