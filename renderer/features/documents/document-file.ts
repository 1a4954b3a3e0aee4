import type { Words } from '#renderer/words/words.ts';
import type { ListColumn } from '#shared/domain/export/csv.ts';
import type { Calendar } from '#shared/domain/values/day.ts';
import { formatDecimal } from '#shared/domain/values/decimal.ts';
import { minorDigits } from '#shared/domain/values/money.ts';
import type { DocumentFacts, DocumentLine } from './documents.queries.ts';

type FileParts = { readonly t: Words; readonly facts: DocumentFacts; readonly days: Calendar };

/** The columns of what a document did to stock, as a file: a row a line. */
export function documentFileColumns({ t, facts, days }: FileParts): readonly ListColumn<DocumentLine>[] {
  const text = (header: string, value: (line: DocumentLine) => string | null | undefined) =>
    ({ header, kind: 'text', value }) as const;
  return [
    { header: t('documents.when'), kind: 'moment', value: ({ occurredAt }) => days.timeOf(occurredAt) },
    text(t('documents.product'), ({ variantId }) => facts.variant(variantId)?.title),
    text(t('documents.sku'), ({ variantId }) => facts.variant(variantId)?.sku),
    text(t('lots.name.lot'), ({ lot }) => lot),
    text(t('documents.location'), ({ locationId }) => facts.locationName(locationId)),
    {
      header: t('documents.quantity'),
      kind: 'number',
      value: ({ variantId, quantity }) => formatDecimal(quantity, facts.variant(variantId)?.decimals ?? 0),
    },
    {
      header: t('documents.cost'),
      kind: 'money',
      value: ({ costTotal }) => (costTotal === null ? null : formatDecimal(costTotal, minorDigits(facts.currency))),
    },
    text(t('documents.state'), ({ isUndo, undone }) =>
      isUndo ? t('documents.isUndo') : undone ? t('documents.undone') : null,
    ),
  ];
}
