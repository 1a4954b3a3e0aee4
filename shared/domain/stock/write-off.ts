import type { AdjustReason } from './adjust.ts';

/** Reasons for which stock is gone and nobody got it: more than is known cannot go that way, unless the books are wrong. */
const lossReasons: readonly AdjustReason[] = ['damage', 'theft', 'loss', 'sample', 'internal-use', 'correction'];

/**
 * Whether a change writes off more than is known to be there anywhere, so that a person is asked; in smallest units. Where
 * nothing is known to be there the books are behind already, which is told, and only what is far from usual is asked about.
 */
export function isBeyondKnown(reason: AdjustReason, change: number, known: number): boolean {
  return lossReasons.includes(reason) && known > 0 && -change > known;
}
