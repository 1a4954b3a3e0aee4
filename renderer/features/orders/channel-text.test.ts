import { beforeAll, expect, test } from 'vitest';
import { openWords, words } from '#renderer/words/words.ts';
import type { ChannelId } from '#shared/domain/operations/ids.ts';
import { channelKey, channelText } from './channel-text.ts';

beforeAll(() => openWords('en'));

test.each([
  ['typed', 'By hand'],
  ['csv:2a16d9bf39641deb', 'File'],
  ['csv', 'File'],
  ['shopify', 'Shopify'],
  ['woocommerce', 'WooCommerce'],
  ['Market stall', 'Market stall'],
])('[OQ20] an order of %s is shown as from %s', (channel, text) => {
  expect(channelText(words(), { channel }, new Map())).toBe(text);
});

test('[OQ20] an order of a store is shown as from what the store is called here', () => {
  const channelId = 'one' as ChannelId;
  const names = new Map([[channelId, 'Our web shop']]);
  const order = { channel: 'woocommerce', channelId };
  expect([channelText(words(), order, names), channelKey(order)]).toEqual(['Our web shop', 'one']);
  expect([channelText(words(), order, new Map()), channelKey({ channel: 'typed' })]).toEqual(['WooCommerce', 'typed']);
});
