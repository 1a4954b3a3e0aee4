import type { OpId, OrderId } from '#shared/domain/operations/ids.ts';
import type { Operation } from '#shared/domain/operations/operation.ts';
import type { ShopDatabase } from '#renderer/db/database.ts';

/** What a merger or a split made of an order: others went into it, it went into another, some of it left, or it is what left. */
export type OrderTie = 'mergedFrom' | 'mergedInto' | 'splitOff' | 'splitFrom';
export type TiedOrder = { readonly id: OrderId; readonly number: string };
type Tie = { readonly tie: OrderTie; readonly orders: readonly TiedOrder[] };

/** Which of some acts on an order are parts of a merger or a split, and with which orders. */
export async function readTies(
  db: ShopDatabase,
  orderId: OrderId,
  acts: readonly Operation[],
): Promise<ReadonlyMap<OpId, Tie>> {
  const found = acts.flatMap((act) => {
    const tie = tieOf(act, orderId);
    return tie ? [[act.opId, tie] as const] : [];
  });
  const rows = await db.orders.bulkGet([...new Set(found.flatMap(([, { ids }]) => ids))]);
  const numbers = new Map(rows.flatMap((row) => (row ? [[row.id, row.number] as const] : [])));
  return new Map(
    found.map(([opId, { tie, ids }]) => [
      opId,
      { tie, orders: ids.map((id) => ({ id, number: numbers.get(id) ?? '' })) },
    ]),
  );
}

function tieOf(op: Operation, orderId: OrderId): { readonly tie: OrderTie; readonly ids: readonly OrderId[] } | null {
  if (op.type === 'order.moved' && op.payload.into) {
    const [from, into] = [op.payload.change.orderId, op.payload.into.amendment.orderId];
    return into === orderId ? { tie: 'mergedFrom', ids: [from] } : { tie: 'mergedInto', ids: [into] };
  }
  if (op.type === 'order.added' && op.payload.outOf) {
    const first = op.payload.outOf.orderId;
    if (first !== orderId) return { tie: 'splitFrom', ids: [first] };
    return { tie: 'splitOff', ids: op.payload.orders.map(({ id }) => id) };
  }
  return null;
}
