import { describe, expect, test } from 'vitest';
import { bulkPace } from './bulk-pace.ts';
import type { Feed } from './feed.ts';

/** A pace under a clock that the test turns, and the person beside it. */
function paced() {
  let time = 0;
  const listeners = new Set<() => void>();
  const feed: Feed = {
    tell: () => undefined,
    listen: () => () => undefined,
    acting: () => undefined,
    onActing: (listener) => (listeners.add(listener), () => listeners.delete(listener)),
    close: () => undefined,
  };
  const pace = bulkPace(feed, () => time);
  /** Writes that often, a piece taking `pieceMs`; answers the sizes of the transactions. */
  const writes = (times: number, pieceMs: number) =>
    Array.from({ length: times }, () => {
      const pieces = pace.next();
      time += pieces * pieceMs;
      pace.took(pieces, pieces * pieceMs);
      return pieces;
    });
  return { writes, acts: () => listeners.forEach((listener) => listener()), wait: (ms: number) => (time += ms), pace };
}

describe('how much goes into one transaction', () => {
  test('[IMP260] it begins with one piece and doubles, up to a tenth of a second', () => {
    const { writes } = paced();
    const sizes = writes(30, 2);
    expect(sizes.slice(0, 4)).toEqual([1, 2, 4, 8]);
    expect(sizes.at(-1)).toBeGreaterThan(40);
    expect(Math.max(...sizes) * 2).toBeLessThanOrEqual(100);
  });

  test('[IMP260] where each piece takes long, a transaction takes eight all the same', () => {
    const { writes } = paced();
    expect(writes(30, 60).at(-1)).toBe(8);
  });

  test('[IMP261] beside a person a transaction takes 10 ms or one piece, until nobody has acted for three seconds', () => {
    const { writes, acts, wait } = paced();
    writes(30, 2);
    acts();
    expect(writes(20, 2).at(-1)).toBeLessThanOrEqual(5);
    acts();
    expect(writes(20, 60).at(-1)).toBe(1);
    wait(3_000);
    expect(writes(20, 2).at(-1)).toBeGreaterThan(40);
  });

  test('[IMP261] one that is stopped hears nobody any more', () => {
    const { writes, acts, pace } = paced();
    writes(30, 2);
    pace.stop();
    acts();
    expect(writes(1, 2)[0]).toBeGreaterThan(40);
  });
});
