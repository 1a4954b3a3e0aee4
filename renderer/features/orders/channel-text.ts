import type { ChannelNames } from './orders.queries.ts';
import { hasWord, wordOf, type Words } from '#renderer/words/words.ts';
import type { OrderRow } from '#shared/domain/operations/rows.ts';

type FromChannel = Pick<OrderRow, 'channel' | 'channelId'>;

/** What tells where an order came from apart from others: its store, else the program or the person that brought it. */
export function channelKey({ channel, channelId }: FromChannel): string {
  return channelId ?? channel;
}

/** Where an order came from, in words: what its store is called here; a source without a word is shown as it is named. */
export function channelText(t: Words, { channel, channelId }: FromChannel, names: ChannelNames): string {
  const name = channelId && names.get(channelId);
  if (name) return name;
  // A file of no known program is told apart by a fingerprint, which says nothing to a person.
  const key = `orders.channels.${channel.startsWith('csv:') ? 'csv' : channel}`;
  return hasWord(key) ? wordOf(t, key) : channel;
}
