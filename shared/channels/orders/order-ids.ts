import { deriveUuid } from '#shared/base/hash.ts';
import type { RemoteOrder } from '#shared/contract/channels/remote.ts';
import type { ChannelId, ContactId, OpId, OrderId, OrderLineId } from '#shared/domain/operations/ids.ts';
import type { Decision } from '#shared/domain/operations/operation.ts';
import type { OrderRow } from '#shared/domain/operations/rows.ts';

/** The id that an order of a store has on every desk, however often it is pulled (DATA-R4). */
export function channelOrderId(channelId: ChannelId, remoteId: string): OrderId {
  return deriveUuid(channelId, 'order', remoteId) as OrderId;
}

/** The id of one of its lines (DATA-R18). */
export function channelLineId(orderId: OrderId, remoteLineId: string): OrderLineId {
  return deriveUuid(orderId, 'line', remoteLineId) as OrderLineId;
}

/** The record of a store's customer: one for all orders with an e-mail address, else the order's own. */
export function channelCustomerId(channelId: ChannelId, orderId: OrderId, email: string): ContactId {
  const key = email.trim().toLowerCase();
  return (key === '' ? ownCustomerId(orderId) : deriveUuid('customer', channelId, key)) as ContactId;
}

/** The record of a customer who is known from this order alone. */
export function ownCustomerId(orderId: OrderId): ContactId {
  return deriveUuid('customer', orderId) as ContactId;
}

/**
 * An act with an id that follows from what it does, and from which word of the store it follows: made again of the same word it is the
 * same act, also after what was known of the store is lost.
 */
export function asStoreAct(
  decision: Decision,
  { id, modifiedAt }: Pick<RemoteOrder, 'id' | 'modifiedAt'>,
  channelId: ChannelId,
  { amended = 0 }: Pick<OrderRow, 'amended'> = {},
): Decision {
  const content = JSON.stringify(decision.payload);
  const opId = deriveUuid(channelId, 'order-act', id, String(modifiedAt), String(amended), decision.type, content);
  return { ...decision, opId: opId as OpId };
}
