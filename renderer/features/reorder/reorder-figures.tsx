import { useCallback } from 'react';
import type { Explanation, ExplanationLine } from '#renderer/ui/explanation.ts';
import { Figure } from '#renderer/ui/figure.tsx';
import type { Tone } from '#renderer/ui/text.tsx';
import { type Format, useFormat } from '#renderer/ui/use-format.ts';
import { useWords, type Words } from '#renderer/words/words.ts';
import { type AlertRow, type PositionParts, type StockListRow, usePositionParts } from './reorder.queries.ts';

export type ReorderFigure = 'available' | 'incoming' | 'position' | 'suggested';
type Wording = { readonly t: Words; readonly format: Format };

/** More lines than this nobody reads; the rest is one line. */
const MOST = 8;

/** Where a product has its page. */
export function productHref(row: Pick<StockListRow, 'productId' | 'variantId'>): string {
  return `/stock/product/${row.productId}?variant=${row.variantId}`;
}

/** Draws a figure of an alert that says what makes it; the same function while nothing changed. */
export function useDrawFigure(): (kind: ReorderFigure, alert: AlertRow, inTable: boolean) => React.ReactNode {
  const t = useWords();
  const format = useFormat();
  const findParts = usePositionParts();
  return useCallback(
    (kind, alert, inTable) => {
      const text = format.quantity(figureOf(kind, alert), alert.row.decimals);
      return (
        <Figure
          inTable={inTable}
          text={text}
          tone={toneOf(kind, alert)}
          name={t(`reorder.figures.${kind}`, { product: alert.row.title, value: text })}
          explain={async () =>
            explain(kind, alert, kind === 'suggested' ? null : await findParts(alert.row.variantId, alert.locationId), {
              t,
              format,
            })
          }
        />
      );
    },
    [t, format, findParts],
  );
}

/** A figure of an alert, in smallest units. */
export function figureOf(kind: ReorderFigure, { row, suggestion }: AlertRow): number {
  switch (kind) {
    case 'available':
      return row.figures?.available ?? 0;
    case 'incoming':
      return row.figures ? row.figures.incoming - row.figures.incomingNotForSale : 0;
    case 'position':
      return suggestion.position;
    case 'suggested':
      return suggestion.quantity;
  }
}

function toneOf(kind: ReorderFigure, alert: AlertRow): Tone | undefined {
  return kind !== 'suggested' && figureOf(kind, alert) < 0 ? 'bad' : undefined;
}

function explain(kind: ReorderFigure, alert: AlertRow, parts: PositionParts | null, wording: Wording): Explanation {
  const { t, format } = wording;
  const { row, suggestion } = alert;
  const shown = format.quantity(figureOf(kind, alert), row.decimals);
  return {
    title: t(`reorder.explain.${kind}`, { product: row.title }),
    lines: kind === 'suggested' ? suggestionLines(alert, wording) : positionLines(kind, alert, parts, wording),
    total: {
      label: kind === 'suggested' ? t('reorder.columns.suggested') : t('reorder.explain.total'),
      value: shown,
      ...(kind === 'position' && {
        note: t('reorder.explain.alert', { point: format.quantity(suggestion.point, row.decimals) }),
      }),
    },
    more: { label: t('reorder.explain.product'), href: productHref(row) },
  };
}

function positionLines(
  kind: 'available' | 'incoming' | 'position',
  { row }: AlertRow,
  parts: PositionParts | null,
  { t, format }: Wording,
): readonly ExplanationLine[] {
  const signed = (quantity: number) => format.signedQuantity(quantity, row.decimals);
  const orders = (parts?.orders ?? []).map(({ id, number, quantity }) => ({
    label: t('reorder.explain.order', { number }),
    href: `/orders/${id}`,
    value: signed(-quantity),
  }));
  const rest = (parts?.orders ?? []).slice(MOST);
  const restLine =
    rest.length === 0
      ? []
      : [
          {
            label: t('reorder.explain.moreOrders', { count: rest.length }),
            value: signed(-rest.reduce((sum, one) => sum + one.quantity, 0)),
          },
        ];
  const available = [
    { label: t('reorder.explain.onHand'), value: format.quantity(row.figures?.onHand ?? 0, row.decimals) },
    ...(row.figures?.notForSale
      ? [{ label: t('reorder.explain.notForSale'), value: signed(-row.figures.notForSale) }]
      : []),
    ...orders.slice(0, MOST),
    ...restLine,
  ];
  const incoming = (parts?.deliveries ?? []).map(({ open, markedAt, expected, location }) => ({
    label: t('reorder.explain.markedOn', { when: format.date(markedAt) }),
    note: `${location}, ${expected === null ? t('reorder.explain.someday') : t('reorder.explain.expected', { when: format.date(expected) })}`,
    value: signed(open),
  }));
  if (kind === 'available') return available;
  if (kind === 'incoming')
    return incoming.length > 0 ? incoming : [{ label: t('reorder.explain.noIncoming'), value: format.quantity(0) }];
  return [...available, ...incoming];
}

function suggestionLines({ row, suggestion }: AlertRow, { t, format }: Wording): readonly ExplanationLine[] {
  const { position, point, quantity } = suggestion;
  const upTo = Math.max(row.rule?.upTo ?? point * 2, point);
  const multiple = Math.max(row.rule?.multiple ?? 1, 1);
  const shown = (value: number) => format.quantity(value, row.decimals);
  const wanted = Math.max(upTo - position, 1);
  return [
    {
      label: t('reorder.explain.upTo'),
      note: row.rule?.upTo == null ? t('reorder.explain.upToTwice') : undefined,
      value: shown(upTo),
    },
    { label: t('reorder.explain.less'), value: format.signedQuantity(-position, row.decimals) },
    ...(upTo - position < 1
      ? [{ label: t('reorder.explain.least'), value: format.signedQuantity(wanted - (upTo - position), row.decimals) }]
      : []),
    ...(quantity === wanted
      ? []
      : [
          {
            label: t('reorder.explain.rounded', { multiple: shown(multiple) }),
            value: format.signedQuantity(quantity - wanted, row.decimals),
          },
        ]),
  ];
}
