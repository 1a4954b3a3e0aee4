import { lotPlaceOf, type LotPicks, type LotPlace, picksOf, sharesOf } from '#renderer/parts/lot-picks.ts';
import { levelId, type LocationId, type LotId } from '#shared/domain/operations/ids.ts';
import type { OrderLine } from '#shared/domain/operations/rows.ts';
import type { LotShare } from '#shared/domain/orders/picked-lots.ts';
import type { VariantLots } from '#shared/domain/stock/lots.ts';
import type { LotsByVariant, StockListRow } from './orders.queries.ts';

/** A line as a person enters what is picked of it. */
export type PickEntry = {
  readonly line: OrderLine;
  readonly quantity: number;
  /** The lots as the person left them; null while they are those that are proposed. */
  readonly picks: LotPicks;
};

/** Where the lots of a line are named, and which they are; shares are null while something is missing. */
export type PickedLine = { readonly place: LotPlace; readonly shares: readonly LotShare[] | null };

type Around = {
  readonly variant: (line: OrderLine) => StockListRow | undefined;
  readonly lots: LotsByVariant | undefined;
  readonly today: string;
};

/**
 * The lots of each line whose product is told apart, in the order of the lines: what an earlier line of the same product and
 * place takes is not proposed again (ORD16). Null for every other line.
 */
export function linesWithLots(
  entries: readonly PickEntry[],
  { variant, lots, today }: Around,
): readonly (PickedLine | null)[] {
  const taken = new Map<string, readonly LotShare[]>();
  return entries.map(({ line, quantity, picks }) => {
    const row = variant(line);
    const { variantId, locationId } = line;
    const level = levelId(variantId, locationId);
    const before = taken.get(level) ?? [];
    const place = row ? lotPlaceOf(row, lots, { locationId, way: 'out', quantity, today }) : null;
    if (!place) return null;
    const left = { ...place, lots: lessTaken(place.lots, locationId, before) };
    const shares = sharesOf(picksOf(picks, left), left);
    taken.set(level, [...before, ...(shares ?? [])]);
    return { place: left, shares };
  });
}

/** The lots without what is taken of them at a place. */
function lessTaken(
  known: VariantLots | undefined,
  locationId: LocationId,
  shares: readonly LotShare[],
): VariantLots | undefined {
  if (!known || shares.length === 0) return known;
  const gone = (lotId: LotId) => shares.reduce((sum, share) => (share.lotId === lotId ? sum + share.quantity : sum), 0);
  const lots = known.lots.map((lot) => ({
    ...lot,
    at: { ...lot.at, [locationId]: (lot.at[locationId] ?? 0) - gone(lot.lotId) },
  }));
  return { ...known, lots };
}
