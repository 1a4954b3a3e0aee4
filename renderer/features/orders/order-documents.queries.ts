import { useCallback } from 'react';
import { isGone } from '#shared/domain/operations/bringing.ts';
import type { OrderId } from '#shared/domain/operations/ids.ts';
import type { OrderRow, ParcelRow, ReturnRow } from '#shared/domain/operations/rows.ts';
import type { ShopDatabase } from '#renderer/db/database.ts';
import type { Change } from '#renderer/db/feed.ts';
import { useLiveRead } from '#renderer/db/live-read.ts';
import { readParcels } from '#renderer/db/order-parcels.ts';
import type { Shop } from '#renderer/db/shop.ts';

/** What left an order, what came back of it, and the orders that send something else instead. */
export type OrderDocuments = {
  readonly parcels: readonly ParcelRow[];
  readonly returns: readonly ReturnRow[];
  readonly exchanges: ReadonlyMap<OrderId, string>;
};

/** The parcels and returns of an order, live; undefined before they are read. */
export function useOrderDocuments({ id }: Pick<OrderRow, 'id'>): OrderDocuments | undefined {
  const read = useCallback(({ db }: Shop) => readDocuments(db, id), [id]);
  const concerns = useCallback(
    ({ rows }: Change) =>
      rows.some((row) => row.id === id || ((row.kind === 'parcel' || row.kind === 'return') && row.orderId === id)),
    [id],
  );
  return useLiveRead(read, concerns);
}

async function readDocuments(db: ShopDatabase, id: OrderId): Promise<OrderDocuments> {
  const parcels = await readParcels(db, [id]);
  const returns = (await db.returns.where('orderId').equals(id).toArray()).filter((row) => !isGone(row));
  returns.sort((a, b) => b.receivedAt - a.receivedAt);
  const orders = await db.orders.bulkGet(returns.flatMap(({ exchangeId }) => exchangeId ?? []));
  const exchanges = new Map(
    orders.flatMap((order) => (order && !isGone(order) ? [[order.id, order.number] as const] : [])),
  );
  return { parcels, returns, exchanges };
}
