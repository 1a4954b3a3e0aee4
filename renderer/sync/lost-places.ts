import { type LocationId, type ShopId, stagingId } from '#shared/domain/operations/ids.ts';
import type { Decision, NewLocation } from '#shared/domain/operations/operation.ts';
import type { ShopDatabase } from '#renderer/db/database.ts';

/** What a person's window says of a shop whose first acts are lost. */
export type LostShop = { readonly name: string; readonly currency: string; readonly placeName: string };

/**
 * The act that gives a shop itself and its places back, where the acts that made them are lost: every place that something
 * lies at or is promised from. Null where nothing of it is missing. When the first acts turn up after all they stand, since
 * what came first under an id stays.
 */
export async function placesAgain(db: ShopDatabase, shopId: ShopId, lost: LostShop): Promise<Decision | null> {
  const known = new Set((await db.locations.toArray()).map((row) => row.id));
  const named = new Set<LocationId>();
  // The keys of `at` are location ids; an object's keys lose their type.
  await db.stock.each(({ at }) => {
    for (const id of Object.keys(at) as LocationId[]) named.add(id);
  });
  await db.orders.each(({ lines }) => {
    for (const line of lines) named.add(line.locationId);
  });
  const shop = await db.shop.get(shopId);
  const stagings = new Set([...named, ...known].map(stagingId));
  const missing = [...named].filter((id) => !known.has(id));
  const places = missing.filter((id) => !stagings.has(id));
  const first = places[0] ?? [...known].find((id) => !stagings.has(id)) ?? null;
  const locations = [
    ...places.flatMap((id, i) => withStaging(id, i === 0 ? lost.placeName : `${lost.placeName} ${i + 1}`)),
  ].filter(({ id }) => !known.has(id));
  if (shop && locations.length === 0) return null;
  const { name, currency } = lost;
  return {
    type: 'place.added',
    payload: {
      group: null,
      shop: shop
        ? null
        : { id: shopId, name, currency, defaultLocationId: first, defaultPoint: null, defaultUpTo: null },
      locations,
      suppliers: [],
    },
  };
}

function withStaging(id: LocationId, name: string): readonly NewLocation[] {
  const place = { name, barcode: null, archived: false };
  return [
    { id, locationType: 'shop', parentId: null, ...place },
    { id: stagingId(id), locationType: 'staging', parentId: id, ...place },
  ];
}
