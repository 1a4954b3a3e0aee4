import type { OrderId } from '#shared/domain/operations/ids.ts';
import type { OrderRow } from '#shared/domain/operations/rows.ts';
import type { OutReads } from './taken-order.ts';

type Reads = Pick<OutReads, 'order' | 'ordersNumbered'>;

/** More parts than anybody makes of one order. */
const MOST = 50;

/** The orders that were split off one that came from a store (`1012-2`, `1012-3`): placed at its moment, for its store. */
export async function splitsOf(order: OrderRow, reads: Reads): Promise<readonly OrderRow[]> {
  const splits: OrderRow[] = [];
  for (let part = 2; part < MOST; part++) {
    const found = (await reads.ordersNumbered(`${order.number}-${part}`)).filter((one) => isPartOf(one, order));
    if (found.length === 0) break;
    splits.push(...found.filter(({ voided }) => !voided));
  }
  return splits;
}

/** The orders that a store may have to hear about when something of this one left: itself, and the one it was split off. */
export async function storeOrdersOf(orderId: OrderId, reads: Reads): Promise<readonly OrderId[]> {
  const order = await reads.order(orderId);
  const base = order && /^(.+)-\d+$/.exec(order.number)?.[1];
  if (!order || base === undefined || base === null) return [orderId];
  const found = (await reads.ordersNumbered(base)).filter((one) => isPartOf(order, one));
  return [orderId, ...found.map(({ id }) => id)];
}

function isPartOf(part: OrderRow, whole: OrderRow): boolean {
  return part.channelId === whole.channelId && part.placedAt === whole.placedAt && part.id !== whole.id;
}
