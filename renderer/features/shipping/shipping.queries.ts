import type { OrderId, VariantId } from '#shared/domain/operations/ids.ts';
import type { ParcelRow, ShopRow } from '#shared/domain/operations/rows.ts';
import { referenceAmong } from '#shared/domain/parcels/parcel-reference.ts';
import type { Catalogue } from '#renderer/db/catalogue/catalogue.ts';
import type { StockListRow } from '#renderer/db/catalogue/stock-list-row.ts';
import { useCatalogueRead } from '#renderer/db/catalogue/use-catalogue-read.ts';
import type { ShopDatabase } from '#renderer/db/database.ts';
import type { Change } from '#renderer/db/feed.ts';
import { useLiveRead } from '#renderer/db/live-read.ts';
import { readParcels, readRecentParcels } from '#renderer/db/order-parcels.ts';
import { readRecipients } from '#renderer/db/recipients.ts';
import type { Shop } from '#renderer/db/shop.ts';
import type { ParcelView } from './parcels.ts';

export { useCancelledParcels } from '#renderer/db/cancelled-parcels.ts';
export { useCalendar } from '#renderer/db/use-calendar.ts';
export { useListFile } from '#renderer/db/use-list-file.ts';

/** Parcels that wait, and the newest that left, live; undefined before they are read. */
export function useParcels(): readonly ParcelView[] | undefined {
  return useLiveRead(readViews, concernsParcels);
}

const readViews = ({ db }: Pick<Shop, 'db'>) => readParcelViews(db);

function concernsParcels({ rows, contacts }: Change): boolean {
  return contacts !== undefined || rows.some(({ kind }) => kind === 'parcel' || kind === 'order');
}

/** Parcels that wait, oldest first, then those that left, newest first. */
export async function readParcelViews(db: ShopDatabase): Promise<readonly ParcelView[]> {
  const parcels = await readRecentParcels(db);
  const ids = [...new Set(parcels.map(({ orderId }) => orderId))];
  const orders = new Map((await db.orders.bulkGet(ids)).flatMap((row) => (row ? [[row.id, row] as const] : [])));
  const recipients = await readRecipients(db, [...orders.values()]);
  const siblings = byOrder(await readParcels(db, ids));
  return parcels.flatMap((parcel): ParcelView[] => {
    const order = orders.get(parcel.orderId);
    if (!order) return [];
    const reference = referenceAmong(order.number, siblings.get(order.id) ?? [], parcel.id);
    return [{ parcel, order, recipient: recipients.get(order.id) ?? null, reference }];
  });
}

function byOrder(all: readonly ParcelRow[]): ReadonlyMap<OrderId, readonly ParcelRow[]> {
  const parcels = new Map<OrderId, ParcelRow[]>();
  for (const parcel of all) {
    const of = parcels.get(parcel.orderId) ?? [];
    of.push(parcel);
    parcels.set(parcel.orderId, of);
  }
  return parcels;
}

/** The shop's products by their ids, live: what is called how, and how its quantities are written. */
export function useVariants(): (id: VariantId) => StockListRow | undefined {
  return useCatalogueRead(variants);
}

function variants(catalogue: Catalogue) {
  return (id: VariantId): StockListRow | undefined => {
    const slot = catalogue.slotOf(id);
    return slot === undefined ? undefined : catalogue.rowAt(slot);
  };
}

/** The shop's own row, for what papers and carriers' files say of it; undefined before it has come. */
export function useShopRow(): ShopRow | undefined {
  return useCatalogueRead((catalogue) => catalogue.shop());
}
