import type { Words } from '#renderer/words/words.ts';
import type { ListColumn } from '#shared/domain/export/csv.ts';
import type { StockLine } from '#shared/domain/operations/operation.ts';
import type { Calendar } from '#shared/domain/values/day.ts';
import { formatDecimal } from '#shared/domain/values/decimal.ts';
import { costOfOne, minorDigits } from '#shared/domain/values/money.ts';
import type { PurchasingFacts, Receipt } from './purchasing.queries.ts';

/** One line of a receipt, as the file of receipts has it. */
export type ReceivedLine = { readonly receipt: Receipt; readonly line: StockLine };

type FileParts = { readonly t: Words; readonly facts: PurchasingFacts; readonly days: Calendar };

/** Every line of these receipts, a receipt after the other. */
export function receivedLines(receipts: readonly Receipt[]): readonly ReceivedLine[] {
  return receipts.flatMap((receipt) => receipt.lines.map((line) => ({ receipt, line })));
}

/** The columns of what was received as a file: a row a line. */
export function receiptFileColumns({ t, facts, days }: FileParts): readonly ListColumn<ReceivedLine>[] {
  const digits = minorDigits(facts.currency);
  const decimalsOf = ({ variantId }: StockLine) => facts.variant(variantId)?.decimals ?? 0;
  const amount = (minor: number | null) => (minor === null ? null : formatDecimal(minor, digits));
  const text = (header: string, value: (row: ReceivedLine) => string | null | undefined) =>
    ({ header, kind: 'text', value }) as const;
  return [
    { header: t('purchasing.columns.at'), kind: 'moment', value: ({ receipt }) => days.timeOf(receipt.at) },
    text(t('purchasing.columns.product'), ({ line }) => facts.variant(line.variantId)?.title),
    text(t('purchasing.columns.sku'), ({ line }) => facts.variant(line.variantId)?.sku),
    text(t('purchasing.columns.location'), ({ line }) => facts.locationName(line.locationId)),
    text(t('lots.name.lot'), ({ receipt, line }) =>
      line.lotId === undefined ? null : receipt.lotCodes.get(line.lotId),
    ),
    {
      header: t('purchasing.columns.quantity'),
      kind: 'number',
      value: ({ line }) => formatDecimal(line.quantity, decimalsOf(line)),
    },
    {
      header: t('purchasing.columns.cost'),
      kind: 'money',
      value: ({ line }) =>
        amount(line.costTotal === null ? null : costOfOne(line.costTotal, line.quantity, decimalsOf(line))),
    },
    { header: t('purchasing.columns.value'), kind: 'money', value: ({ line }) => amount(line.costTotal) },
    text(t('purchasing.columns.person'), ({ receipt }) => receipt.person),
    text(t('purchasing.receive.note'), ({ receipt }) => receipt.note),
    text(t('purchasing.columns.state'), ({ receipt }) => (receipt.undone ? t('purchasing.isUndone') : null)),
  ];
}
