import type { OrderId } from '../operations/ids.ts';
import type { BatchRow, OrderRow } from '../operations/rows.ts';
import { isPickable } from '../orders/joint-pick.ts';

/** The other open batches that orders of a batch are in, and the numbers of those that can still be picked there (PCK20). */
export function sharedOrders<One extends { readonly batch: Pick<BatchRow, 'id'> }>(
  { id }: Pick<BatchRow, 'id'>,
  orders: readonly OrderRow[],
  batches: ReadonlyMap<OrderId, readonly One[]>,
): readonly (One & { readonly numbers: readonly string[] })[] {
  const shared = new Map<string, One & { readonly numbers: readonly string[] }>();
  for (const order of orders.filter(isPickable))
    for (const one of batches.get(order.id) ?? []) {
      if (one.batch.id === id) continue;
      const numbers = [...(shared.get(one.batch.id)?.numbers ?? []), order.number];
      shared.set(one.batch.id, { ...one, numbers });
    }
  return [...shared.values()];
}
