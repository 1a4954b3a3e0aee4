import type { RemoteOrder } from '#shared/contract/channels/remote.ts';
import type { Standing } from './shapes.ts';

type Meaning = NonNullable<RemoteOrder['means']>;

/** What is left to be done, by the store's word; null: nothing that is known here. */
const sending: Readonly<Record<string, Meaning>> = {
  FULFILLED: 'done',
  FULFILLMENT_NOT_REQUIRED: 'done',
  UNFULFILLED: 'open',
  OPEN: 'open',
  PARTIALLY_FULFILLED: 'open',
  PENDING_FULFILLMENT: 'open',
  IN_PROGRESS: 'open',
  REQUEST_DECLINED: 'open',
  ON_HOLD: 'held',
  SCHEDULED: 'held',
};
/** What the payment says of an order of which something is still to be sent; null: it may go. */
const paying: Readonly<Record<string, Meaning | null>> = {
  PAID: null,
  PARTIALLY_REFUNDED: null,
  // The money is set aside, and taken when the parcel goes.
  AUTHORIZED: null,
  PENDING: 'unpaid',
  PARTIALLY_PAID: 'unpaid',
  // Set aside no more, and the order is still there.
  VOIDED: 'unpaid',
  EXPIRED: 'failed',
  REFUNDED: 'refunded',
};
const CANCELLED = 'CANCELLED';

/** The status of an order: the store has one of the payment and one of the sending. */
export function statusOf(order: Standing): string {
  if (order.cancelledAt) return CANCELLED;
  return `${order.displayFinancialStatus ?? 'NONE'}/${order.displayFulfillmentStatus}`;
}

/** What it means; null where one of the two is not known here, which is never guessed. */
export function meaningOf(order: Standing): Meaning | null {
  if (order.cancelledAt) return 'cancelled';
  const payment = paying[order.displayFinancialStatus ?? ''];
  const parcel = sending[order.displayFulfillmentStatus];
  if (payment === undefined || parcel === undefined) return null;
  if (payment === 'refunded') return 'refunded';
  return parcel === 'done' ? 'done' : (payment ?? parcel);
}
