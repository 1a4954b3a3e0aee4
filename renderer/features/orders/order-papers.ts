import type { Contact } from '#shared/contract/store/protocol.ts';
import {
  documentPaperOf,
  type DocumentContent,
  layoutDocument,
  missingInDocument,
} from '#shared/domain/labels/document.ts';
import type { Recipient } from '#shared/domain/labels/document-parts.ts';
import { joinPrintouts, type Printout } from '#shared/domain/labels/page.ts';
import type { Missing } from '#shared/domain/labels/text.ts';
import type { ListOrigin, Logo } from '#shared/domain/labels/sender.ts';
import { packingList, packingSlip } from '#shared/domain/labels/shop-documents.ts';
import { orderContactId } from '#shared/domain/operations/ids.ts';
import type { OrderLine, OrderRow } from '#shared/domain/operations/rows.ts';
import { isPickable } from '#shared/domain/orders/joint-pick.ts';
import { mayDo } from '#shared/domain/orders/order-states.ts';
import { readyOf } from '#shared/domain/orders/progress.ts';
import type { Words } from '#renderer/words/words.ts';
import { senderOf } from '#renderer/parts/sender.ts';
import { jointPickListOf, pickListOf, type PickPapers } from './pick-papers.ts';

/** The lists on paper that belong to orders: for each of them, or one for all. */
export type OrderPaper = 'pickList' | 'jointPickList' | 'packingSlip';

type Written = PickPapers & {
  readonly locale: string;
  /** Left out where the shop has none, or it is not here. */
  readonly logo?: Logo | null;
  /** Which of the chosen orders are not on it, in words. */
  readonly left?: string | null;
};

/** Which orders a paper is printed of: nothing is picked for one that is held or over. */
export function printedOn(paper: OrderPaper, orders: readonly OrderRow[]): readonly OrderRow[] {
  return orders.filter((order) => {
    if (paper === 'packingSlip') return order.state !== 'void' && order.state !== 'cancelled';
    return paper === 'pickList' ? mayDo(order.state, 'pick') : isPickable(order);
  });
}

/** Which orders are not printed and why, in words; null where all are. */
export function leftOutText(t: Words, chosen: readonly OrderRow[], printed: readonly OrderRow[]): string | null {
  const left = chosen.filter((order) => !printed.includes(order));
  if (left.length === 0) return null;
  const named = left.slice(0, MOST_NAMED).map((order): string => {
    const why = mayDo(order.state, 'pick') ? t('orders.papers.nothingLeft') : t(`orders.states.${order.state}`);
    return t('orders.papers.leftOne', { number: order.number, why });
  });
  const more = left.length - named.length;
  if (more > 0) named.push(t('orders.papers.leftMore', { count: more }));
  return t('orders.papers.leftOut', { orders: named.join(', ') });
}

const MOST_NAMED = 8;

/** A list for each order, each on pages of its own, or one for all; null where there is no order. */
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
  const origin = originOf(paper, written);
  const from = (content: DocumentContent) => ({ ...content, ...(origin && { origin }) });
  if (paper === 'jointPickList')
    return orders.length > 0 ? [from(jointPickListOf(orders, written.left ?? null, written))] : [];
  const make = { pickList: pickListOf, packingSlip: packingSlipOf }[paper];
  return orders.map((order) => from(make(order, written)));
}

/** A packing slip leaves the house with its sender, where the shop has said one; a pick list stays and names the shop. */
function originOf(paper: OrderPaper, { t, facts: { shop }, logo = null }: Written): ListOrigin | null {
  if (!shop) return null;
  if (paper !== 'packingSlip') return { as: 'shop', name: shop.name };
  const sender = senderOf(t, shop, logo);
  return sender && { as: 'sender', sender };
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
function packingSlipOf(order: OrderRow, written: Written): DocumentContent {
  const { t, format, facts } = written;
  const packed = packedOf(order.lines);
  const lines = order.lines.map((line) => {
    const row = facts.variant(line.variantId);
    const shown = (quantity: number) => format.quantity(quantity, row?.decimals ?? 0);
    const [ordered, shipped] = [shown(line.quantity), packed ? shown(packed(line)) : ''];
    return { sku: row?.sku ?? '', name: row?.title ?? '', ordered, shipped };
  });
  const head = {
    code: order.number,
    recipient: recipientOf(order, written),
    facts: [t('orders.papers.placed', { day: format.date(order.placedAt) })],
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

/** Whom an order goes to, line by line: the address of its own where it has one, else its customer; null where nobody is known. */
function recipientOf({ id, contactId }: OrderRow, { t, contacts }: Written): Recipient | null {
  const label = t('orders.papers.shipTo');
  const own = linesOf(contacts.get(orderContactId(id))?.address ?? '');
  if (own.length > 0) return { label, lines: own };
  const contact: Contact | undefined = contactId ? contacts.get(contactId) : undefined;
  if (!contact) return null;
  return { label, lines: linesOf(`${contact.name}\n${contact.address}`) };
}

function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}
