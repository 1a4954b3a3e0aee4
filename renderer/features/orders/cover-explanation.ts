import type { Explanation, ExplanationLine } from '#renderer/ui/explanation.ts';
import type { Format } from '#renderer/ui/use-format.ts';
import type { Words } from '#renderer/words/words.ts';
import type { OrderLine, OrderRow } from '#shared/domain/operations/rows.ts';
import { type Before, type CoverSteps, type Delivery, explainCover } from '#shared/domain/orders/explain-cover.ts';
import { shareOf } from '#shared/domain/orders/allocate.ts';
import type { OrderStock } from '#shared/domain/orders/order-stock.ts';
import { promisableLine, promisableOrder } from '#shared/domain/orders/promise-day.ts';
import type { Calendar } from '#shared/domain/values/day.ts';
import { productHref } from './order-figures.tsx';
import type { OrderFacts } from './orders.queries.ts';
import { promisableText } from './promisable-text.ts';

/** More orders or lines than this nobody reads; the rest is one line. */
const MOST = 6;

/** What the stock of orders is told with. */
export type CoverParts = {
  readonly t: Words;
  readonly format: Format;
  readonly facts: OrderFacts;
  readonly stock: OrderStock;
};

/**
 * What a line has or misses, whichever of them its figure shows: what is on the shelf, who is before it, what comes when. The
 * lines with a value add up to the total, which is the figure.
 */
export function explainLine(
  order: OrderRow,
  line: OrderLine,
  parts: CoverParts,
  days: Pick<Calendar, 'said'>,
): Explanation {
  const { t, format, facts, stock } = parts;
  const row = facts.variant(line.variantId);
  const shown = (quantity: number) => format.quantity(quantity, row?.decimals ?? 0);
  const steps = explainCover(order, line, { shared: stock, supply: stock.supply, days });
  const share = shareOf(line, stock);
  const isShort = share.short > 0;
  return {
    title: t('allocation.line.title', { product: row?.title ?? '' }),
    lines: [
      ...(isShort ? [{ label: t('allocation.line.ordered'), value: shown(line.quantity) }] : []),
      ...shelfLines(steps, line, parts, (quantity) => shown(isShort ? -quantity : quantity)),
      ...restLines(steps, parts, shown),
    ],
    total: {
      label: t(isShort ? 'allocation.line.missing' : 'allocation.line.covered'),
      value: shown(isShort ? share.short : share.covered),
      note: `${t('allocation.promisable')}: ${promisableText(parts, promisableLine(share))}`,
    },
    ...(row && { more: { label: t('allocation.line.product'), href: productHref(row) } }),
  };
}

type Shown = (quantity: number) => string;

/** What is there and who has of it; `shown` words a quantity with the sign it has in the sum. */
function shelfLines(
  { picked, isForSale, shelf, before, covered, whole }: CoverSteps,
  line: OrderLine,
  { t, facts }: CoverParts,
  shown: Shown,
): readonly ExplanationLine[] {
  const left = before.reduce((rest, { quantity }) => rest - quantity, shelf - covered);
  return [
    ...(picked > 0 ? [{ label: t('allocation.line.picked'), value: shown(picked) }] : []),
    {
      label: t('allocation.line.shelf', { location: facts.locationName(line.locationId) }),
      value: shown(shelf),
      ...(!isForSale && { note: t('allocation.line.notForSale') }),
    },
    ...beforeLines(before, t, shown),
    ...(left > 0 ? [{ label: t('allocation.line.left'), value: shown(-left) }] : []),
    ...(whole === null
      ? []
      : [
          {
            label: t('allocation.whole.label'),
            value: '',
            note: t(`allocation.whole.${whole === 'yields' ? 'yields' : 'keeps'}`),
          },
        ]),
  ];
}

function beforeLines(before: readonly Before[], t: Words, shown: Shown): readonly ExplanationLine[] {
  const rest = before.slice(MOST);
  const sum = rest.reduce((all, { quantity }) => all + quantity, 0);
  return [
    ...before.slice(0, MOST).map(
      ({ order, quantity, why, kept }): ExplanationLine => ({
        label: why === 'same' ? t('allocation.line.sameOrder') : t('allocation.line.order', { number: order.number }),
        ...(why !== 'same' && { href: `/orders/${order.id}` }),
        value: shown(-quantity),
        note: t(kept ? `allocation.kept.${kept}` : `allocation.why.${why}`),
      }),
    ),
    ...(rest.length > 0
      ? [{ label: t('allocation.line.moreOrders', { count: rest.length }), value: shown(-sum) }]
      : []),
  ];
}

function restLines(
  { deliveries, unknown }: CoverSteps,
  { t, format }: CoverParts,
  shown: Shown,
): readonly ExplanationLine[] {
  return [
    ...deliveries.slice(0, MOST).map(
      (delivery): ExplanationLine => ({
        label: deliveryText(delivery, t, format),
        value: '',
        note: t('allocation.line.split', {
          quantity: shown(delivery.quantity),
          before: shown(delivery.before),
          mine: shown(delivery.mine),
        }),
      }),
    ),
    ...(unknown > 0
      ? [{ label: t('allocation.line.notOnOrder', { quantity: shown(unknown) }), value: '', tone: 'bad' } as const]
      : []),
  ];
}

function deliveryText({ day, said }: Delivery, t: Words, format: Format): string {
  if (day !== null) return t('allocation.line.delivery', { day: format.date(day) });
  return said === null ? t('allocation.line.noDay') : t('allocation.line.late', { day: format.date(said) });
}

/** When all of an order is there, line by line. */
export function explainOrder(order: OrderRow, parts: CoverParts): Explanation {
  const { t, facts, format, stock } = parts;
  const lines = order.lines.map((line): ExplanationLine => {
    const row = facts.variant(line.variantId);
    const share = shareOf(line, stock);
    const shown = (quantity: number) => format.quantity(quantity, row?.decimals ?? 0);
    return {
      label: row?.title ?? '',
      value: promisableText(parts, promisableLine(share)),
      note: t('allocation.lineCovered', { covered: shown(share.covered), quantity: shown(line.quantity) }),
    };
  });
  // What comes last is what a person asks about.
  const short = order.lines.map((line) => stock.shortLines.has(line.id));
  const sorted = [...lines.filter((_, at) => short[at]), ...lines.filter((_, at) => !short[at])];
  const rest = sorted.length - MOST;
  return {
    title: t('allocation.orderTitle', { number: order.number }),
    lines: [
      ...sorted.slice(0, MOST),
      ...(rest > 0 ? [{ label: t('orders.figures.more', { count: rest }), value: '' }] : []),
    ],
    total: { label: t('allocation.promisable'), value: promisableText(parts, promisableOrder(order, stock)) },
  };
}
