import type { OpId, OrderId, OrderLineId } from '../operations/ids.ts';
import type { Operation, OperationOf } from '../operations/operation.ts';
import type { OrderLine, OrderRow } from '../operations/rows.ts';
import { hasGone } from '../orders/order-states.ts';
import { readyOf } from '../orders/progress.ts';

/** The cancellation of an order was undone: what had been put back counts as picked again, wherever it lies. */
export type BackAgain = {
  readonly orderId: OrderId;
  /** The act that undid it. */
  readonly by: OpId;
  readonly lines: readonly { readonly lineId: OrderLineId; readonly quantity: number }[];
};

type Undo = OperationOf<'act.reversed'>;

/** What became picked again of some orders when their cancellation was undone; of each order the last time (PCK21). Oldest act first. */
export function backAgain(ops: readonly Operation[], orderIds: readonly OrderId[]): readonly BackAgain[] {
  const undos = ops.flatMap((op): readonly Undo[] => (op.type === 'act.reversed' ? [op] : []));
  const wanted = new Set<OrderId>(orderIds);
  const found = new Map<OrderId, BackAgain>();
  for (const { opId: by, occurredAt, payload } of undos)
    for (const { orderId, from } of payload.orders) {
      if (!wanted.has(orderId) || from !== 'cancelled') continue;
      // An order of very many lines is cancelled by several acts, which are undone in one moment.
      const lines = undos
        .filter((one) => one.occurredAt === occurredAt)
        .flatMap((one) => one.payload.orders.filter((change) => change.orderId === orderId))
        .flatMap((change) => change.lines.map(({ lineId, picked: quantity }) => ({ lineId, quantity })))
        .filter(({ quantity }) => quantity > 0);
      found.set(orderId, { orderId, by, lines });
    }
  return [...found.values()].filter(({ lines }) => lines.length > 0);
}

/** What of it an order still has picked and waiting, as it is now; nothing of one that is cancelled again or has left. */
export function goodsBackAgain(
  { lines }: BackAgain,
  order: OrderRow,
): readonly (Pick<OrderLine, 'variantId'> & { readonly quantity: number })[] {
  if (order.state === 'cancelled' || hasGone(order.state)) return [];
  const quantities = new Map(lines.map(({ lineId, quantity }) => [lineId, quantity]));
  return order.lines.flatMap((line) => {
    const quantity = Math.min(quantities.get(line.id) ?? 0, readyOf(line));
    return quantity > 0 ? [{ variantId: line.variantId, quantity }] : [];
  });
}
