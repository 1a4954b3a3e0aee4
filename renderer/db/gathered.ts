import { pauses } from './catalogue/slices.ts';
import { type Change, type Feed, gatheringFeed } from './feed.ts';
import type { Shop } from './shop.ts';

/**
 * So often the window hears of bulk work that it does itself, in milliseconds. A list of very many rows takes longer to be counted and
 * drawn than a part to be written: told of each part, the window did little else.
 */
const TELL_MS = 2_000;

/** Does bulk work of this window on a shop whose changes are told together every now and then, and all of them at its end, however it ends. */
export async function toldTogether<T>(shop: Shop, work: (gathered: Shop) => Promise<T>): Promise<T> {
  const slowly = slowFeed(shop);
  const feed = gatheringFeed(slowly, TELL_MS, shop.now);
  try {
    return await work({ ...shop, feed });
  } finally {
    feed.flush();
    await slowly.through();
  }
}

/** Tells many changes in slices: what seconds of bulk work changed would hold the thread if it was told at once. */
function slowFeed({ feed, catalogue }: Shop): Feed & { readonly through: () => Promise<void> } {
  const pause = pauses(catalogue.slices);
  const waiting: Change[] = [];
  let telling = Promise.resolve();
  const drain = async () => {
    for (let change = waiting.shift(); change; change = waiting.shift()) {
      feed.tell(change);
      await pause();
    }
  };
  return {
    ...feed,
    tell: (...changes) => {
      waiting.push(...changes);
      telling = telling.then(drain);
    },
    through: () => telling,
  };
}
