import type { DocumentContent } from '#shared/domain/labels/document.ts';
import type { Recipient } from '#shared/domain/labels/document-parts.ts';
import type { ListOrigin, Logo } from '#shared/domain/labels/sender.ts';
import { packingList, packingSlip } from '#shared/domain/labels/shop-documents.ts';
import type { VariantId } from '#shared/domain/operations/ids.ts';
import type { OrderLine, OrderRow, ParcelLine, ShopRow } from '#shared/domain/operations/rows.ts';
import { readyOf } from '#shared/domain/orders/progress.ts';
import type { ParcelPlace } from '#shared/domain/parcels/parcel-reference.ts';
import type { Format } from '#renderer/ui/use-format.ts';
import type { Words } from '#renderer/words/words.ts';
import { senderOf } from './sender.ts';

/** Whom an order goes to, as their record says. */
export type SentTo = {
  readonly name: string;
  readonly address: string;
  readonly phone?: string;
  readonly email?: string;
  /** What is noted of the order. */
  readonly note?: string;
};

/** What a slip is written with. */
export type SlipWriting = {
  readonly t: Words;
  readonly format: Format;
  readonly product: (
    id: VariantId,
  ) => { readonly sku: string | null; readonly title: string; readonly decimals: number } | undefined;
};

/** Which parcel a slip is of: its place among the order's, its contents, the code that scans back to it. */
export type SlipParcel = ParcelPlace & { readonly code: string; readonly lines: readonly ParcelLine[] };

/** What of each line lies packed: what is picked and has not left, else what left; null where nothing is. */
export function packedPart(lines: readonly OrderLine[]): ((line: OrderLine) => number) | null {
  if (lines.some((line) => readyOf(line) > 0)) return readyOf;
  return lines.some((line) => line.shipped > 0) ? (line) => line.shipped : null;
}

/**
 * What lies in a parcel (null: in all of an order) and no more, for whom it is for. Of an order of which nothing is packed yet
 * it is a list to pack by.
 */
export function packingSlipOf(
  order: OrderRow,
  to: SentTo | undefined,
  parcel: SlipParcel | null,
  writing: SlipWriting,
): DocumentContent {
  const { t, format, product } = writing;
  const { number } = order;
  const inParcel = parcel && new Map(parcel.lines.map(({ lineId, quantity }) => [lineId, quantity]));
  const packed = inParcel ? ({ id }: OrderLine) => inParcel.get(id) ?? 0 : packedPart(order.lines);
  const listed = inParcel ? order.lines.filter(({ id }) => inParcel.has(id)) : order.lines;
  const lines = listed.map((line) => {
    const row = product(line.variantId);
    const shown = (quantity: number) => format.quantity(quantity, row?.decimals ?? 0);
    const [ordered, shipped] = [shown(line.quantity), packed ? shown(packed(line)) : ''];
    return { sku: row?.sku ?? '', name: row?.title ?? '', ordered, shipped };
  });
  const placed = t('orders.papers.placed', { day: format.date(order.placedAt) });
  // Of an order that was typed in, the note may be the shop's own.
  const note = order.channelId ? (to?.note?.trim() ?? '') : '';
  const head = {
    code: parcel?.code ?? number,
    recipient: recipientOf(t, to),
    facts: [
      ...(parcel && parcel.parcels > 1 ? [t('packing.papers.place', placeOf(parcel))] : []),
      placed,
      ...(order.shippingMethod ? [t('orders.papers.method', { method: order.shippingMethod })] : []),
      ...reachedBy(t, to),
    ],
    lines,
    closing: note === '' ? [] : [t('orders.papers.customerNote', { note })],
  };
  const words = {
    page: (page: number, pages: number) => t('orders.papers.page', { page, pages }),
    sku: t('orders.papers.sku'),
    name: t('orders.papers.name'),
    ordered: t('orders.papers.ordered'),
  };
  return packed
    ? packingSlip(head, {
        ...words,
        title: t('orders.papers.slipTitle', { number }),
        shipped: t('orders.papers.packed'),
      })
    : packingList(head, {
        ...words,
        title: t('orders.papers.listTitle', { number }),
        shipped: t('orders.papers.toPack'),
      });
}

function placeOf({ position, parcels }: ParcelPlace): ParcelPlace {
  return { position, parcels };
}

/** The lines of an address as it is printed: the name first. */
export function addressLines(to: SentTo | undefined): readonly string[] {
  if (!to) return [];
  return [to.name, ...to.address.split('\n')].map((line) => line.trim()).filter(Boolean);
}

/** How whoever it goes to is reached. */
function reachedBy(t: Words, to: SentTo | undefined): readonly string[] {
  const said = [
    to?.phone && t('orders.papers.phone', { phone: to.phone }),
    to?.email && t('orders.papers.email', { email: to.email }),
  ].filter(Boolean);
  return said.length > 0 ? [said.join(' · ')] : [];
}

/** Whom an order goes to, line by line; null where nobody is known. */
function recipientOf(t: Words, to: SentTo | undefined): Recipient | null {
  return to ? { label: t('orders.papers.shipTo'), lines: addressLines(to) } : null;
}

/** A slip leaves the house with its sender, where the shop has said one. */
export function slipOrigin(t: Words, shop: ShopRow | null, logo: Logo | null): ListOrigin | null {
  const sender = shop && senderOf(t, shop, logo);
  return sender && { as: 'sender', sender };
}
