import { beforeAll, expect, test } from 'vitest';
import { openWords, words } from '#renderer/words/words.ts';
import { channelText } from './channel-text.ts';

beforeAll(() => openWords('en'));

test.each([
  ['typed', 'By hand'],
  ['csv:2a16d9bf39641deb', 'File'],
  ['csv', 'File'],
  ['shopify', 'Shopify'],
  ['woocommerce', 'WooCommerce'],
  ['Market stall', 'Market stall'],
])('[OQ20] an order of %s is shown as from %s', (channel, text) => {
  expect(channelText(words(), channel)).toBe(text);
});
