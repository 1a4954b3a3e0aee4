import type { RemoteOrder } from '#shared/contract/channels/remote.ts';
import type { ChannelRow, OrderRow } from '#shared/domain/operations/rows.ts';
import { orderNumberKey } from '#shared/domain/orders/order-number.ts';
import type { SeenLine } from './seen-order.ts';
import type { OrderReads } from './taken-order.ts';
import { seenLine } from './follow-lines.ts';
import type { There } from './there.ts';

/** A file may write its times without a zone, or days alone. */
const FARTHEST = 36 * 3_600_000;

/** An order that a file of this kind of store brought in with the same number about the same time; none that was cancelled. */
export async function twinOf(
  remote: RemoteOrder,
  channel: ChannelRow,
  reads: Pick<OrderReads, 'ordersNumbered'>,
): Promise<OrderRow | null> {
  const key = orderNumberKey(remote.number);
  const spellings = [...new Set([remote.number, key, `#${key}`])];
  const rows = (await Promise.all(spellings.map(reads.ordersNumbered))).flat();
  const isTwin = ({ channelId, channel: source, placedAt, state, voided }: OrderRow) =>
    !channelId &&
    source === channel.vendor &&
    !voided &&
    state !== 'cancelled' &&
    state !== 'void' &&
    Math.abs(placedAt - remote.placedAt) <= FARTHEST;
  return rows.find(isTwin) ?? null;
}

/**
 * The lines of an order from a file as the store calls them; null where they are not the same things, as many of each. Lines of a
 * file have no ids, so that what fits first is taken.
 */
export function linesOfTwin(twin: OrderRow, { lines }: There): readonly SeenLine[] | null {
  const left = [...twin.lines];
  const tied: SeenLine[] = [];
  for (const line of lines) {
    const { ours } = line;
    if (!ours) return null;
    const fits = ({ variantId, quantity }: OrderRow['lines'][number]) =>
      variantId === ours.variantId && (quantity === ours.ordered || quantity === ours.quantity);
    const at = left.findIndex(fits);
    const [here] = at < 0 ? [] : left.splice(at, 1);
    if (!here) return null;
    // What it says otherwise than the file changes it.
    tied.push({ ...seenLine(line), lineId: here.id, wanted: here.quantity / 10 ** ours.decimals });
  }
  return left.length === 0 ? tied : null;
}
