import type { LocationId } from '../operations/ids.ts';
import type { LocationRow } from '../operations/rows.ts';
import { notForSaleIn, type ParentOf, parentsOf, placesIn } from '../stock/location-tree.ts';
import type { OfferFigures } from './offer.ts';

/** What lies at one exact location of one variant, and what is promised of it there. */
export type ExactLevel = { readonly locationId: LocationId; readonly onHand: number; readonly committed: number };

/** Adds up exact levels at a location, its staging place and everything below it, as `offerOf` asks for them. */
export function figuresIn(locations: readonly LocationRow[]): {
  readonly parentOf: ParentOf;
  readonly at: (levels: readonly ExactLevel[], location: LocationId) => OfferFigures;
} {
  const there = locations.filter(({ voided }) => !voided);
  const { parents } = parentsOf(there);
  const isNotForSale = notForSaleIn(there);
  const inside = new Map<LocationId, (id: LocationId) => boolean>();
  const insideOf = (location: LocationId) => {
    const known = inside.get(location) ?? placesIn(there, location);
    inside.set(location, known);
    return known;
  };
  return {
    parentOf: (id) => parents.get(id),
    at: (levels, location) => {
      const sum = { onHand: 0, notForSale: 0, committed: 0 };
      for (const { locationId, onHand, committed } of levels) {
        if (!insideOf(location)(locationId)) continue;
        sum.onHand += onHand;
        sum.committed += committed;
        if (isNotForSale(locationId)) sum.notForSale += onHand;
      }
      return sum;
    },
  };
}
