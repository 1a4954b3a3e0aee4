import type { Failure } from '#shared/base/result.ts';
import type { IncomingId, LocationId, VariantId } from '../operations/ids.ts';
import type { StockLine } from '../operations/operation.ts';
import type { Day, IncomingRow, OrderRow } from '../operations/rows.ts';
import { byExpected, expectedDay } from '../reorder/expected.ts';
import type { Calendar } from '../values/day.ts';

/** What is on order to a place. */
export type Expected = {
  readonly incomingId: IncomingId;
  readonly quantity: number;
  /** The day from which it can be reckoned with; null where nobody said one, or where that day is over. */
  readonly day: Day | null;
  /** The day that was said, even if it is over. */
  readonly said: Day | null;
};

/** What there is to share: what is on the shelf and what is on order, at exact places. */
export type Supply = {
  readonly isTracked: (variantId: VariantId) => boolean;
  readonly onShelf: (variantId: VariantId, locationId: LocationId) => number;
  /** Whether what lies at a place is for sale: of one where it is not, orders have nothing (ALC19). */
  readonly isForSale: (locationId: LocationId) => boolean;
  /** What can be reckoned with soonest comes first, what has no day last. */
  readonly expected: (variantId: VariantId, locationId: LocationId) => readonly Expected[];
};

const nothing: readonly Expected[] = [];

/** What there is to share, of places where it is for sale: nothing lies on the other shelves, and nothing comes to them (ALC19). */
export function forSaleOnly(supply: Supply): Supply {
  const { isForSale, onShelf, expected } = supply;
  return {
    ...supply,
    onShelf: (variantId, locationId) => (isForSale(locationId) ? onShelf(variantId, locationId) : 0),
    expected: (variantId, locationId) => (isForSale(locationId) ? expected(variantId, locationId) : nothing),
  };
}

/** What is on order, by product and place. A delivery whose day is over is late: it has no day any more (ALC6). */
export function expectedFrom(rows: readonly IncomingRow[], days: Calendar): Supply['expected'] {
  const places = new Map<VariantId, Map<LocationId, Expected[]>>();
  const dated = rows
    .filter((row) => row.open > 0 && !row.voided)
    .map((row) => ({ row, said: expectedDay(row, days) }))
    .map(({ row, said }) => ({ row, said, day: said !== null && said >= days.today ? said : null }));
  dated.sort(
    (a, b) =>
      byExpected(a.day, b.day) ||
      byExpected(a.said, b.said) ||
      a.row.markedAt - b.row.markedAt ||
      (a.row.id < b.row.id ? -1 : 1),
  );
  for (const { row, said, day } of dated) {
    const { variantId, locationId } = row;
    const at = places.get(variantId) ?? new Map<LocationId, Expected[]>();
    places.set(variantId, at);
    const expected: Expected = { incomingId: row.id, quantity: row.open, day, said };
    at.set(locationId, [...(at.get(locationId) ?? nothing), expected]);
  }
  return (variantId, locationId) => places.get(variantId)?.get(locationId) ?? nothing;
}

/** What lies on the shelf: on hand at a place without what is picked there and waits to leave. `onHandAt` counts its staging place. */
export function shelfWithoutPicked(
  open: readonly OrderRow[],
  onHandAt: (variantId: VariantId, locationId: LocationId) => number,
): Supply['onShelf'] {
  const picked = new Map<VariantId, Map<LocationId, number>>();
  for (const { lines } of open)
    for (const { variantId, locationId, picked: taken, shipped } of lines) {
      if (taken === shipped) continue;
      const at = picked.get(variantId) ?? new Map<LocationId, number>();
      picked.set(variantId, at);
      at.set(locationId, (at.get(locationId) ?? 0) + taken - shipped);
    }
  return (variantId, locationId) => onHandAt(variantId, locationId) - (picked.get(variantId)?.get(locationId) ?? 0);
}

/** Why a step of an order is refused that takes something off a shelf where nothing is for sale (ALC19); null: it takes nothing there. */
export function notForSaleFailure(
  lines: readonly Pick<StockLine, 'locationId' | 'quantity'>[],
  isNotForSale: (locationId: LocationId) => boolean,
): Failure<'place-not-for-sale'> | null {
  const takes = lines.some(({ locationId, quantity }) => quantity < 0 && isNotForSale(locationId));
  return takes ? { code: 'place-not-for-sale' } : null;
}
