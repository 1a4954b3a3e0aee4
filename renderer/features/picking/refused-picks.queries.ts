import { useCallback, useMemo } from 'react';
import type { OpId, OrderId, VariantId } from '#shared/domain/operations/ids.ts';
import type { BatchRow, OrderRow } from '#shared/domain/operations/rows.ts';
import type { Change } from '#renderer/db/feed.ts';
import { useLiveRead } from '#renderer/db/live-read.ts';
import type { Shop } from '#renderer/db/shop.ts';
import { readStored } from '#renderer/db/stored-operation.ts';

/** Some of a product. */
export type Goods = { readonly variantId: VariantId; readonly quantity: number };

/** Picks of a batch that were refused, as their orders had changed on another desk, and that nobody has looked at. */
export type RefusedPicks = {
  readonly count: number;
  /** What they had picked for each order: it is in no book, and somebody has it in hand. */
  readonly goods: ReadonlyMap<OrderId, readonly Goods[]>;
};

const none: RefusedPicks = { count: 0, goods: new Map() };

/** Refused picks of a batch, live; none before they are read. */
export function useRefusedPicks({ begunAt, endedAt }: BatchRow, orders: readonly OrderRow[]): RefusedPicks {
  const ids = useMemo(() => orders.map(({ id }) => id).join(' '), [orders]);
  const read = useCallback(
    ({ db }: Shop) => readRefusedPicks(db, { begunAt, endedAt }, ids.split(' ') as OrderId[]), // joined of such ids above
    [ids, begunAt, endedAt],
  );
  return useLiveRead(read, changesLog) ?? none;
}

function changesLog({ log }: Change): boolean {
  return log;
}

/** The refused picks of some orders while a batch was picked that nobody has looked at, and what they had picked. */
export async function readRefusedPicks(
  db: Shop['db'],
  { begunAt, endedAt }: Pick<BatchRow, 'begunAt' | 'endedAt'>,
  orderIds: readonly OrderId[],
): Promise<RefusedPicks> {
  const goods = new Map<OrderId, readonly Goods[]>();
  let count = 0;
  for (const row of await db.operations
    .where('opId')
    .anyOf(await refusedOf(db, orderIds))
    .toArray()) {
    const op = readStored(row);
    const isOfBatch = op.occurredAt >= begunAt && op.occurredAt <= (endedAt ?? op.occurredAt);
    if (op.type !== 'order.moved' || op.payload.act !== 'pick' || !isOfBatch) continue;
    count++;
    const { orderId, lines } = op.payload.change;
    const order = await db.orders.get(orderId);
    const picked = lines.flatMap(({ lineId, picked: quantity }) => {
      const line = order?.lines.find(({ id }) => id === lineId);
      return line && quantity > 0 ? [{ variantId: line.variantId, quantity }] : [];
    });
    if (picked.length > 0) goods.set(orderId, [...(goods.get(orderId) ?? []), ...picked]);
  }
  return { count, goods };
}

/** The refused acts on some orders that nobody has looked at. */
async function refusedOf(db: Shop['db'], orderIds: readonly OrderId[]): Promise<readonly OpId[]> {
  const wanted = new Set<string>(orderIds);
  const rows = await db.inbox.filter((row) => !row.resolved && row.type === 'refused').toArray();
  return rows.flatMap((row) =>
    row.type === 'refused' &&
    row.operationType === 'order.moved' &&
    row.refs.some((ref) => ref.kind === 'order' && wanted.has(ref.id))
      ? [row.opId]
      : [],
  );
}
