import { hasWord, wordOf, type Words } from '#renderer/words/words.ts';

/** Where an order came from, in words; a source without a word is shown as it is named. */
export function channelText(t: Words, channel: string): string {
  // A file of no known program is told apart by a fingerprint, which says nothing to a person.
  const key = `orders.channels.${channel.startsWith('csv:') ? 'csv' : channel}`;
  return hasWord(key) ? wordOf(t, key) : channel;
}
