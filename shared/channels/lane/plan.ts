import { gapOf } from '#shared/domain/channels/offer.ts';
import type { VariantId } from '#shared/domain/operations/ids.ts';
import type { ListingRow } from '#shared/domain/operations/rows.ts';
import type { PlannedOffer } from '../lane-api.ts';
import type { ItemKey, LaneItem, LanePlace } from '../lane-rows.ts';
import type { Room } from './room.ts';

type Offers = ReadonlyMap<VariantId, ReadonlyMap<string | null, number>>;

/** What our offers say about the things of the store, and whether it is to be told (CHN108); of all that are listed for null. */
export async function planOf(room: Room, keys: ReadonlySet<ItemKey> | null): Promise<readonly PlannedOffer[]> {
  const listed: { readonly item: LaneItem; readonly listing: ListingRow }[] = [];
  for (const listing of room.listings.values()) {
    const item = room.shelf.itemOf(listing.id);
    if (item && item.status !== 'gone' && (keys === null || keys.has(item.key))) listed.push({ item, listing });
  }
  if (listed.length === 0) return [];
  const offers = await room.parts.books.offers([...new Set(listed.map(({ listing }) => listing.variantId))]);
  return listed.flatMap(({ item, listing }) =>
    item.places.flatMap((place) => {
      const offer = offerAt(offers, item, listing, place);
      return offer === undefined ? [] : [planned(item, listing, place, offer)];
    }),
  );
}

/** A store with one place may have a name for it of which the channel says nothing. */
function offerAt(offers: Offers, item: LaneItem, { variantId }: ListingRow, place: LanePlace): number | undefined {
  const offer = offers.get(variantId);
  return offer?.get(place.locationId) ?? (item.places.length === 1 ? offer?.get(null) : undefined);
}

function planned(item: LaneItem, listing: ListingRow, place: LanePlace, offer: number): PlannedOffer {
  const { key, ref, title, sku } = item;
  const { locationId, shown, expected } = place;
  const is = whatIs(item, listing, place, offer);
  return { key, ref, variantId: listing.variantId, locationId, title, sku, shown, expected, offer, is };
}

function whatIs(item: LaneItem, listing: ListingRow, place: LanePlace, offer: number): PlannedOffer['is'] {
  if (listing.untold === true) return 'untold';
  const { problem } = item;
  if (problem === 'not-counted' || problem === 'counted-together' || place.shown === null) return 'not-counted';
  if (problem !== null) return 'rejected';
  if (place.expected === null) return 'not-agreed';
  if (place.drift !== null) return 'drift';
  const gap = gapOf(offer, place.expected);
  return gap === 0 || gap === place.accepted ? 'same' : 'tell';
}
