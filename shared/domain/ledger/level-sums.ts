import { type Cell, cellId, cellOf, type LocationId, type VariantId } from '../operations/ids.ts';
import type { LedgerLine } from '../operations/levels.ts';
import type { LedgerFold, LineField } from './fold.ts';

/** What the lines of every cell come to, as they were written, and how many lines there were. */
export type LevelSums = { readonly sums: readonly LedgerLine[]; readonly lines: number };

const SUMMED = ['variantId', 'locationId', 'lotId', 'quantity', 'tracks'] as const satisfies readonly LineField[];
type Summed = (typeof SUMMED)[number];

type Sum = { quantity: number; tracks: number };

/** Adds the lines of each cell up. */
export function levelSums(): LedgerFold<Summed, LevelSums> {
  const levels = new Map<VariantId, Map<LocationId, Sum>>();
  const lots = new Map<string, Sum & { readonly cell: Cell }>();
  let lines = 0;
  return {
    fields: SUMMED,
    order: 'oldest-first',
    counts: 'as-written',
    add: (line) => {
      const { variantId, locationId, quantity, tracks } = line;
      lines++;
      if (line.lotId !== undefined) {
        const id = cellId(line);
        const sum = lots.get(id);
        if (sum) addTo(sum, line);
        else lots.set(id, { cell: cellOf(line), quantity, tracks });
        return;
      }
      const places = levels.get(variantId) ?? new Map<LocationId, Sum>();
      if (places.size === 0) levels.set(variantId, places);
      const sum = places.get(locationId);
      if (sum) addTo(sum, line);
      else places.set(locationId, { quantity, tracks });
    },
    answer: () => ({
      sums: [
        ...[...levels].flatMap(([variantId, places]) =>
          Array.from(places, ([locationId, sum]) => ({ variantId, locationId, ...sum })),
        ),
        ...Array.from(lots.values(), ({ cell, ...sum }) => ({ ...cell, ...sum })),
      ],
      lines,
    }),
  };
}

function addTo(sum: Sum, { quantity, tracks }: Sum): void {
  sum.quantity += quantity;
  sum.tracks += tracks;
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

/** The lines of some cells. */
export function onLevels<F extends LineField, A>(
  levels: ReadonlySet<string>,
  fold: LedgerFold<F, A>,
): LedgerFold<F | keyof Cell, A> {
  return {
    ...fold,
    fields: [...fold.fields, 'variantId', 'locationId', 'lotId'],
    add: (line) => {
      if (levels.has(cellId(line))) fold.add(line);
    },
  };
}
