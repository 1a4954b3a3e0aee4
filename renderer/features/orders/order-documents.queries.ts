import { useCallback } from 'react';
import { isGone } from '#shared/domain/operations/bringing.ts';
import type { OrderId } from '#shared/domain/operations/ids.ts';
import type { OrderRow, ParcelRow, ReturnRow, ShortPickRow } from '#shared/domain/operations/rows.ts';
import type { Change } from '#renderer/db/feed.ts';
import { useLiveRead } from '#renderer/db/live-read.ts';
import { readParcels } from '#renderer/db/order-parcels.ts';
import type { Shop } from '#renderer/db/shop.ts';

/** What belongs to an order: its parcels, what came back, what was not where it should be, and orders tied to it by an exchange. */
export type OrderDocuments = {
  readonly parcels: readonly ParcelRow[];
  readonly returns: readonly (ReturnRow & { readonly exchange: OrderRow | null })[];
  readonly shortPicks: readonly ShortPickRow[];
  /** The orders that this one sends something instead for. */
  readonly exchangeFor: readonly OrderRow[];
};

/** What belongs to an order, live; undefined before it is read. */
export function useOrderDocuments(orderId: OrderId): OrderDocuments | undefined {
  const read = useCallback((shop: Shop) => readDocuments(shop, orderId), [orderId]);
  const concerns = useCallback(
    ({ rows }: Change) =>
      rows.some((row) => row.id === orderId || ('orderId' in row && row.orderId === orderId) || row.kind === 'return'),
    [orderId],
  );
  return useLiveRead(read, concerns);
}

/** Reads what belongs to an order, the oldest first. */
export async function readDocuments({ db }: Pick<Shop, 'db'>, orderId: OrderId): Promise<OrderDocuments> {
  const [parcels, own, shorts, exchanged] = await Promise.all([
    readParcels(db, [orderId]),
    db.returns.where('orderId').equals(orderId).toArray(),
    db.shortPicks.where('orderId').equals(orderId).toArray(),
    db.returns.filter(({ exchangeId }) => exchangeId === orderId).toArray(),
  ]);
  const returns = own.filter((row) => !isGone(row)).sort((a, b) => a.receivedAt - b.receivedAt);
  const others = await db.orders.bulkGet(returns.map(({ exchangeId }) => exchangeId ?? ''));
  const first = await db.orders.bulkGet(exchanged.filter((row) => !isGone(row)).map((row) => row.orderId));
  return {
    parcels,
    returns: returns.map((row, at) => ({ ...row, exchange: others[at] ?? null })),
    shortPicks: shorts.filter((row) => !isGone(row)).sort((a, b) => a.at - b.at),
    exchangeFor: first.flatMap((order) => (order && !isGone(order) ? [order] : [])),
  };
}
