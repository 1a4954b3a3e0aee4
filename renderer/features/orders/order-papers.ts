import type { Contact } from '#shared/contract/store/protocol.ts';
import {
  documentPaperOf,
  type DocumentContent,
  layoutDocument,
  missingInDocument,
} from '#shared/domain/labels/document.ts';
import { joinPrintouts, type Printout } from '#shared/domain/labels/page.ts';
import type { Missing } from '#shared/domain/labels/text.ts';
import type { ListOrigin, Logo } from '#shared/domain/labels/sender.ts';
import { packingList, packingSlip, pickList } from '#shared/domain/labels/shop-documents.ts';
import type { ContactId } from '#shared/domain/operations/ids.ts';
import type { OrderLine, OrderRow } from '#shared/domain/operations/rows.ts';
import { dueDay } from '#shared/domain/orders/due.ts';
import { readyOf } from '#shared/domain/orders/progress.ts';
import type { Calendar } from '#shared/domain/values/day.ts';
import type { Format } from '#renderer/ui/use-format.ts';
import type { Words } from '#renderer/words/words.ts';
import { senderOf } from '#renderer/parts/sender.ts';
import type { OrderFacts } from './orders.queries.ts';

/** The lists on paper that belong to an order. */
export type OrderPaper = 'pickList' | 'packingSlip';

type Written = {
  readonly t: Words;
  readonly format: Format;
  readonly locale: string;
  readonly facts: OrderFacts;
  readonly contacts: ReadonlyMap<ContactId, Contact>;
  readonly days: Calendar;
  /** Left out where the shop has none, or it is not here. */
  readonly logo?: Logo | null;
};

/** A list for each order, each on pages of its own; null where there is no order. */
export function orderPapers(paper: OrderPaper, orders: readonly OrderRow[], written: Written): Printout | null {
  const sheet = documentPaperOf(written.locale);
  const [first, ...rest] = contentsOf(paper, orders, written).map((content) => layoutDocument(content, sheet));
  return first ? joinPrintouts([first, ...rest]) : null;
}

/** What of these lists the printing font does not know. */
export function missingOnPapers(paper: OrderPaper, orders: readonly OrderRow[], written: Written): readonly Missing[] {
  return contentsOf(paper, orders, written).flatMap(missingInDocument);
}

function contentsOf(paper: OrderPaper, orders: readonly OrderRow[], written: Written): readonly DocumentContent[] {
  const make = { pickList: pickListOf, packingSlip: packingSlipOf }[paper];
  const origin = originOf(paper, written);
  return orders.map((order) => ({ ...make(order, written), ...(origin && { origin }) }));
}

/** A packing slip leaves the house with its sender, where the shop has said one; a pick list stays and names the shop. */
function originOf(paper: OrderPaper, { t, facts: { shop }, logo = null }: Written): ListOrigin | null {
  if (!shop) return null;
  if (paper === 'pickList') return { as: 'shop', name: shop.name };
  const sender = senderOf(t, shop, logo);
  return sender && { as: 'sender', sender };
}

function pickListOf(order: OrderRow, { t, format, facts, contacts, days }: Written): DocumentContent {
  const open = order.lines.filter(({ quantity, picked }) => picked < quantity);
  const lines = (open.length > 0 ? open : order.lines).map(({ variantId, locationId, quantity, picked }) => {
    const row = facts.variant(variantId);
    const left = open.length > 0 ? quantity - picked : quantity;
    return {
      location: facts.locationName(locationId),
      sku: row?.sku ?? '',
      name: row?.title ?? '',
      quantity: format.quantity(left, row?.decimals ?? 0),
    };
  });
  return pickList(
    { code: order.number, facts: factsOf(order, { t, format, contacts, days }), lines },
    {
      title: t('orders.papers.pickTitle', { number: order.number }),
      page: (page, pages) => t('orders.papers.page', { page, pages }),
      location: t('orders.papers.location'),
      sku: t('orders.papers.sku'),
      name: t('orders.papers.name'),
      quantity: t('orders.papers.quantity'),
      picked: t('orders.papers.picked'),
    },
  );
}

/** What the paper of some orders is called: of orders of which nothing is packed yet, a packing slip is a packing list. */
export function paperKind(paper: OrderPaper, orders: readonly OrderRow[]): OrderPaper | 'packingList' {
  return paper === 'packingSlip' && orders.every(({ lines }) => packedOf(lines) === null) ? 'packingList' : paper;
}

/** What of each line lies in the parcel: what is picked and has not left, else what left; null where nothing is packed. */
function packedOf(lines: readonly OrderLine[]): ((line: OrderLine) => number) | null {
  if (lines.some((line) => readyOf(line) > 0)) return readyOf;
  return lines.some((line) => line.shipped > 0) ? (line) => line.shipped : null;
}

/** A packing slip says what is in the parcel and no more; what nothing is packed of yet is a list to pack by. */
function packingSlipOf(order: OrderRow, { t, format, facts, contacts }: Written): DocumentContent {
  const contact = order.contactId ? contacts.get(order.contactId) : undefined;
  const address = contact ? [contact.name, ...contact.address.split('\n')].filter(Boolean) : [];
  const packed = packedOf(order.lines);
  const lines = order.lines.map((line) => {
    const row = facts.variant(line.variantId);
    const shown = (quantity: number) => format.quantity(quantity, row?.decimals ?? 0);
    const [ordered, shipped] = [shown(line.quantity), packed ? shown(packed(line)) : ''];
    return { sku: row?.sku ?? '', name: row?.title ?? '', ordered, shipped };
  });
  const head = {
    code: order.number,
    facts: [t('orders.papers.placed', { day: format.date(order.placedAt) }), ...address],
    lines,
    closing: [],
  };
  const words = {
    page: (page: number, pages: number) => t('orders.papers.page', { page, pages }),
    sku: t('orders.papers.sku'),
    name: t('orders.papers.name'),
    ordered: t('orders.papers.ordered'),
  };
  const { number } = order;
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

function factsOf(
  order: OrderRow,
  { t, format, contacts, days }: Pick<Written, 't' | 'format' | 'contacts' | 'days'>,
): string[] {
  const due = dueDay(order, days);
  const contact = order.contactId ? contacts.get(order.contactId) : undefined;
  return [
    t('orders.papers.placed', { day: format.date(order.placedAt) }),
    due === null ? '' : t('orders.papers.due', { day: format.date(due) }),
    contact ? t('orders.papers.for', { name: contact.name }) : '',
  ].filter(Boolean);
}
