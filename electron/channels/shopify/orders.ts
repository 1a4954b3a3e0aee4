import type { z } from 'zod';
import { amountOf, perPiece } from '#electron/channels/amounts.ts';
import type { RemoteAddress, RemoteOrder, remoteOrderLine, remoteRefund } from '#shared/contract/channels/remote.ts';
import { meaningOf, statusOf } from './meaning.ts';
import type { AddressRow, LineRow, Refund, WholeOrder } from './shapes.ts';
import { takenOf } from './taken.ts';

type Money = LineRow['originalUnitPriceSet'];

/** An order with all that belongs to it as the port has it; money in the shop's own currency. */
export function remoteOrder(row: WholeOrder): RemoteOrder {
  const contact = { email: row.email, phone: row.phone };
  return {
    id: row.id,
    number: row.name.replace(/^#/, '') || row.id,
    status: statusOf(row),
    means: meaningOf(row),
    currency: row.currencyCode,
    placedAt: row.createdAt,
    modifiedAt: row.updatedAt,
    billing: addressOf(row.billingAddress ?? row.shippingAddress, contact),
    shipping: row.shippingAddress ? addressOf(row.shippingAddress, contact) : null,
    shippingMethod: row.shippingLine?.title ?? '',
    shippingAmount: amount(row.totalShippingPriceSet),
    discountAmount: amount(row.totalDiscountsSet),
    customerNote: row.note,
    lines: row.lines.map((line) => lineOf(line, row)),
    refunds: row.refunds.map(refundOf),
  };
}

function lineOf(line: LineRow, order: WholeOrder): z.infer<typeof remoteOrderLine> {
  const refunded = order.refunds.flatMap(({ lines }) => lines).filter(({ lineItem }) => lineItem.id === line.id);
  const taxes = line.taxLines.map(({ priceSet }) => amount(priceSet) ?? '0');
  const total = amount(line.discountedTotalSet);
  return {
    id: line.id,
    productId: line.product?.id ?? null,
    variantId: line.variant?.id ?? null,
    sku: line.sku,
    title: [line.title, line.variantTitle].filter((one) => one !== '' && one !== 'Default Title').join(' – '),
    // The store takes off what was refunded as well; the port has that in its refunds.
    quantity: refunded.reduce((all, { quantity }) => all + quantity, line.currentQuantity),
    unitPrice: amount(line.originalUnitPriceSet),
    total: total === null || !order.taxesIncluded ? total : perPiece([total, ...taxes.map((tax) => `-${tax}`)], 1),
    tax: perPiece(['0', ...taxes], 1),
    taken: takenOf(line, order),
  };
}

/** How a piece came back, by the store's word: with its stock, or without. */
const ways = ['CANCEL', 'RETURN', 'LEGACY_RESTOCK', 'NO_RESTOCK'];

function refundOf({ id, note, totalRefundedSet, lines }: Refund): z.infer<typeof remoteRefund> {
  return {
    id,
    amount: amount(totalRefundedSet) ?? '0',
    reason: note,
    lines: lines.map(({ lineItem, quantity, restockType, restocked }) => ({
      lineId: lineItem.id,
      quantity,
      restocked: ways.includes(restockType) ? restocked : null,
    })),
  };
}

function amount(money: Money): string | null {
  return amountOf(money?.shopMoney.amount ?? '');
}

function addressOf(
  row: AddressRow,
  { email, phone }: { readonly email: string; readonly phone: string },
): RemoteAddress {
  return {
    name: row?.name ?? '',
    company: row?.company ?? '',
    lines: [row?.address1 ?? '', row?.address2 ?? ''].filter((one) => one !== ''),
    postcode: row?.zip ?? '',
    city: row?.city ?? '',
    region: row?.provinceCode ?? '',
    country: row?.countryCodeV2 ?? '',
    phone: row?.phone || phone,
    email,
  };
}
