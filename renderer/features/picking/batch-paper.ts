import {
  documentPaperOf,
  type DocumentContent,
  layoutDocument,
  missingInDocument,
} from '#shared/domain/labels/document.ts';
import { joinPrintouts, type Printout } from '#shared/domain/labels/page.ts';
import { jointPickList } from '#shared/domain/labels/shop-documents.ts';
import type { Missing } from '#shared/domain/labels/text.ts';
import { batchCode } from '#shared/domain/batches/batch-code.ts';
import type { BatchStop } from '#shared/domain/batches/stops.ts';
import type { Day } from '#shared/domain/operations/rows.ts';
import type { Format } from '#renderer/ui/use-format.ts';
import type { Words } from '#renderer/words/words.ts';
import { boxOf, numberOf } from './batch-words.ts';
import type { FoundBatch, PickFacts } from './picking.queries.ts';
import type { StopLot } from './stop-lots.ts';

type Around = {
  readonly t: Words;
  readonly format: Format;
  readonly locale: string;
  readonly facts: PickFacts;
  readonly today: Day;
  readonly lotsOf: (key: string) => readonly StopLot[];
};

/** The list of a batch to take along: its own code at the head, the stops in walking order, and the codes of its orders at the end. */
export function batchPaper(
  found: FoundBatch,
  stops: readonly BatchStop[],
  around: Around,
): { readonly printout: Printout; readonly missing: readonly Missing[] } {
  const content = contentOf(found, stops, around);
  const printout = joinPrintouts([layoutDocument(content, documentPaperOf(around.locale))]);
  return { printout, missing: missingInDocument(content) };
}

/** What the list of a batch says. */
export function contentOf(
  { batch, person, orders }: FoundBatch,
  stops: readonly BatchStop[],
  around: Around,
): DocumentContent {
  const { t, format, facts, today, lotsOf } = around;
  const tops = new Set(stops.map(({ path }) => path[0]));
  /** In which box an order goes, where they are sorted while picking. */
  const orderText = (orderId: string) => {
    const number = numberOf(orders, orderId);
    return batch.method === 'cluster' ? t('picking.paper.box', { box: boxOf(batch, orderId), number }) : number;
  };
  const content = jointPickList(
    {
      code: batchCode(batch.name),
      facts: [
        t('picking.paper.asOf', { day: format.date(today) }),
        t('picking.paper.orders', { count: orders.length }),
        person ? t('picking.paper.person', { name: person }) : '',
      ].filter(Boolean),
      lines: stops.map((stop) => {
        const row = facts.variant(stop.variantId);
        const shown = (quantity: number) => format.quantity(quantity, row?.decimals ?? 0);
        return {
          sku: row?.sku ?? '',
          name: row?.title ?? '',
          quantity: shown(stop.left + stop.missing),
          // What all of them lie in goes without saying, unless it is all there is to say.
          location: (tops.size === 1 && stop.path.length > 1 ? stop.path.slice(1) : stop.path).join(' › '),
          lots: lotsOf(stop.key)
            .flatMap(({ quantity, lot }) =>
              lot ? [t('picking.page.lot', { quantity: shown(quantity), lot: lot.code })] : [],
            )
            .join(', '),
          shares: stop.needs.map(({ orderId, left, missing }) => ({
            order: orderText(orderId),
            quantity: shown(left + missing),
            lots: '',
          })),
        };
      }),
      codes: orders.map(({ id, number }) => ({ code: number, text: orderText(id) })),
    },
    {
      title: t('picking.paper.title', { number: batch.name }),
      codes: t('picking.paper.codes'),
      page: (page, pages) => t('orders.papers.page', { page, pages }),
      location: t('orders.papers.location'),
      sku: t('orders.papers.sku'),
      name: t('orders.papers.name'),
      quantity: t('orders.papers.quantity'),
      picked: t('orders.papers.picked'),
    },
  );
  return { ...content, origin: { as: 'shop', name: facts.shopName } };
}
