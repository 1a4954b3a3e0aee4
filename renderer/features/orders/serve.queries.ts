import { useCallback, useMemo } from 'react';
import type { ChannelId, LocationId, OrderId } from '#shared/domain/operations/ids.ts';
import { rankedPlaces } from '#shared/domain/orders/place-ranking.ts';
import { type PlacesFor, proposeServing, type ServeProposal } from '#shared/domain/orders/serve-elsewhere.ts';
import type { Catalogue } from '#renderer/db/catalogue/catalogue.ts';
import { useCatalogueRead } from '#renderer/db/catalogue/use-catalogue-read.ts';
import type { Change } from '#renderer/db/feed.ts';
import { useLiveRead } from '#renderer/db/live-read.ts';
import { useOrderStock } from '#renderer/db/order-cover.ts';
import type { Shop } from '#renderer/db/shop.ts';
import { useOrderBook } from './orders.queries.ts';

/** From where the orders of each channel are served, best first. */
type ChannelPlaces = ReadonlyMap<ChannelId, readonly LocationId[]>;

const nobody: readonly LocationId[] = [];

/** Whether something of some orders is short, and from where it could be served. */
export type Serving = { readonly isShort: boolean; readonly proposals: readonly ServeProposal[] };

/** From where lines of these orders that are short could be served, live; undefined before it is known. Keep `ids` the same between renders. */
export function useServing(ids: ReadonlySet<OrderId>): Serving | undefined {
  const book = useOrderBook(false);
  const stock = useOrderStock(book.open);
  const channels = useLiveRead(readChannels, changesChannels);
  const ranking = useCatalogueRead(useCallback((catalogue) => ranked(catalogue, channels ?? new Map()), [channels]));
  return useMemo(
    () =>
      book.ready && stock.ready && channels
        ? { isShort: [...ids].some((id) => stock.shortOrders.has(id)), proposals: proposeServing(ids, stock, ranking) }
        : undefined,
    [book.ready, channels, ids, stock, ranking],
  );
}

async function readChannels({ db }: Pick<Shop, 'db'>): Promise<ChannelPlaces> {
  return new Map((await db.channels.toArray()).map(({ id, locationIds }) => [id, locationIds]));
}

function changesChannels(change: Change): boolean {
  return change.rows.some((row) => row.kind === 'channel');
}

/** Ranks the places that lines may be served from; those of one place and channel once. */
function ranked(catalogue: Catalogue, channels: ChannelPlaces): PlacesFor {
  const places = catalogue.locations().flatMap(({ id, archived, notForSale }) => (archived || notForSale ? [] : [id]));
  const known = new Map<string, readonly LocationId[]>();
  return ({ channelId }, { locationId }) => {
    const key = `${locationId} ${channelId ?? ''}`;
    const found =
      known.get(key) ??
      rankedPlaces(locationId, {
        places,
        preferred: (channelId && channels.get(channelId)) ?? nobody,
        parentOf: (id) => catalogue.parentOf(id),
      });
    known.set(key, found);
    return found;
  };
}
