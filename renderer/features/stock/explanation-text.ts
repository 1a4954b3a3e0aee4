import type { Explanation, ExplanationLine } from '#renderer/ui/explanation.ts';
import type { Format } from '#renderer/ui/use-format.ts';
import type { Words } from '#renderer/words/words.ts';
import { availableOf } from '#shared/domain/stock/available.ts';
import { timesQuantity } from '#shared/domain/values/money.ts';
import type { FigureParts } from './explain.queries.ts';
import { productPlace } from './product-place.ts';
import type { StockListRow } from './stock.queries.ts';

/** The figures of a variant that can be explained. */
export type FigureKind = 'onHand' | 'notForSale' | 'committed' | 'available' | 'incoming' | 'value';

type Wording = { readonly t: Words; readonly format: Format; readonly currency: string };

/** More lines than this nobody reads; the rest is one line. */
const MOST = 8;

/** What makes a figure, in words; the lines add up to the total. */
export function explanationOf(kind: FigureKind, row: StockListRow, parts: FigureParts, wording: Wording): Explanation {
  const { t } = wording;
  const of = { onHand: onHandBody, notForSale, committed, available, incoming, value }[kind];
  return {
    title: t(`stock.explain.${kind}`, { product: row.title }),
    ...of(row, parts, wording),
    more: { label: t('stock.explain.movements'), href: productPlace(row) },
  };
}

type Body = Pick<Explanation, 'lines' | 'total'>;

/** What lies of a lot at a place, in words. */
export function lotExplanation(
  row: StockListRow,
  title: string,
  movements: FigureParts['movements'],
  wording: Pick<Wording, 't' | 'format'>,
): Explanation {
  const onHand = total(movements.map(({ quantity }) => quantity));
  return {
    title,
    ...onHandBody(row, { movements, onHand }, wording),
    more: { label: wording.t('stock.explain.movements'), href: productPlace(row) },
  };
}

function onHandBody(
  row: StockListRow,
  parts: Pick<FigureParts, 'movements' | 'onHand'>,
  wording: Pick<Wording, 't' | 'format'>,
): Body {
  const { t, format } = wording;
  const lines = parts.movements.map(({ reason, quantity, count, lastAt }) => ({
    label: t(`stock.reasons.${reason}.label`),
    note: t('stock.explain.lines', { count, when: format.date(lastAt) }),
    value: format.signedQuantity(quantity, row.decimals),
  }));
  return withTotal(orNothing(lines, t('stock.explain.none'), wording, row), parts.onHand, row, wording);
}

function committed(row: StockListRow, parts: FigureParts, wording: Wording): Body {
  const { t } = wording;
  const lines = orderLines(row, parts, wording, 1);
  return withTotal(orNothing(lines, t('stock.explain.noOrders'), wording, row), parts.committed, row, wording);
}

function available(row: StockListRow, parts: FigureParts, wording: Wording): Body {
  const { t, format } = wording;
  const lines = [
    { label: t('stock.columns.onHand'), value: format.quantity(parts.onHand, row.decimals) },
    ...asideLines(row, parts, wording, -1),
    ...orderLines(row, parts, wording, -1),
  ];
  return withTotal(lines, availableOf(parts.onHand, parts.notForSale, parts.committed), row, wording);
}

function notForSale(row: StockListRow, parts: FigureParts, wording: Wording): Body {
  const lines = asideLines(row, parts, wording, 1);
  return withTotal(orNothing(lines, wording.t('stock.explain.none'), wording, row), parts.notForSale, row, wording);
}

/** What lies where it is not for sale, by place. */
function asideLines(
  row: StockListRow,
  { aside }: FigureParts,
  { t, format }: Wording,
  sign: 1 | -1,
): readonly ExplanationLine[] {
  const line = (label: string, quantity: number) => ({
    label,
    value: format.signedQuantity(sign * quantity, row.decimals),
  });
  const rest = aside.slice(MOST);
  return [
    ...aside
      .slice(0, MOST)
      .map(({ location, quantity }) => line(t('stock.explain.notForSaleAt', { location }), quantity)),
    ...(rest.length > 0
      ? [line(t('stock.explain.moreNotForSale', { count: rest.length }), total(rest.map(({ quantity }) => quantity)))]
      : []),
  ];
}

function incoming(row: StockListRow, parts: FigureParts, wording: Wording): Body {
  const { t, format } = wording;
  const shown = parts.deliveries.slice(0, MOST).map((delivery) => ({
    label: t('stock.explain.markedOn', { when: format.date(delivery.markedAt) }),
    note: `${delivery.location}, ${delivery.expected === null ? t('stock.explain.expectedSomeday') : t('stock.explain.expected', { when: format.date(delivery.expected) })}`,
    value: format.signedQuantity(delivery.open, row.decimals),
  }));
  const rest = parts.deliveries.slice(MOST);
  const more =
    rest.length === 0
      ? []
      : [
          {
            label: t('stock.explain.moreIncoming', { count: rest.length }),
            value: format.signedQuantity(total(rest.map(({ open }) => open)), row.decimals),
          },
        ];
  return withTotal(
    orNothing([...shown, ...more], t('stock.explain.noIncoming'), wording, row),
    parts.incoming,
    row,
    wording,
  );
}

function value(row: StockListRow, parts: FigureParts, { t, format, currency }: Wording): Body {
  const cost = row.cost ?? 0;
  return {
    lines: [
      { label: t('stock.columns.onHand'), value: format.quantity(parts.onHand, row.decimals) },
      {
        label: t('stock.explain.unitCost'),
        note: parts.costFrom
          ? t(`stock.explain.costFrom.${parts.costFrom.by}`, { when: format.date(parts.costFrom.at) })
          : t('stock.explain.costFrom.unknown'),
        value: `× ${format.money(cost, currency)}`,
      },
    ],
    total: {
      label: t('stock.columns.value'),
      value: format.money(timesQuantity(cost, parts.onHand, row.decimals), currency),
    },
  };
}

function orderLines(
  row: StockListRow,
  { orders }: FigureParts,
  { t, format }: Wording,
  sign: 1 | -1,
): readonly ExplanationLine[] {
  const shown = orders.slice(0, MOST).map(({ id, number, quantity }) => ({
    label: t('stock.explain.order', { number }),
    href: `/orders/${id}`,
    value: format.signedQuantity(sign * quantity, row.decimals),
  }));
  const rest = orders.slice(MOST);
  if (rest.length === 0) return shown;
  const quantity = sign * total(rest.map((order) => order.quantity));
  return [
    ...shown,
    {
      label: t('stock.explain.moreOrders', { count: rest.length }),
      value: format.signedQuantity(quantity, row.decimals),
    },
  ];
}

function orNothing(
  lines: readonly ExplanationLine[],
  nothing: string,
  { format }: Pick<Wording, 'format'>,
  row: StockListRow,
): readonly ExplanationLine[] {
  return lines.length > 0 ? lines : [{ label: nothing, value: format.quantity(0, row.decimals) }];
}

function withTotal(
  lines: readonly ExplanationLine[],
  sum: number,
  row: StockListRow,
  { t, format }: Pick<Wording, 't' | 'format'>,
): Body {
  return { lines, total: { label: t('stock.explain.total'), value: format.quantity(sum, row.decimals) } };
}

function total(figures: readonly number[]): number {
  return figures.reduce((sum, figure) => sum + figure, 0);
}
