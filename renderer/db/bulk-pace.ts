import type { Feed } from './feed.ts';

/** How much of some bulk work goes into one transaction. */
export type BulkPace = {
  /** How many pieces, of at most 25 rows each, the next transaction takes. */
  readonly next: () => number;
  /** How long the last one took, for that many pieces. */
  readonly took: (pieces: number, ms: number) => void;
  readonly stop: () => void;
};

/** A person's act waits behind the transaction that is under way: this is how long one is while nobody acts. */
const ALONE_MS = 100;
/** And this while somebody does. */
const BESIDE_MS = 10;
/** Who has acted will act again: so long room is left. */
const ACTING_MS = 3_000;
/** Each transaction costs something by itself: on a slow machine it takes this many pieces all the same. */
const FEWEST_ALONE = 8;

/**
 * Bulk work begins with one piece in a transaction, then takes twice as many each time, up to what fits into its time as
 * those before tell. A person who acts is heard before the act begins, and from then on transactions are short.
 */
export function bulkPace(feed: Feed, now: () => number): BulkPace {
  let pieceMs = BESIDE_MS;
  let last = 0.5;
  let actedAt = Number.NEGATIVE_INFINITY;
  const stop = feed.onActing(() => {
    actedAt = now();
  });
  return {
    next: () => {
      const isBeside = Math.abs(now() - actedAt) < ACTING_MS;
      const fit = Math.floor((isBeside ? BESIDE_MS : ALONE_MS) / pieceMs);
      last = Math.min(2 * last, Math.max(isBeside ? 1 : FEWEST_ALONE, fit));
      return last;
    },
    took: (pieces, ms) => {
      // Half of what was thought stays, so that one slow transaction does not make many short ones.
      pieceMs = (pieceMs + Math.max(ms, 1) / pieces) / 2;
    },
    stop,
  };
}
