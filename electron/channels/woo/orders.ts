import type { z } from 'zod';
import type { RemoteAddress, RemoteOrder, remoteOrderLine, remoteRefund } from '#shared/contract/channels/remote.ts';
import { amountOf, perPiece } from '#electron/channels/amounts.ts';
import { type AddressRow, type LineRow, metaNumber, metaText, type OrderRow, type RefundRow } from './shapes.ts';
import { momentOf, plainText } from './texts.ts';

type Meaning = NonNullable<RemoteOrder['means']>;

/** WooCommerce's own statuses. What an extension adds means nothing that is known here, and is not guessed. */
const meanings: Readonly<Record<string, Meaning>> = {
  pending: 'unpaid',
  processing: 'open',
  'on-hold': 'held',
  completed: 'done',
  cancelled: 'cancelled',
  refunded: 'refunded',
  failed: 'failed',
  trash: 'gone',
};

/** A customer who is still typing: no order yet. */
export const DRAFT = 'checkout-draft';

/** What a status means, null where this program does not know it. */
export function meaningOf(status: string): Meaning | null {
  return meanings[status] ?? null;
}

/** An order with its refunds as the port has it. */
export function remoteOrder(row: OrderRow, refunds: readonly RefundRow[]): RemoteOrder {
  return {
    id: String(row.id),
    ...(row.order_key !== '' && { identity: row.order_key }),
    number: row.number || String(row.id),
    status: row.status,
    means: meaningOf(row.status),
    currency: row.currency,
    placedAt: momentOf(row.date_created_gmt),
    modifiedAt: momentOf(row.date_modified_gmt),
    billing: addressOf(row.billing),
    shipping: isEmpty(row.shipping) ? null : addressOf(row.shipping),
    shippingMethod: row.shipping_lines.map(({ method_title }) => plainText(method_title)).join(', '),
    shippingAmount: amountOf(row.shipping_total),
    discountAmount: amountOf(row.discount_total),
    customerNote: row.customer_note,
    lines: row.line_items.map((line) => lineOf(line, row.prices_include_tax)),
    refunds: refunds.map((refund) => refundOf(refund, row.line_items, refunds)),
  };
}

function lineOf(line: LineRow, withTax: boolean): z.infer<typeof remoteOrderLine> {
  return {
    id: String(line.id),
    productId: line.product_id ? String(line.product_id) : null,
    variantId: line.variation_id ? String(line.variation_id) : null,
    sku: line.sku,
    title: plainText(line.name),
    quantity: line.quantity,
    unitPrice: perPiece(withTax ? [line.subtotal, line.subtotal_tax] : [line.subtotal], line.quantity),
    total: amountOf(line.total),
    tax: amountOf(line.total_tax),
    taken: [{ locationId: null, quantity: metaNumber(line.meta_data, '_reduced_stock') }],
  };
}

function refundOf(
  refund: RefundRow,
  lines: readonly LineRow[],
  all: readonly RefundRow[],
): z.infer<typeof remoteRefund> {
  return {
    id: String(refund.id),
    amount: amountOf(refund.amount) ?? '0',
    reason: refund.reason,
    lines: refund.line_items.flatMap((item) => {
      const of = refundedLine(item);
      const line = lines.find(({ id }) => String(id) === of);
      if (!line || item.quantity === 0) return [];
      const restocked = metaNumber(line.meta_data, '_restock_refunded_items');
      const refunded = all.flatMap(({ line_items }) => line_items.filter((other) => refundedLine(other) === of));
      const pieces = refunded.reduce((sum, { quantity }) => sum - quantity, 0);
      // The store counts what it put back by line, not by refund.
      const known = restocked === 0 ? false : restocked >= pieces ? true : null;
      return [{ lineId: String(line.id), quantity: -item.quantity, restocked: known }];
    }),
  };
}

function refundedLine({ meta_data }: RefundRow['line_items'][number]): string | null {
  return metaText(meta_data, '_refunded_item_id');
}

function addressOf(row: AddressRow): RemoteAddress {
  return {
    name: [row.first_name, row.last_name].filter(Boolean).join(' '),
    company: row.company ?? '',
    lines: [row.address_1, row.address_2].filter((one): one is string => !!one),
    postcode: row.postcode ?? '',
    city: row.city ?? '',
    region: row.state ?? '',
    country: row.country ?? '',
    phone: row.phone ?? '',
    email: row.email ?? '',
  };
}

/** The store fills in the country of an address that nobody gave. */
function isEmpty({ country: _, state: __, ...row }: AddressRow): boolean {
  return Object.values(row).every((said) => !said);
}
