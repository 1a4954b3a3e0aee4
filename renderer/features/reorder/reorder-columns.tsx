import { useMemo } from 'react';
import { StatusMark } from '#renderer/ui/badge.tsx';
import { Figure } from '#renderer/ui/figure.tsx';
import { Inline } from '#renderer/ui/layout.tsx';
import { Link } from '#renderer/ui/link.tsx';
import type { Column } from '#renderer/ui/table-column.ts';
import { Dash } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords, type Words } from '#renderer/words/words.ts';
import type { IncomingRow } from '#shared/domain/operations/rows.ts';
import { expectedDay } from '#shared/domain/reorder/expected.ts';
import { type Calendar, dayStatus } from '#shared/domain/values/day.ts';
import { type AlertRow, type ReorderFacts } from './reorder.queries.ts';
import { productHref, type ReorderFigure, useDrawFigure } from './reorder-figures.tsx';

/** How urgent an alert is: nothing left, more than half of the point missing, or low. */
export function urgencyOf({ suggestion }: AlertRow): 'out' | 'high' | 'low' {
  if (suggestion.position <= 0) return 'out';
  return suggestion.urgency > 0.5 ? 'high' : 'low';
}

const looks = {
  out: { tone: 'bad', icon: 'failed' },
  high: { tone: 'bad', icon: 'warning' },
  low: { tone: 'warn', icon: 'down' },
} as const;

/** How urgent an alert is, as a picture and a word. */
function Urgency({ alert, t }: { readonly alert: AlertRow; readonly t: Words }) {
  const urgency = urgencyOf(alert);
  return <StatusMark {...looks[urgency]} plain label={t(`reorder.urgency.${urgency}`)} />;
}

/** The columns of the list of what to order. */
export function useAlertColumns(facts: ReorderFacts): readonly Column<AlertRow>[] {
  const t = useWords();
  const format = useFormat();
  const draw = useDrawFigure();
  return useMemo(() => {
    const figure = (id: ReorderFigure): Column<AlertRow> => ({
      id,
      header: t(`reorder.columns.${id}`),
      width: id === 'suggested' ? 88 : 80,
      figure: true,
      render: (alert) => draw(id, alert, true),
    });
    return [
      {
        id: 'product',
        header: t('reorder.columns.product'),
        width: 172,
        grow: 6,
        fixed: true,
        render: ({ row }) => row.title,
      },
      {
        id: 'urgency',
        header: t('reorder.columns.urgency'),
        width: 108,
        render: (alert) => <Urgency alert={alert} t={t} />,
      },
      { id: 'sku', header: t('reorder.columns.sku'), width: 104, fit: 320, render: ({ row }) => row.sku ?? <Dash /> },
      {
        id: 'location',
        header: t('reorder.columns.location'),
        width: 104,
        grow: 1,

        render: ({ locationId }) => (locationId === null ? t('reorder.everywhere') : facts.locationName(locationId)),
      },
      figure('available'),
      figure('incoming'),
      figure('position'),
      {
        id: 'point',
        header: t('reorder.columns.point'),
        width: 104,
        figure: true,
        render: ({ row, suggestion }) => format.quantity(suggestion.point, row.decimals),
      },
      figure('suggested'),
      {
        id: 'supplier',
        header: t('reorder.columns.supplier'),
        width: 120,
        grow: 1,

        render: ({ row }) => row.supplier ?? <Dash />,
      },
    ];
  }, [t, format, draw, facts]);
}

/** The columns of what is on order. */
export function useIncomingColumns(facts: ReorderFacts, days: Calendar): readonly Column<IncomingRow>[] {
  const t = useWords();
  const format = useFormat();
  return useMemo(() => {
    const decimalsOf = (incoming: IncomingRow) => facts.variant(incoming.variantId)?.decimals ?? 0;
    return [
      {
        id: 'product',
        header: t('reorder.columns.product'),
        width: 200,
        grow: 6,
        fixed: true,
        render: ({ variantId }) => {
          const row = facts.variant(variantId);
          return row ? <Link href={productHref(row)}>{row.title}</Link> : <Dash />;
        },
      },
      {
        id: 'sku',
        header: t('reorder.columns.sku'),
        width: 110,
        fit: 320,

        render: ({ variantId }) => facts.variant(variantId)?.sku ?? <Dash />,
      },
      {
        id: 'location',
        header: t('reorder.columns.location'),
        width: 112,
        grow: 1,

        render: ({ locationId }) => facts.locationName(locationId),
      },
      {
        id: 'ordered',
        header: t('reorder.columns.ordered'),
        width: 112,
        fit: 260,
        render: ({ markedAt }) => format.date(markedAt),
      },
      {
        id: 'expected',
        header: t('reorder.columns.expected'),
        width: 190,
        fit: 260,
        render: (incoming) => <Expected incoming={incoming} days={days} />,
      },
      {
        id: 'quantity',
        header: t('reorder.columns.quantity'),
        width: 86,
        figure: true,
        render: (incoming) => format.quantity(incoming.quantity, decimalsOf(incoming)),
      },
      {
        id: 'open',
        header: t('reorder.columns.open'),
        width: 96,
        figure: true,
        render: (incoming) => {
          const row = facts.variant(incoming.variantId);
          const shown = (value: number) => format.quantity(value, row?.decimals ?? 0);
          const product = row?.title ?? '';
          const explain = () => ({
            title: t('reorder.explain.open', { product }),
            lines: [
              {
                label: t('reorder.explain.ordered'),
                note: format.date(incoming.markedAt),
                value: shown(incoming.quantity),
              },
              {
                label: t('reorder.explain.received'),
                value: format.signedQuantity(incoming.open - incoming.quantity, row?.decimals ?? 0),
              },
            ],
            total: { label: t('reorder.columns.open'), value: shown(incoming.open) },
            more: row && { label: t('reorder.explain.product'), href: productHref(row) },
          });
          return (
            <Figure
              inTable
              text={shown(incoming.open)}
              name={t('reorder.figures.open', { product, value: shown(incoming.open) })}
              explain={explain}
            />
          );
        },
      },
      {
        id: 'supplier',
        header: t('reorder.columns.supplier'),
        width: 130,
        grow: 1,

        render: ({ variantId }) => facts.variant(variantId)?.supplier ?? <Dash />,
      },
    ];
  }, [t, format, facts, days]);
}

function Expected({ incoming, days }: { readonly incoming: IncomingRow; readonly days: Calendar }) {
  const t = useWords();
  const format = useFormat();
  const expected = expectedDay(incoming, days);
  if (expected === null) return <Dash />;
  const status = dayStatus(expected, days.today);
  return (
    <Inline gap="s">
      <span className="ui-figures">{format.date(expected)}</span>
      {status === 'overdue' && <StatusMark tone="bad" icon="warning" plain label={t('reorder.expected.overdue')} />}
      {status === 'today' && <StatusMark tone="news" icon="clock" plain label={t('reorder.expected.today')} />}
    </Inline>
  );
}
