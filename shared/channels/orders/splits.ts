import type { ChannelId, OrderId } from '#shared/domain/operations/ids.ts';
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

/**
 * The orders of which a store may have to be told when something of this one left: itself, the one it was split off, and what was
 * merged into either.
 */
export async function storeOrdersOf(orderId: OrderId, reads: Reads): Promise<readonly OrderId[]> {
  const order = await reads.order(orderId);
  if (!order) return [orderId];
  const base = /^(.+)-\d+$/.exec(order.number)?.[1];
  const whole = base === undefined ? [] : (await reads.ordersNumbered(base)).filter((one) => isPartOf(order, one));
  const ids: OrderId[] = [];
  const waiting: OrderRow[] = [order, ...whole];
  for (let one = waiting.shift(); one && ids.length < MOST; one = waiting.shift()) {
    if (ids.includes(one.id)) continue;
    ids.push(one.id);
    for (const id of one.merged ?? []) {
      const merged = await reads.order(id);
      if (merged) waiting.push(merged);
    }
  }
  return ids;
}

/**
 * Whether a store may have to be told when something of this order left: it is of that store, it came by a file and may be tied to
 * one of the store's, or others were merged into it.
 */
export function mayConcern({ channelId: of, merged }: OrderRow, channelId: ChannelId): boolean {
  return !of || of === channelId || merged !== undefined;
}

/** The order in which the goods of one lie by now: itself, or the one that it was merged into. */
export async function remainingOf(order: OrderRow, reads: Pick<Reads, 'order'>): Promise<OrderRow> {
  let remaining = order;
  for (let step = 0; step < MOST && remaining.mergedInto; step++) {
    const next = await reads.order(remaining.mergedInto);
    if (!next) break;
    remaining = next;
  }
  return remaining;
}

function isPartOf(part: OrderRow, whole: OrderRow): boolean {
  return part.channelId === whole.channelId && part.placedAt === whole.placedAt && part.id !== whole.id;
}
