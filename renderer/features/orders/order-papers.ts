import {
  documentPaperOf,
  type DocumentContent,
  layoutDocument,
  missingInDocument,
} from '#shared/domain/labels/document.ts';
import { joinPrintouts, type Printout } from '#shared/domain/labels/page.ts';
import type { Missing } from '#shared/domain/labels/text.ts';
import type { ListOrigin, Logo } from '#shared/domain/labels/sender.ts';
import { orderContactId } from '#shared/domain/operations/ids.ts';
import type { OrderRow } from '#shared/domain/operations/rows.ts';
import { recipientOf } from '#shared/domain/orders/recipient.ts';
import { isPickable } from '#shared/domain/orders/joint-pick.ts';
import { mayDo } from '#shared/domain/orders/order-states.ts';
import type { Words } from '#renderer/words/words.ts';
import { packedPart, packingSlipOf, slipOrigin } from '#renderer/parts/packing-slip.ts';
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
  const make = { pickList: pickListOf, packingSlip: slipOf }[paper];
  return orders.map((order) => from(make(order, written)));
}

/** A packing slip leaves the house with its sender, where the shop has said one; a pick list stays and names the shop. */
function originOf(paper: OrderPaper, { t, facts: { shop }, logo = null }: Written): ListOrigin | null {
  if (!shop) return null;
  if (paper !== 'packingSlip') return { as: 'shop', name: shop.name };
  return slipOrigin(t, shop, logo);
}

/** A packing slip of all of an order that is packed. */
function slipOf(order: OrderRow, { t, format, facts, contacts }: Written): DocumentContent {
  const customer = order.contactId ? contacts.get(order.contactId) : undefined;
  const own = contacts.get(orderContactId(order.id));
  const recipient = recipientOf(own, customer);
  const to = recipient ? { ...recipient, note: own?.note } : undefined;
  return packingSlipOf(order, to, null, { t, format, product: (id) => facts.variant(id) });
}

/** What the paper of some orders is called: of orders of which nothing is packed yet, a packing slip is a packing list. */
export function paperKind(paper: OrderPaper, orders: readonly OrderRow[]): OrderPaper | 'packingList' {
  return paper === 'packingSlip' && orders.every(({ lines }) => packedPart(lines) === null) ? 'packingList' : paper;
}
