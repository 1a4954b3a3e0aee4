import { useCallback, useMemo } from 'react';
import { collected } from '#shared/domain/ledger/collect.ts';
import type { OrderId, VariantId } from '#shared/domain/operations/ids.ts';
import type { BatchRow, OrderRow } from '#shared/domain/operations/rows.ts';
import type { Change } from '#renderer/db/feed.ts';
import { foldLedger } from '#renderer/db/ledger.ts';
import { useLiveRead } from '#renderer/db/live-read.ts';
import { ordersOf } from '#renderer/db/order-around.ts';
import type { Shop } from '#renderer/db/shop.ts';

/** What lay picked for an order when it was cancelled, and lies on its shelf by the books: somebody has to carry it there. */
export type CarriedBack = ReadonlyMap<OrderId, readonly { readonly variantId: VariantId; readonly quantity: number }[]>;

/** What is to be carried back of the cancelled orders of a batch, live; empty before it is read. */
export function useCarriedBack({ begunAt, endedAt }: BatchRow, orders: readonly OrderRow[]): CarriedBack {
  // The ledger is folded for each of them: a pick of another order of the batch reads nothing again.
  const cancelled = orders.flatMap(({ id, state }) => (state === 'cancelled' ? [id] : [])).join(' ');
  const ids = useMemo(() => cancelled.split(' ') as OrderId[], [cancelled]); // joined of such ids above
  const read = useCallback(
    async ({ db }: Shop) => readCarriedBack(db, { begunAt, endedAt }, await ordersOf(db, ids)),
    [begunAt, endedAt, ids],
  );
  const concerns = useCallback(({ rows }: Change) => rows.some(({ id }) => ids.some((one) => one === id)), [ids]);
  return useLiveRead(read, concerns) ?? none;
}

const none: CarriedBack = new Map();

/** What the last act that put goods of each cancelled order back put there, where that was while the batch was picked. */
export async function readCarriedBack(
  db: Shop['db'],
  { begunAt, endedAt }: Pick<BatchRow, 'begunAt' | 'endedAt'>,
  orders: readonly OrderRow[],
): Promise<CarriedBack> {
  const carried = new Map<OrderId, { readonly variantId: VariantId; readonly quantity: number }[]>();
  for (const { id, lines } of orders.filter(({ state }) => state === 'cancelled')) {
    const shelves = new Set(lines.map(({ locationId }) => locationId));
    const variants = [...new Set(lines.map(({ variantId }) => variantId))];
    const moved = (await foldLedger(db, { variants, document: { kind: 'order', id } }, collected(FIELDS))) ?? [];
    const back = moved.filter(
      ({ reason, quantity, locationId, occurredAt }) =>
        reason === 'pick' &&
        quantity > 0 &&
        shelves.has(locationId) &&
        occurredAt >= begunAt &&
        occurredAt <= (endedAt ?? occurredAt),
    );
    const last = back.reduce((latest, { occurredAt }) => Math.max(latest, occurredAt), 0);
    const goods = back.filter(({ occurredAt }) => occurredAt === last);
    if (goods.length > 0)
      carried.set(
        id,
        goods.map(({ variantId, quantity }) => ({ variantId, quantity })),
      );
  }
  return carried;
}

const FIELDS = ['variantId', 'locationId', 'quantity', 'reason', 'occurredAt', 'document'] as const;
