import { failureWords } from '#renderer/words/failure-words.ts';
import type { Words } from '#renderer/words/words.ts';
import type { Failure } from '#shared/base/result.ts';
import type { OrderRow } from '#shared/domain/operations/rows.ts';
import { mayDo } from '#shared/domain/orders/order-states.ts';

/** More orders than this are counted, not named. */
const MOST_NAMED = 8;

/** An order whose parcels were left as they are; the failure is null where its state alone says why. */
export type LeftOrder = { readonly order: OrderRow; readonly failure: Failure | null };

/** Says that an order is on hold, and why where somebody said so; null where it is not. */
export function holdText(t: Words, { state, heldFor }: Pick<OrderRow, 'state' | 'heldFor'>): string | null {
  if (state !== 'held') return null;
  return heldFor ? t('shipping.onHoldFor', { why: t(`queue.holdReasons.${heldFor}`) }) : t('shipping.onHold');
}

/** Names the orders that were left as they are, each with why. */
export function leftOrdersText(t: Words, left: readonly LeftOrder[]): string {
  const named = left
    .slice(0, MOST_NAMED)
    .map(({ order, failure }) => t('shipping.leftOrder', { number: order.number, why: whyLeft(t, order, failure) }));
  const more = left.length - named.length;
  const orders = [...named, ...(more > 0 ? [t('shipping.leftMore', { count: more })] : [])].join(', ');
  return t('shipping.left', { orders });
}

function whyLeft(t: Words, order: OrderRow, failure: Failure | null): string {
  const hold = holdText(t, order);
  if (hold !== null || failure === null || !mayDo(order.state, 'ship'))
    return hold ?? t(`orders.states.${order.state}`);
  return failureWords(t, failure).happened.replace(/\.$/, '');
}
