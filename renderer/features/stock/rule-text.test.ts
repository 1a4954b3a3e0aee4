import { beforeAll, expect, test } from 'vitest';
import { quantity } from '#renderer/ui/format.ts';
import { openWords, words } from '#renderer/words/words.ts';
import { withoutPointText } from './rule-text.ts';

beforeAll(() => openWords('en'));

const format = { quantity: (value: number, decimals = 0) => quantity(value, decimals, 'en') };

test.each([
  [{ location: null, shopPoint: 2 }, /the shop’s rule of 2 holds/],
  [{ location: null, shopPoint: null }, /nothing calls for a reorder/],
  [{ location: 'Back room', shopPoint: 2 }, /^Without a reorder point for Back room .* all locations/],
])('[STS58] of %o it is said what holds without a reorder point', (where, text) => {
  expect(withoutPointText(words(), format, where)).toMatch(text);
});
