import type { Words } from '#renderer/words/words.ts';
import type { ReviewLine } from '#shared/domain/counts/review.ts';
import type { ListColumn } from '#shared/domain/export/csv.ts';
import { type Cell, cellOf, type PersonId } from '#shared/domain/operations/ids.ts';
import type { CountReason } from '#shared/domain/operations/rows.ts';
import type { Calendar } from '#shared/domain/values/day.ts';
import { formatDecimal } from '#shared/domain/values/decimal.ts';
import { minorDigits, timesQuantity } from '#shared/domain/values/money.ts';
import { countedByText } from './counted-by.tsx';
import type { CountLots } from './count-lots.queries.ts';
import type { CountFacts, CountReview, PostedResult } from './counts.queries.ts';
import { lotName } from './lot-column.tsx';
import type { NameOf } from './people.queries.ts';

/** What a count came to in one cell, as it is written into a file. */
export type ResultRow = Cell & {
  readonly counted: number;
  readonly expected: number;
  readonly difference: number;
  /** At cost, in minor units; null where the cost is not known. */
  readonly value: number | null;
  readonly reason: CountReason | null;
  readonly note: string | null;
  /** Whether it is left out of the posting. */
  readonly dropped: boolean;
  readonly by: readonly PersonId[];
  readonly at: number;
};

/** The result of a count: as it was posted, else as it would be. */
export function resultRows(
  review: CountReview,
  isPosted: boolean,
  facts: Pick<CountFacts, 'variant'>,
): readonly ResultRow[] {
  if (isPosted) return review.posted.map((line) => postedRow(line, facts));
  return review.lines.map(
    (line: ReviewLine): ResultRow => ({
      ...cellOf(line),
      counted: line.quantity,
      expected: line.expected,
      difference: line.variance,
      value: line.value,
      reason: line.reason,
      note: line.note,
      dropped: line.dropped,
      by: line.by,
      at: line.latest.to,
    }),
  );
}

function postedRow(posted: PostedResult, facts: Pick<CountFacts, 'variant'>): ResultRow {
  const { counted, asPosted } = posted.line;
  const row = facts.variant(posted.variantId);
  return {
    ...cellOf(posted),
    counted,
    expected: counted - asPosted,
    difference: asPosted,
    value: row && row.cost !== null ? timesQuantity(row.cost, asPosted, row.decimals) : null,
    reason: posted.reason,
    note: posted.note,
    dropped: false,
    by: posted.by,
    at: posted.seenAt,
  };
}

type FileParts = {
  readonly t: Words;
  readonly days: Calendar;
  readonly facts: CountFacts;
  readonly lots: CountLots;
  readonly nameOf: NameOf;
};

/** The columns of the result of a count as a file: a row a line. */
export function countFileColumns({ t, days, facts, lots, nameOf }: FileParts): readonly ListColumn<ResultRow>[] {
  const text = (header: string, value: (row: ResultRow) => string | null | undefined): ListColumn<ResultRow> => ({
    header,
    kind: 'text',
    value,
  });
  const figure = (id: 'counted' | 'expected' | 'difference'): ListColumn<ResultRow> => ({
    header: t(`counts.columns.${id}`),
    kind: 'number',
    value: (row) => formatDecimal(row[id], facts.variant(row.variantId)?.decimals ?? 0),
  });
  return [
    text(t('counts.columns.product'), ({ variantId }) => facts.variant(variantId)?.title),
    text(t('counts.columns.sku'), ({ variantId }) => facts.variant(variantId)?.sku),
    text(t('counts.columns.barcode'), ({ variantId }) => facts.variant(variantId)?.barcode),
    text(t('counts.columns.lot'), (row) => (row.lotId === undefined ? null : lotName(row, { t, lots, facts }))),
    text(t('counts.columns.location'), ({ locationId }) => facts.locationName(locationId)),
    figure('counted'),
    figure('expected'),
    figure('difference'),
    {
      header: t('counts.columns.value'),
      kind: 'money',
      value: ({ value }) => (value === null ? null : formatDecimal(value, minorDigits(facts.currency))),
    },
    text(t('counts.columns.reason'), ({ reason }) => reason && t(`stock.reasons.${reason}.label`)),
    text(t('counts.columns.note'), ({ note, dropped }) =>
      [dropped ? t('counts.review.left') : '', note ?? ''].filter(Boolean).join(': '),
    ),
    text(t('counts.columns.by'), (row) => countedByText(t, row, nameOf)),
    { header: t('counts.columns.at'), kind: 'moment', value: ({ at }) => days.timeOf(at) },
  ];
}
