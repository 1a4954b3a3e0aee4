import { levelId, type LocationId, type VariantId } from '../operations/ids.ts';
import type { LedgerLine } from '../operations/levels.ts';
import type { LedgerFold, LineField } from './fold.ts';

/** What the lines of every level come to, as they were written, and how many lines there were. */
export type LevelSums = { readonly sums: readonly LedgerLine[]; readonly lines: number };

const SUMMED = ['variantId', 'locationId', 'quantity', 'tracks'] as const satisfies readonly LineField[];
type Summed = (typeof SUMMED)[number];

/** Adds the lines of each level up. */
export function levelSums(): LedgerFold<Summed, LevelSums> {
  const levels = new Map<VariantId, Map<LocationId, { quantity: number; tracks: number }>>();
  let lines = 0;
  return {
    fields: SUMMED,
    order: 'oldest-first',
    counts: 'as-written',
    add: ({ variantId, locationId, quantity, tracks }) => {
      const places = levels.get(variantId) ?? new Map<LocationId, { quantity: number; tracks: number }>();
      if (places.size === 0) levels.set(variantId, places);
      const sum = places.get(locationId);
      if (sum) {
        sum.quantity += quantity;
        sum.tracks += tracks;
      } else places.set(locationId, { quantity, tracks });
      lines++;
    },
    answer: () => ({
      sums: [...levels].flatMap(([variantId, places]) =>
        Array.from(places, ([locationId, sum]) => ({ variantId, locationId, ...sum })),
      ),
      lines,
    }),
  };
}

/** Two folds of one reading: both hear every line. */
export function both<F extends LineField, A, G extends LineField, B>(
  one: LedgerFold<F, A>,
  other: LedgerFold<G, B>,
): LedgerFold<F | G, readonly [A, B]> {
  return {
    fields: [...one.fields, ...other.fields],
    order: one.order,
    counts: one.counts,
    add: (line) => {
      one.add(line);
      other.add(line);
    },
    answer: () => [one.answer(), other.answer()],
  };
}

/** The lines of some levels. */
export function onLevels<F extends LineField, A>(
  levels: ReadonlySet<string>,
  fold: LedgerFold<F, A>,
): LedgerFold<F | 'variantId' | 'locationId', A> {
  return {
    ...fold,
    fields: [...fold.fields, 'variantId', 'locationId'],
    add: (line) => {
      if (levels.has(levelId(line.variantId, line.locationId))) fold.add(line);
    },
  };
}
