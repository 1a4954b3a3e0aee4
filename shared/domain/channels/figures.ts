import type { LocationId } from '../operations/ids.ts';
import type { LocationRow } from '../operations/rows.ts';
import { availableOf } from '../stock/available.ts';
import { archivedIn, notForSaleIn, type ParentOf, parentsOf, placesIn } from '../stock/location-tree.ts';
import { type Offer, type OfferFigures, type OfferOf, offerOf } from './offer.ts';

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
  const isRetired = archivedIn(there);
  const inside = new Map<LocationId, (id: LocationId) => boolean>();
  const insideOf = (location: LocationId) => {
    const known = inside.get(location) ?? placesIn(there, location);
    inside.set(location, known);
    return known;
  };
  return {
    parentOf: (id) => parents.get(id),
    at: (levels, location) => {
      const inside = levels.filter(({ locationId }) => insideOf(location)(locationId));
      const retired = summed(
        inside.filter(({ locationId }) => isRetired(locationId)),
        isNotForSale,
      );
      return { ...summed(inside, isNotForSale), retired: retiredOf(retired) };
    },
  };
}

/** What of the figures of archived places is not offered: what could be sold from there; what is promised there is owed all the same. */
export function retiredOf({ onHand, notForSale, committed }: OfferFigures): number {
  return Math.max(0, availableOf(onHand, notForSale, committed));
}

function summed(levels: readonly ExactLevel[], isNotForSale: (id: LocationId) => boolean): OfferFigures {
  const sum = { onHand: 0, notForSale: 0, committed: 0 };
  for (const { locationId, onHand, committed } of levels) {
    sum.onHand += onHand;
    sum.committed += committed;
    if (isNotForSale(locationId)) sum.notForSale += onHand;
  }
  return sum;
}

/** What an offer depends on besides stock and places. */
type OfferFacts = Omit<OfferOf, 'isTracked' | 'parentOf' | 'figuresAt'>;
/** What lies at one exact location, and how many facts make the variant tracked there. */
type TrackedLevel = ExactLevel & { readonly facts: number };

/** What a store is to show of a variant (`offerOf`), from the levels of the variant. */
export function offerFrom(
  of: OfferFacts,
  levels: readonly TrackedLevel[],
  { parentOf, at }: ReturnType<typeof figuresIn>,
): readonly Offer[] | null {
  const isTracked = levels.reduce((sum, { facts }) => sum + facts, 0) > 0;
  return offerOf({ ...of, isTracked, parentOf, figuresAt: (location) => at(levels, location) });
}

/** The same by the store's places, as figures alone; null where it has no offer. */
export function offerByPlace(
  ...[of, levels, figures]: Parameters<typeof offerFrom>
): ReadonlyMap<string | null, number> | null {
  const offer = offerFrom(of, levels, figures);
  return offer && new Map(offer.map(({ remoteId, quantity }) => [remoteId, quantity]));
}
