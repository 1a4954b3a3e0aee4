import type { Contact } from '#shared/contract/store/protocol.ts';
import { documentPaperOf, type DocumentContent, layoutDocument } from '#shared/domain/labels/document.ts';
import { joinPrintouts, type Printout } from '#shared/domain/labels/page.ts';
import { packingSlip, pickList } from '#shared/domain/labels/shop-documents.ts';
import type { ContactId } from '#shared/domain/operations/ids.ts';
import type { OrderRow } from '#shared/domain/operations/rows.ts';
import type { Format } from '#renderer/ui/use-format.ts';
import type { Words } from '#renderer/words/words.ts';
import type { OrderFacts } from './orders.queries.ts';

/** The lists on paper that belong to an order. */
export type OrderPaper = 'pickList' | 'packingSlip';

type Written = {
  readonly t: Words;
  readonly format: Format;
  readonly locale: string;
  readonly facts: OrderFacts;
  readonly contacts: ReadonlyMap<ContactId, Contact>;
};

/** A list for each order, each on pages of its own; null where there is no order. */
export function orderPapers(paper: OrderPaper, orders: readonly OrderRow[], written: Written): Printout | null {
  const sheet = documentPaperOf(written.locale);
  const make = { pickList: pickListOf, packingSlip: packingSlipOf }[paper];
  const [first, ...rest] = orders.map((order) => layoutDocument(make(order, written), sheet));
  return first ? joinPrintouts([first, ...rest]) : null;
}

function pickListOf(order: OrderRow, { t, format, facts, contacts }: Written): DocumentContent {
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
    { code: order.number, facts: factsOf(order, { t, format, contacts }), lines },
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

function packingSlipOf(order: OrderRow, { t, format, facts, contacts }: Written): DocumentContent {
  const contact = order.contactId ? contacts.get(order.contactId) : undefined;
  const address = contact ? [contact.name, ...contact.address.split('\n')].filter(Boolean) : [];
  return packingSlip(
    {
      code: order.number,
      facts: [t('orders.papers.placed', { day: format.date(order.placedAt) }), ...address],
      lines: order.lines.map(({ variantId, quantity }) => {
        const row = facts.variant(variantId);
        const ordered = format.quantity(quantity, row?.decimals ?? 0);
        return { sku: row?.sku ?? '', name: row?.title ?? '', ordered, shipped: ordered };
      }),
      closing: [],
    },
    {
      title: t('orders.papers.slipTitle', { number: order.number }),
      page: (page, pages) => t('orders.papers.page', { page, pages }),
      sku: t('orders.papers.sku'),
      name: t('orders.papers.name'),
      ordered: t('orders.papers.ordered'),
      shipped: t('orders.papers.packed'),
    },
  );
}

function factsOf(order: OrderRow, { t, format, contacts }: Pick<Written, 't' | 'format' | 'contacts'>): string[] {
  const contact = order.contactId ? contacts.get(order.contactId) : undefined;
  return [
    t('orders.papers.placed', { day: format.date(order.placedAt) }),
    order.dueAt === null ? '' : t('orders.papers.due', { day: format.date(order.dueAt) }),
    contact ? t('orders.papers.for', { name: contact.name }) : '',
  ].filter(Boolean);
}
