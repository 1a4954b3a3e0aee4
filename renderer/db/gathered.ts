import { gatheringFeed } from './feed.ts';
import type { Shop } from './shop.ts';

/**
 * So often the window hears of bulk work that it does itself, in milliseconds. A list of very many rows takes longer to be counted and
 * drawn than a part to be written: told of each part, the window did little else.
 */
const TELL_MS = 2_000;

/** Does bulk work of this window on a shop whose changes are told together every now and then, and all of them at its end, however it ends. */
export async function toldTogether<T>(shop: Shop, work: (gathered: Shop) => Promise<T>): Promise<T> {
  const feed = gatheringFeed(shop.feed, TELL_MS, shop.now);
  try {
    return await work({ ...shop, feed });
  } finally {
    feed.flush();
  }
}
