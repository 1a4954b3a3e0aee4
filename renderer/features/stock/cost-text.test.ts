import { beforeAll, expect, test } from 'vitest';
import { money, quantity } from '#renderer/ui/format.ts';
import { openWords, words } from '#renderer/words/words.ts';
import { costText } from './cost-text.ts';

beforeAll(() => openWords('en'));

const format = {
  money: (minor: number, currency: string) => money(minor, currency, 'en'),
  quantity: (value: number, decimals = 0) => quantity(value, decimals, 'en'),
};

test.each([
  [8, 15_542, 0, null, '8 at €19.43 each, €155.42 in all'],
  [1, 5_000, 0, null, '1 at €50.00 each, €50.00 in all'],
  [-8, -15_542, 0, null, '−8 at €19.43 each, −€155.42 in all'],
  [1_500, 2_915, 3, 'kg', '1.5 kg at €19.43 per kg, €29.15 in all'],
  [0, 0, 0, null, '€0.00 in all'],
  [3, null, 0, null, null],
])('[STS55] %i for %s is told as the cost of one and the total', (count, costTotal, decimals, unit, text) => {
  const wording = { t: words(), format, decimals, unit, currency: 'EUR' };
  expect(costText({ quantity: count, costTotal }, wording)).toBe(text);
});
