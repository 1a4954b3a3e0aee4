import type { z } from 'zod';
import type { RemoteAddress, RemoteOrder, remoteOrderLine, remoteRefund } from '#shared/contract/channels/remote.ts';
import { amountOf } from './money.ts';
import { type AddressRow, type LineRow, type OrderRow, ownText, type RefundRow } from './shapes.ts';
import type { Shop } from './shop.ts';
import { type Allocations, takenOf } from './taken.ts';

type Meaning = NonNullable<RemoteOrder['means']>;

/** The states of the store's own process. What a shop added means nothing that is known here, and is not guessed. */
const meanings: Readonly<Record<string, Meaning>> = {
  // Some shops take orders before they are paid, by invoice.
  ArrangingPayment: 'unpaid',
  ArrangingAdditionalPayment: 'unpaid',
  // The money is reserved, and the store lets nothing leave before it is taken.
  PaymentAuthorized: 'held',
  // Somebody changes it right now.
  Modifying: 'held',
  PaymentSettled: 'open',
  PartiallyShipped: 'open',
  PartiallyDelivered: 'open',
  Shipped: 'done',
  Delivered: 'done',
  Cancelled: 'cancelled',
};

/** Nothing happens to them any more, as a rule. */
export const endStates = ['Shipped', 'Delivered', 'Cancelled'] as const;

/** What a state means, null where this program does not know it. */
export function meaningOf(state: string): Meaning | null {
  return meanings[state] ?? null;
}

/** Whether a row is an order: a basket was not placed, and an order of several sellers is told by its parts. */
export function isOrder({ orderPlacedAt, type }: OrderRow): boolean {
  return orderPlacedAt != null && type !== 'Aggregate';
}

/** An order with its refunds as the port has it. */
export function remoteOrder(row: OrderRow, allocations: Allocations, shop: Shop): RemoteOrder {
  const money = (units: number) => amountOf(units, shop.places);
  const refunds = row.payments.flatMap((payment) => payment.refunds).filter(({ state }) => state !== 'Failed');
  return {
    id: row.id,
    identity: row.code,
    number: row.code,
    status: row.state,
    means: row.state === 'PartiallyDelivered' && isSent(row) ? 'done' : meaningOf(row.state),
    currency: row.currencyCode,
    placedAt: row.orderPlacedAt ?? row.createdAt,
    modifiedAt: lastChange(row, refunds),
    billing: addressOf(isEmpty(row.billingAddress) ? row.shippingAddress : row.billingAddress, row),
    shipping: isEmpty(row.shippingAddress) ? null : addressOf(row.shippingAddress, row),
    shippingMethod: row.shippingLines.map(({ shippingMethod }) => shippingMethod?.name ?? '').join(', '),
    shippingAmount: money(row.shipping),
    discountAmount: money(row.discounts.reduce((sum, { amount }) => sum - amount, 0)),
    customerNote: ownText(row.customFields, shop.noteField),
    lines: row.lines.map((line) => ({ ...lineOf(line, shop), taken: mutable(takenOf(line, row, allocations, shop)) })),
    refunds: refundsOf(refunds, row.lines, money),
  };
}

function mutable<T>(list: readonly T[] | null): T[] | null {
  return list && [...list];
}

/** The store's own moment of change passes over states, parcels, refunds and addresses. */
function lastChange(row: OrderRow, refunds: readonly RefundRow[]): number {
  return Math.max(
    row.updatedAt,
    row.orderPlacedAt ?? 0,
    ...refunds.map(({ updatedAt }) => updatedAt),
    ...row.fulfillments.map(({ updatedAt }) => updatedAt),
    ...row.modifications.map(({ createdAt }) => createdAt),
    ...row.history.items.map(({ createdAt }) => createdAt),
  );
}

/** Whether all of it is on its way. */
function isSent({ lines, fulfillments }: OrderRow): boolean {
  const sent = fulfillments.filter(({ state }) => state === 'Shipped' || state === 'Delivered');
  return lines.every(({ id, quantity }) => {
    const pieces = sent.flatMap((one) => one.lines).filter(({ orderLineId }) => orderLineId === id);
    return pieces.reduce((sum, one) => sum + one.quantity, 0) >= quantity;
  });
}

function lineOf(line: LineRow, shop: Shop): Omit<z.infer<typeof remoteOrderLine>, 'taken'> {
  const money = (units: number) => amountOf(units, shop.places);
  return {
    id: line.id,
    productId: line.productVariant.productId,
    variantId: line.productVariant.id,
    sku: line.productVariant.sku,
    title: line.productVariant.name,
    quantity: line.quantity,
    unitPrice: money(shop.pricesWithTax ? line.unitPriceWithTax : line.unitPrice),
    total: money(line.proratedLinePrice),
    tax: money(line.lineTax),
  };
}

/**
 * Refunds, each with those of its pieces that are still in their line: pieces that were given back have left it, which is how the
 * store says that they lie on the shelf again.
 */
function refundsOf(
  refunds: readonly RefundRow[],
  lines: readonly LineRow[],
  money: (units: number) => string,
): z.infer<typeof remoteRefund>[] {
  const left = new Map(lines.map(({ id, quantity, orderPlacedQuantity }) => [id, orderPlacedQuantity - quantity]));
  return refunds.map((refund) => ({
    id: refund.id,
    amount: money(refund.total),
    reason: refund.reason,
    lines: refund.lines.flatMap(({ orderLineId: lineId, quantity }) => {
      const before = Math.max(0, left.get(lineId) ?? 0);
      left.set(lineId, before - quantity);
      return quantity > before ? [{ lineId, quantity: quantity - before, restocked: false }] : [];
    }),
  }));
}

function addressOf(row: AddressRow, { customer }: OrderRow): RemoteAddress {
  return {
    name: row?.fullName || [customer?.firstName, customer?.lastName].filter(Boolean).join(' '),
    company: row?.company ?? '',
    lines: [row?.streetLine1, row?.streetLine2].filter((one): one is string => !!one),
    postcode: row?.postalCode ?? '',
    city: row?.city ?? '',
    region: row?.province ?? '',
    country: row?.countryCode ?? '',
    phone: row?.phoneNumber || (customer?.phoneNumber ?? ''),
    email: customer?.emailAddress ?? '',
  };
}

function isEmpty(row: AddressRow): boolean {
  return !row || Object.values(row).every((said) => !said);
}
