import type { LocationId, VariantId } from '../operations/ids.ts';
import { countedBefore } from './at-their-moment.ts';
import type { LedgerFold, LineField } from './fold.ts';

/** What every level was at a past moment, by column: `variant` and `place` are numbers in the lists of ids. */
export type PastStock = {
  readonly variants: readonly VariantId[];
  readonly places: readonly LocationId[];
  readonly variant: Uint32Array;
  readonly place: Uint32Array;
  readonly onHand: Float64Array;
  /** Facts that made the variant tracked there, as in a level. */
  readonly facts: Float64Array;
};

const SUMMED = ['variantId', 'locationId', 'quantity', 'tracks'] as const satisfies readonly LineField[];
type Summed = (typeof SUMMED)[number];

/**
 * Stock as it was before a moment: what the lines of each level come to that count before it, an undo with the line it
 * undoes, a posted count with the variance that is known of it now.
 */
export function stockAt(before: number): LedgerFold<Summed | 'occurredAt' | 'id' | 'reverses', PastStock> {
  return countedBefore(before, levelsOf());
}

function levelsOf(): LedgerFold<Summed, PastStock> {
  const variants = new Map<VariantId, number>();
  const places = new Map<LocationId, number>();
  const levels: Map<number, { onHand: number; facts: number }>[] = [];
  return {
    fields: SUMMED,
    order: 'newest-first',
    counts: 'as-known',
    add: ({ variantId, locationId, quantity, tracks }) => {
      const variant = numberOf(variants, variantId);
      const at = levels[variant] ?? new Map<number, { onHand: number; facts: number }>();
      levels[variant] = at;
      const place = numberOf(places, locationId);
      const level = at.get(place);
      if (level) {
        level.onHand += quantity;
        level.facts += tracks;
      } else at.set(place, { onHand: quantity, facts: tracks });
    },
    answer: () => {
      const all = levels.flatMap((at, variant) => Array.from(at, ([place, level]) => ({ variant, place, ...level })));
      const kept = all.filter(({ onHand, facts }) => onHand !== 0 || facts !== 0);
      return {
        variants: [...variants.keys()],
        places: [...places.keys()],
        variant: Uint32Array.from(kept, (level) => level.variant),
        place: Uint32Array.from(kept, (level) => level.place),
        onHand: Float64Array.from(kept, (level) => level.onHand),
        facts: Float64Array.from(kept, (level) => level.facts),
      };
    },
  };
}

function numberOf<Id>(numbers: Map<Id, number>, id: Id): number {
  const known = numbers.get(id);
  if (known !== undefined) return known;
  numbers.set(id, numbers.size);
  return numbers.size - 1;
}
