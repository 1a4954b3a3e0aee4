import type { LocationId } from '../operations/ids.ts';
import type { LocationRow } from '../operations/rows.ts';
import { notForSaleIn, type ParentOf, parentsOf, placesIn } from '../stock/location-tree.ts';
import { type OfferFigures, type OfferOf, offerOf } from './offer.ts';

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

/** What a store is to show of a variant, by its places, from the levels of the variant; null where it has no offer. */
export function offerByPlace(
  of: Omit<OfferOf, 'isTracked' | 'parentOf' | 'figuresAt'>,
  levels: readonly (ExactLevel & { readonly facts: number })[],
  { parentOf, at }: ReturnType<typeof figuresIn>,
): ReadonlyMap<string | null, number> | null {
  const isTracked = levels.reduce((sum, { facts }) => sum + facts, 0) > 0;
  const offer = offerOf({ ...of, isTracked, parentOf, figuresAt: (location) => at(levels, location) });
  return offer && new Map(offer.map(({ remoteId, quantity }) => [remoteId, quantity]));
}
