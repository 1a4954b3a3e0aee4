import { hasWord, wordOf, type Words } from '#renderer/words/words.ts';

/** How a kind of store is called; one that this version does not know by its own word. */
export function vendorName(t: Words, vendor: string): string {
  const key: string = `channels.vendors.${vendor}`;
  return hasWord(key) ? wordOf(t, key) : vendor;
}
