import type { AdjustReason } from './adjust.ts';

/** Reasons for which stock is gone and nobody got it: more than is known cannot go that way, unless the books are wrong. */
const lossReasons: readonly AdjustReason[] = ['damage', 'theft', 'loss', 'sample', 'internal-use', 'correction'];

/** Whether a change writes off more than is known to be there anywhere, so that a person is asked; in smallest units. */
export function isBeyondKnown(reason: AdjustReason, change: number, known: number): boolean {
  return lossReasons.includes(reason) && -change > Math.max(0, known);
}
