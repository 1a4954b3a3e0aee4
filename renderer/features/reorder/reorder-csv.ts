import type { Words } from '#renderer/words/words.ts';
import type { ListColumn } from '#shared/domain/export/csv.ts';
import type { IncomingRow } from '#shared/domain/operations/rows.ts';
import { formatDecimal } from '#shared/domain/values/decimal.ts';
import { minorDigits } from '#shared/domain/values/money.ts';
import { expectedDay } from '#shared/domain/reorder/expected.ts';
import type { Calendar } from '#shared/domain/values/day.ts';
import type { AlertRow, ReorderFacts } from './reorder.queries.ts';
import { figureOf } from './reorder-figures.tsx';
import { urgencyOf } from './reorder-columns.tsx';

type CsvParts = { readonly t: Words; readonly facts: ReorderFacts };

/** The columns of the list of what to order as a CSV file. */
export function alertCsvColumns({ t, facts }: CsvParts): readonly ListColumn<AlertRow>[] {
  const figure = (id: 'available' | 'incoming' | 'position' | 'suggested'): ListColumn<AlertRow> => ({
    header: t(`reorder.columns.${id}`),
    kind: 'number',
    value: (alert) => formatDecimal(figureOf(id, alert), alert.row.decimals),
  });
  return [
    { header: t('reorder.columns.product'), kind: 'text', value: ({ row }) => row.title },
    { header: t('reorder.columns.sku'), kind: 'text', value: ({ row }) => row.sku },
    { header: t('reorder.columns.supplierCode'), kind: 'text', value: ({ row }) => row.supplierCode },
    { header: t('reorder.columns.supplier'), kind: 'text', value: ({ row }) => row.supplier },
    {
      header: t('reorder.columns.location'),
      kind: 'text',
      value: ({ locationId }) => (locationId === null ? t('reorder.everywhere') : facts.locationName(locationId)),
    },
    { header: t('reorder.columns.urgency'), kind: 'text', value: (alert) => t(`reorder.urgency.${urgencyOf(alert)}`) },
    figure('available'),
    figure('incoming'),
    figure('position'),
    {
      header: t('reorder.columns.point'),
      kind: 'number',
      value: ({ row, suggestion }) => formatDecimal(suggestion.point, row.decimals),
    },
    figure('suggested'),
    {
      header: t('reorder.columns.cost'),
      kind: 'money',
      value: ({ row }) => (row.cost === null ? null : formatDecimal(row.cost, minorDigits(facts.currency))),
    },
  ];
}

/** The columns of what is on order as a CSV file. */
export function incomingCsvColumns({
  t,
  facts,
  days,
}: CsvParts & { readonly days: Calendar }): readonly ListColumn<IncomingRow>[] {
  const decimalsOf = (row: IncomingRow) => facts.variant(row.variantId)?.decimals ?? 0;
  return [
    { header: t('reorder.columns.product'), kind: 'text', value: ({ variantId }) => facts.variant(variantId)?.title },
    { header: t('reorder.columns.sku'), kind: 'text', value: ({ variantId }) => facts.variant(variantId)?.sku },
    {
      header: t('reorder.columns.supplierCode'),
      kind: 'text',
      value: ({ variantId }) => facts.variant(variantId)?.supplierCode,
    },
    {
      header: t('reorder.columns.supplier'),
      kind: 'text',
      value: ({ variantId }) => facts.variant(variantId)?.supplier,
    },
    { header: t('reorder.columns.location'), kind: 'text', value: ({ locationId }) => facts.locationName(locationId) },
    { header: t('reorder.columns.ordered'), kind: 'date', value: ({ markedAt }) => days.dayOf(markedAt) },
    {
      header: t('reorder.columns.expected'),
      kind: 'date',
      value: (row) => expectedDay(row, days),
    },
    {
      header: t('reorder.columns.quantity'),
      kind: 'number',
      value: (row) => formatDecimal(row.quantity, decimalsOf(row)),
    },
    { header: t('reorder.columns.open'), kind: 'number', value: (row) => formatDecimal(row.open, decimalsOf(row)) },
  ];
}
