import type { ContactId, OrderId } from '#shared/domain/operations/ids.ts';
import type { Decision, NewOrder } from '#shared/domain/operations/operation.ts';
import { mayMake } from '#shared/domain/values/limits.ts';
import { asStoreAct } from './order-ids.ts';
import { minorOf } from './remote-money.ts';
import type { RefusedChange } from './taken-order.ts';
import { holdOf, type There } from './there.ts';

/** The act that brings an order in; nothing of an order in which nothing is ours. */
export type MadeOrder =
  | { readonly is: 'made'; readonly decision: Decision }
  | { readonly is: 'nothing' }
  | { readonly is: 'refused'; readonly because: RefusedChange };

/** What was done there before anybody here knew of it left without us: it commits nothing and moves nothing. */
export function newOrder(orderId: OrderId, there: There, contactId: ContactId | null): MadeOrder {
  const { remote, channel, reckoning, stage } = there;
  const ours = there.lines.flatMap((line) => (line.ours && line.ours.quantity > 0 ? [line.ours] : []));
  if (ours.length === 0) return { is: 'nothing' };
  if (ours.length > mayMake.rows / 2) return { is: 'refused', because: 'too-many-lines' };
  const lines = ours.flatMap(({ lineId: id, variantId, locationId, quantity, unitPrice }): NewOrder['lines'] =>
    locationId ? [{ id, variantId, locationId, quantity, unitPrice }] : [],
  );
  if (lines.length < ours.length) return { is: 'refused', because: 'no-place' };
  const heldFor = stage === 'done' ? null : holdOf(stage);
  const shipping = reckoning && minorOf(remote.shippingAmount, reckoning);
  const order: NewOrder = {
    id: orderId,
    number: remote.number.slice(0, mayMake.name),
    channel: channel.vendor,
    channelId: channel.id,
    contactId,
    state: stage === 'done' ? 'shipped' : heldFor === null ? 'open' : 'held',
    ...(heldFor !== null && { heldFor }),
    placedAt: remote.placedAt,
    // The store does not say when it left.
    shippedAt: null,
    dueAt: null,
    ...(remote.shippingMethod !== '' && { shippingMethod: remote.shippingMethod.slice(0, mayMake.name) }),
    ...(shipping && { shippingAmount: shipping }),
    lines,
  };
  const payload = { group: null, orders: [order] };
  return { is: 'made', decision: asStoreAct({ type: 'order.added', payload }, remote, channel.id) };
}
