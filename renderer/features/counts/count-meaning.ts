import type { CountLots } from './count-lots.queries.ts';
import type { CountFacts, useProductFinder } from './counts.queries.ts';
import type { Scanned } from './waiting-lots.ts';

/** What is looked through for a code. */
export type Known = {
  readonly finder: Pick<ReturnType<typeof useProductFinder>, 'byWhole'>;
  readonly lots: Pick<CountLots, 'byCode'>;
  readonly facts: Pick<CountFacts, 'variant'>;
};

/** Everything that a whole code means in a count: products, and one piece of each lot or serial number that has it (CNT30). */
export function meaningsOf(code: string, { finder, lots, facts }: Known): readonly Scanned[] {
  const named = lots.byCode(code).flatMap((lot): readonly Scanned[] => {
    const row = facts.variant(lot.variantId);
    return row ? [{ row, quantity: 10 ** row.decimals, lot: { id: lot.id, code: lot.code } }] : [];
  });
  return [...finder.byWhole(code), ...named];
}
