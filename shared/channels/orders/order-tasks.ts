import { deriveUuid } from '#shared/base/hash.ts';
import type { OrderTask } from '#shared/contract/channels/port.ts';
import { trackingLink } from '#shared/domain/carriers/carrier.ts';
import type { OrderLineId, VariantId } from '#shared/domain/operations/ids.ts';
import type { ChannelRow, OrderRow, ParcelRow } from '#shared/domain/operations/rows.ts';
import { commitsStock } from '#shared/domain/orders/order-states.ts';
import { type Outbound, outboundOf } from '#shared/domain/orders/outbound.ts';
import type { LaneOrder } from '../lane-rows.ts';
import { noteMaker } from './order-notes.ts';
import { remainingOf, splitsOf } from './splits.ts';
import type { SeenLine } from './seen-order.ts';
import type { CustomerTexts, OrdersOut, OutReads } from './taken-order.ts';
import { stageOf } from './there.ts';

type Left = Extract<Outbound, { readonly kind: 'order.transition' }>;

const nothing: OrdersOut = { tasks: [], notes: [] };

/**
 * What the store of an order must hear of its parcels, those of what was split off it with them: the first that left first, each once. What
 * the store does not know is left out of them, and an order with something in it that is not ours is not said to be through. Of an order
 * that came to nothing there nothing is told.
 */
export async function orderTasksOf(remote: LaneOrder, reads: OutReads, texts: CustomerTexts): Promise<OrdersOut> {
  const { orderId, seen } = remote;
  const [channel, order] = await Promise.all([reads.channel(), orderId && reads.order(orderId)]);
  if (!channel || !order || order.voided || !seen) return nothing;
  const goesIn = await remainingOf(order, reads);
  const orders = [goesIn, ...(await splitsOf(goesIn, reads))];
  const parcels = (await Promise.all(orders.map(({ id }) => reads.parcelsOf(id)))).flat();
  const all = leftOf(orders, parcels, channel);
  // Each of the stores' orders that leave together hears of a parcel by itself.
  const left = goesIn === order ? all : all.map((one) => ({ ...one, id: deriveUuid(one.id, remote.remoteId) }));
  const notes = takenBack(remote, left, channel, order);
  if (stageOf(seen.means, true) === 'over') return { tasks: [], notes };
  const isThrough = !orders.some(({ state }) => commitsStock(state)) && !seen.lines.some(isNotOurs);
  const share = sharesOf(seen.lines, orders, goesIn === order ? new Map() : othersIn(orders, order));
  const tasks = left.flatMap((one): readonly OrderTask[] => {
    // Also of one that was told: the next ones are told of what is left then.
    const lines = share(one);
    if (lines.length === 0 || remote.told.includes(one.id)) return [];
    const isLast = isThrough && one === left.at(-1);
    return [taskOf(one, lines, isLast, { remote, texts, tellsCustomer: channel.tellsCustomers !== false })];
  });
  return { tasks, notes };
}

function isNotOurs({ lineId, wanted }: SeenLine): boolean {
  return lineId === null && wanted > 0;
}

/** What left of some orders, the first first. */
function leftOf(
  orders: readonly OrderRow[],
  parcels: readonly ParcelRow[],
  { id: channelId }: ChannelRow,
): readonly Left[] {
  const at = new Map(parcels.map(({ id, shippedAt }) => [id, shippedAt ?? 0]));
  const all = orders.flatMap(({ id }) => outboundOf({ id, channelId }, parcels, []));
  return all
    .filter((one): one is Left => one.kind === 'order.transition')
    .sort((a, b) => (at.get(a.parcelId) ?? 0) - (at.get(b.parcelId) ?? 0) || (a.id < b.id ? -1 : 1));
}

/**
 * What of a parcel is of which line there, each piece of a line once: of the line it came from, else, of what was split off or changed
 * here, of one with the same product.
 */
function sharesOf(
  seen: readonly SeenLine[],
  orders: readonly OrderRow[],
  others: ReadonlyMap<VariantId, number>,
): (left: Left) => OrderTask['lines'] {
  const before = new Map(others);
  const variants = new Map<OrderLineId, VariantId>(
    orders.flatMap(({ lines }) => lines.map((line) => [line.id, line.variantId] as const)),
  );
  const room = new Map(seen.map(({ id, wanted, decimals }) => [id, Math.round(wanted * 10 ** decimals)]));
  return ({ lines }) => {
    const sums = new Map<string, number>();
    for (const { lineId, quantity } of lines) {
      const variant = variants.get(lineId);
      const theirs = Math.min(quantity, (variant && before.get(variant)) ?? 0);
      if (variant) before.set(variant, (before.get(variant) ?? 0) - theirs);
      const fits = seen.filter((line) => line.variantId !== null && line.variantId === variant);
      const own = fits.filter((line) => line.lineId === lineId);
      let rest = quantity - theirs;
      for (const { id, decimals } of [...own, ...fits]) {
        const some = Math.min(rest, room.get(id) ?? 0);
        if (some === 0) continue;
        rest -= some;
        room.set(id, (room.get(id) ?? 0) - some);
        sums.set(id, (sums.get(id) ?? 0) + some / 10 ** decimals);
      }
    }
    return [...sums].map(([lineId, quantity]) => ({ lineId, quantity }));
  };
}

/** What of each product in some orders is not of the one that was merged into them: it is served first. */
function othersIn(orders: readonly OrderRow[], merged: OrderRow): ReadonlyMap<VariantId, number> {
  const sums = new Map<VariantId, number>();
  const count = (variantId: VariantId, units: number) => sums.set(variantId, (sums.get(variantId) ?? 0) + units);
  for (const { variantId, quantity } of orders.flatMap(({ lines }) => lines)) count(variantId, quantity);
  for (const { variantId, quantity } of merged.lines) count(variantId, 0 - quantity);
  return new Map([...sums].map(([variantId, units]) => [variantId, Math.max(units, 0)]));
}

function taskOf(
  { id: taskId, carrier, trackingNumber }: Left,
  lines: OrderTask['lines'],
  isLast: boolean,
  around: { readonly remote: LaneOrder; readonly texts: CustomerTexts; readonly tellsCustomer: boolean },
): OrderTask {
  const { remote, texts, tellsCustomer } = around;
  const number = trackingNumber?.trim() || null;
  const url = trackingLink(carrier, number);
  return {
    taskId,
    kind: 'order.transition',
    orderId: remote.remoteId,
    from: remote.status,
    lines,
    isLast,
    tracking: number === null ? null : { carrier, number, url },
    tellCustomer: tellsCustomer ? texts.parcelLeft({ carrier, number, url, isLast }) : null,
  };
}

/** What the store was told of and has not left after all. */
function takenBack(
  { told, remoteId, number }: LaneOrder,
  left: readonly Left[],
  channel: ChannelRow,
  order: OrderRow,
): OrdersOut['notes'] {
  const stands = new Set(left.map(({ id }) => id));
  const isBack = told.some((id) => !stands.has(id));
  const note = noteMaker({ remote: { id: remoteId, number }, channel }, order);
  return isBack ? [note('change-refused', 'parcel-back')] : [];
}
