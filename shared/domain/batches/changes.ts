import type { OrderId } from '../operations/ids.ts';
import type { OrderRow } from '../operations/rows.ts';
import { hasGone } from '../orders/order-states.ts';

/** What became of an order while it is in a batch, besides being picked (PCK9). */
export type BatchNews = {
  readonly orderId: OrderId;
  readonly number: string;
  readonly what: 'cancelled' | 'held' | 'resumed' | 'again' | 'shipped' | 'gone' | 'changed';
};

/** What somebody who picks must know of the orders of a batch: what is otherwise than it was. */
export function batchNews(before: readonly OrderRow[], now: readonly OrderRow[]): readonly BatchNews[] {
  const known = new Map(now.map((order) => [order.id, order]));
  return before.flatMap((was) => {
    const order = known.get(was.id);
    const what = newsOf(was, order);
    return what === null ? [] : [{ orderId: was.id, number: order?.number ?? was.number, what }];
  });
}

function newsOf(was: OrderRow, order: OrderRow | undefined): BatchNews['what'] | null {
  if (!order || order.voided) return was.voided ? null : 'gone';
  const stop = stopOf(order);
  if (stop !== stopOf(was)) {
    if (stop !== null) return stop;
    if (was.state === 'held') return 'resumed';
    // Its cancellation was undone.
    if (was.state === 'cancelled') return 'again';
  }
  return isOrderedSame(was, order) ? null : 'changed';
}

/** Why an order is not to be picked any more; null where it may be. */
function stopOf({ state }: OrderRow): 'cancelled' | 'held' | 'shipped' | null {
  if (state === 'cancelled' || state === 'held') return state;
  return hasGone(state) ? 'shipped' : null;
}

function isOrderedSame({ lines: before }: OrderRow, { lines: now }: OrderRow): boolean {
  return (
    before.length === now.length &&
    before.every(({ variantId, locationId, quantity }, at) => {
      const line = now[at];
      return line?.variantId === variantId && line.locationId === locationId && line.quantity === quantity;
    })
  );
}

/** What is so of the orders of a batch that whoever picks must know at any time: those that are not to be picked any more. */
export function standingNews(orders: readonly OrderRow[]): readonly BatchNews[] {
  return orders.flatMap((order): readonly BatchNews[] => {
    const stop = stopOf(order);
    return stop === null ? [] : [{ orderId: order.id, number: order.number, what: stop }];
  });
}
