import { useCallback, useMemo } from 'react';
import type { OrderId, VariantId } from '#shared/domain/operations/ids.ts';
import type { OrderRow } from '#shared/domain/operations/rows.ts';
import type { Change } from '#renderer/db/feed.ts';
import { useLiveRead } from '#renderer/db/live-read.ts';
import type { Shop } from '#renderer/db/shop.ts';
import { readStored } from '#renderer/db/stored-operation.ts';

/** Acts on the orders of a batch that were refused, as another desk was first, and that nobody has looked at. */
export type RefusedPicks = {
  readonly count: number;
  /** What they had picked for each order: it is in no book, and somebody has it in hand. */
  readonly goods: ReadonlyMap<OrderId, readonly { readonly variantId: VariantId; readonly quantity: number }[]>;
};

const none: RefusedPicks = { count: 0, goods: new Map() };

/** Picks of a batch that another desk was first with, live; none before they are read. */
export function useRefusedPicks(orders: readonly OrderRow[]): RefusedPicks {
  const ids = useMemo(() => orders.map(({ id }) => id).join(' '), [orders]);
  const read = useCallback(({ db }: Shop) => readRefusedPicks(db, ids.split(' ') as OrderId[]), [ids]); // joined of such ids above
  return useLiveRead(read, changesLog) ?? none;
}

function changesLog({ log }: Change): boolean {
  return log;
}

/** The refused acts on some orders that nobody has looked at, and what they had picked. */
export async function readRefusedPicks(db: Shop['db'], orderIds: readonly OrderId[]): Promise<RefusedPicks> {
  const wanted = new Set<string>(orderIds);
  const rows = await db.inbox.filter((row) => !row.resolved && row.type === 'refused').toArray();
  const refused = rows.flatMap((row) =>
    row.type === 'refused' &&
    row.operationType === 'order.moved' &&
    row.refs.some((ref) => ref.kind === 'order' && wanted.has(ref.id))
      ? [row.opId]
      : [],
  );
  const stored = await db.operations.where('opId').anyOf(refused).toArray();
  const goods = new Map<OrderId, { readonly variantId: VariantId; readonly quantity: number }[]>();
  for (const row of stored) {
    const op = readStored(row);
    if (op.type !== 'order.moved' || op.payload.act !== 'pick') continue;
    const { orderId, lines } = op.payload.change;
    const order = await db.orders.get(orderId);
    const picked = lines.flatMap(({ lineId, picked: quantity }) => {
      const line = order?.lines.find(({ id }) => id === lineId);
      return line && quantity > 0 ? [{ variantId: line.variantId, quantity }] : [];
    });
    if (picked.length > 0) goods.set(orderId, [...(goods.get(orderId) ?? []), ...picked]);
  }
  return { count: refused.length, goods };
}
