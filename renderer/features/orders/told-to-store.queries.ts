import { useCallback } from 'react';
import type { Change } from '#renderer/db/feed.ts';
import { useLiveRead } from '#renderer/db/live-read.ts';
import type { Shop } from '#renderer/db/shop.ts';
import type { OrderId } from '#shared/domain/operations/ids.ts';

/**
 * The tasks of which the store of an order was told, live; null where this computer does not speak to the store and cannot know,
 * undefined before it is read.
 */
export function useToldToStore(orderId: OrderId): ReadonlySet<string> | null | undefined {
  const read = useCallback(({ db }: Shop) => readTold(db, orderId), [orderId]);
  return useLiveRead(read, concernsStores);
}

async function readTold(db: Shop['db'], orderId: OrderId): Promise<ReadonlySet<string> | null> {
  const known = await db.channelOrders.where('orderId').equals(orderId).toArray();
  return known.length === 0 ? null : new Set(known.flatMap(({ told }) => told));
}

function concernsStores({ channels }: Change): boolean {
  return channels !== undefined;
}
