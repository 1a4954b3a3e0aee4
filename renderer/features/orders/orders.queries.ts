import { useCallback, useLayoutEffect, useMemo, useState } from 'react';
import { must } from '#shared/base/must.ts';
import type { Contact } from '#shared/contract/store/protocol.ts';
import { type LocationId, orderContactId, type OrderId, type VariantId } from '#shared/domain/operations/ids.ts';
import type { OrderRow, ShopRow } from '#shared/domain/operations/rows.ts';
import { stepsTo } from '#shared/domain/stock/location-tree.ts';
import { waitingStates } from '#shared/domain/orders/order-states.ts';
import type { PathStep } from '#shared/domain/orders/pick-order.ts';
import type { Catalogue } from '#renderer/db/catalogue/catalogue.ts';
import type { Place } from '#renderer/db/catalogue/places.ts';
import { slicedSort } from '#renderer/db/catalogue/sliced-sort.ts';
import { useCatalogueRead } from '#renderer/db/catalogue/use-catalogue-read.ts';
import { runSliced } from '#renderer/db/catalogue/slices.ts';
import type { StockListRow } from '#renderer/db/catalogue/stock-list-row.ts';
import type { ContactRow } from '#renderer/db/database.ts';
import type { Change } from '#renderer/db/feed.ts';
import { useLiveRead } from '#renderer/db/live-read.ts';
import { ordersOf } from '#renderer/db/order-around.ts';
import { readClosedParcels } from '#renderer/db/order-parcels.ts';
import { type Shop, useShop } from '#renderer/db/shop.ts';
import { useOrderBook } from '#renderer/db/use-order-book.ts';
import { usePeople } from '#renderer/db/use-people.ts';
import { readDelivery } from './delivery-record.commands.ts';

export { useListFile } from '#renderer/db/use-list-file.ts';
export { useOpenBatches } from '#renderer/db/open-batches.ts';
export { useOrderStock } from '#renderer/db/order-cover.ts';
export { useNow } from '#renderer/db/use-now.ts';
export { usePeople, usePersonId } from '#renderer/db/use-people.ts';
export { useCalendar } from '#renderer/db/use-calendar.ts';
export { type ChannelNames, useChannelNames } from '#renderer/db/use-channels.ts';
export { type LotsByVariant, useLots } from '#renderer/db/lots.ts';
export { useGreatestMoved } from '#renderer/db/greatest-moved.ts';
export type { BookSnapshot } from '#renderer/db/order-book.ts';
export { useOrderBook, useOrdersByNumber } from '#renderer/db/use-order-book.ts';
export type { StockListRow } from '#renderer/db/catalogue/stock-list-row.ts';
export { type Meant, useProductFinder } from '#renderer/db/search/product-finder.ts';

/** How many orders wait to be shipped: the figure in the navigation. */
export function useOpenOrderCount(): number | null {
  const { ready, counts } = useOrderBook(false);
  return ready ? waitingStates.reduce((sum, state) => sum + counts[state], 0) : null;
}

/** What the screens of orders need to know of the shop. */
export type OrderFacts = {
  readonly currency: string;
  /** The shop's own row, for what papers say of it; null before it has come. */
  readonly shop: ShopRow | null;
  /** The places that orders can be served from: archived ones, and those that are not for sale, are none. */
  readonly locations: readonly Place[];
  readonly defaultLocationId: LocationId | null;
  readonly locationName: (id: LocationId) => string;
  /** The way to a location, the outermost first and itself last. */
  readonly pathOf: (id: LocationId) => readonly PathStep[];
  /** Whether it is a place of its own; false for where picked stock waits. */
  readonly isShelf: (id: LocationId) => boolean;
  /** Whether what lies there is not for sale, so that no order is served from it. */
  readonly isNotForSale: (id: LocationId) => boolean;
  /** A variant as it is listed, also when it is archived; undefined where it is undone or still being read. */
  readonly variant: (id: VariantId, locationId?: LocationId | null) => StockListRow | undefined;
};

/** The parcels of some orders that are closed and have not left, by what stands on them: reference, carrier, number. Read once they are asked about. */
export function useClosedParcels(orders: readonly OrderRow[]): readonly string[] {
  const asked = orders.map(({ id }) => id).join(' ');
  const read = useCallback(
    // The ids were joined above only to stay the same between renders.
    ({ db }: Shop) => ordersOf(db, asked.split(' ') as OrderId[]).then((some) => readClosedParcels(db, some)),
    [asked],
  );
  return useLiveRead(read, concernsParcels) ?? noParcels;
}

const noParcels: readonly string[] = [];

function concernsParcels({ rows }: Change): boolean {
  return rows.some(({ kind }) => kind === 'parcel');
}

/** The shop's places, currency and products, live. */
export function useOrderFacts(): OrderFacts {
  return useCatalogueRead(orderFacts);
}

function orderFacts(catalogue: Catalogue): OrderFacts {
  const locations = catalogue.locations().filter((row) => !row.archived && !row.notForSale);
  const shop = catalogue.shop();
  return {
    currency: shop?.currency ?? 'EUR',
    shop: shop ?? null,
    locations,
    defaultLocationId: locations.find(({ id }) => id === shop?.defaultLocationId)?.id ?? locations[0]?.id ?? null,
    locationName: (id) => catalogue.locationName(id),
    pathOf: (id) =>
      stepsTo(id, (at) => catalogue.parentOf(at)).map((step) => ({ id: step, name: catalogue.locationName(step) })),
    isNotForSale: (id) => catalogue.isNotForSale(id),
    isShelf: (id) => catalogue.location(id)?.id === id,
    variant: (id, locationId = null) => {
      const slot = catalogue.slotOf(id);
      return slot === undefined ? undefined : catalogue.rowAt(slot, locationId);
    },
  };
}

/** Orders in the order asked for (null: as they are), sorted in slices; until that is done the ones before stay. */
export function useSorted(
  orders: readonly OrderRow[],
  compare: ((a: OrderRow, b: OrderRow) => number) | null,
): readonly OrderRow[] {
  const { catalogue } = useShop();
  const [sorted, setSorted] = useState<readonly OrderRow[]>(orders);
  useLayoutEffect(() => {
    if (!compare) return;
    const at = (index: number) => must(orders[index], 'an index of the orders');
    const work = slicedSort(Uint32Array.from(orders.keys()), (b, a) => compare(at(b), at(a)) < 0);
    return runSliced(work, catalogue.slices, (indexes) => setSorted(Array.from(indexes, at)));
  }, [orders, compare, catalogue]);
  return compare ? sorted : orders;
}

/** One order with its customer; null once it is sure that there is none of this id. */
export type FoundOrder = { readonly order: OrderRow; readonly contact: ContactRow | null };

/** An order by its id, live; undefined before it is read. */
export function useOrder(id: string): FoundOrder | null | undefined {
  const read = useCallback((shop: Shop) => readOrder(shop, id), [id]);
  const concerns = useCallback((change: Change) => change.log || change.rows.some((row) => row.id === id), [id]);
  return useLiveRead(read, concerns);
}

async function readOrder({ db }: Pick<Shop, 'db'>, id: string): Promise<FoundOrder | null> {
  const order = await db.orders.get(id);
  if (!order || order.voided) return null;
  const contact = order.contactId ? await db.contacts.get(order.contactId) : undefined;
  return { order, contact: contact && !contact.erased ? contact : null };
}

/** Every tag that an order has, those of most orders first, as far as orders are read. */
export function useKnownTags(): readonly string[] {
  const { open, shut } = useOrderBook(false);
  return useMemo(() => [...tagCounts([...open, ...shut]).keys()], [open, shut]);
}

/** How many of some orders have each tag, the most first. */
export function tagCounts(orders: readonly Pick<OrderRow, 'tags'>[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { tags } of orders) for (const tag of tags ?? []) counts.set(tag, (counts.get(tag) ?? 0) + 1);
  return new Map([...counts].sort(([one, most], [other, more]) => more - most || one.localeCompare(other)));
}

/** What people are called, live; empty for one without a name here. The same function while nobody was renamed. */
export function usePersonNames(): (id: string) => string {
  const people = usePeople();
  return useMemo(() => {
    const names = new Map((people ?? []).map(({ contactId, name }) => [contactId, name]));
    return (id) => names.get(id) ?? '';
  }, [people]);
}

/** What an order says of its own of where it goes, live; undefined before it is read, null where it is erased. */
export function useDelivery(orderId: OrderId): Contact | null | undefined {
  const read = useCallback(({ db }: Shop) => readDelivery(db, orderId), [orderId]);
  const concerns = useCallback(
    ({ contacts }: Change) => contacts?.includes(orderContactId(orderId)) ?? false,
    [orderId],
  );
  return useLiveRead(read, concerns);
}
