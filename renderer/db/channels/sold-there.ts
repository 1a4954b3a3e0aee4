import type { LocationId, VariantId } from '#shared/domain/operations/ids.ts';
import type { ChannelRow } from '#shared/domain/operations/rows.ts';
import { liesIn, parentsOf } from '#shared/domain/stock/location-tree.ts';
import type { ShopDatabase } from '../database.ts';

/** What becomes of some products in one online store once they are archived, in listings there (CHN223). */
export type SoldThere = {
  readonly channelName: string;
  /** It shows none of these as soon as it is told. */
  readonly shownNone: number;
  /** It goes on showing what it shows of these: it is told nothing of them, or nobody counts them here. */
  readonly kept: number;
  /** Why the store is told nothing for now; null where it is told. */
  readonly silent: 'paused' | 'nobody' | null;
};

/** An online store that is served from a place, or from something that lies in it or around it. */
export type ServedFrom = {
  readonly channelName: string;
  /** Whether anything else serves it. */
  readonly hasOthers: boolean;
};

/** In which online stores some variants are sold, by the store's name. */
export async function soldThere(db: ShopDatabase, variantIds: readonly VariantId[]): Promise<readonly SoldThere[]> {
  const channels = await liveChannels(db);
  if (channels.length === 0) return [];
  const rows = await db.listings
    .where('variantId')
    .anyOf([...variantIds])
    .toArray();
  const listings = rows.filter(({ voided, archived }) => !voided && !archived);
  const uncounted = await uncountedOf(db, [...new Set(listings.map(({ variantId }) => variantId))]);
  return channels.flatMap((channel): SoldThere[] => {
    const own = listings.filter(({ channelId }) => channelId === channel.id);
    if (own.length === 0) return [];
    const kept = own.filter(({ untold, variantId }) => untold === true || uncounted.has(variantId)).length;
    const silent = channel.paused === true ? 'paused' : channel.runner === null ? 'nobody' : null;
    return [{ channelName: channel.name, shownNone: own.length - kept, kept, silent }];
  });
}

async function liveChannels(db: ShopDatabase): Promise<readonly ChannelRow[]> {
  const channels = (await db.channels.toArray()).filter(({ voided, archived }) => !voided && !archived);
  return channels.sort((a, b) => (a.name < b.name ? -1 : 1));
}

async function uncountedOf(db: ShopDatabase, ids: readonly VariantId[]): Promise<ReadonlySet<VariantId>> {
  const stock = await db.stock.bulkGet([...ids]);
  const isCounted = (at: number) =>
    Object.values(stock[at]?.at ?? {}).reduce((facts, level) => facts + level.facts, 0) > 0;
  return new Set(ids.filter((_, at) => !isCounted(at)));
}

/** Which online stores are served from a place or from what lies in it, by their names. */
export async function servedFrom(db: ShopDatabase, place: LocationId): Promise<readonly ServedFrom[]> {
  const { parents } = parentsOf((await db.locations.toArray()).filter(({ voided }) => !voided));
  const isIn = (id: LocationId, top: LocationId) => liesIn(id, top, (at) => parents.get(at));
  return (await liveChannels(db)).flatMap((channel): ServedFrom[] => {
    const serving = channel.places?.length ? channel.places.map(({ locationId }) => locationId) : channel.locationIds;
    const isServed = serving.some((id) => isIn(id, place) || isIn(place, id));
    return isServed ? [{ channelName: channel.name, hasOthers: serving.some((id) => !isIn(id, place)) }] : [];
  });
}
