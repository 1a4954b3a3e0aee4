import type { Words } from '#renderer/words/words.ts';
import type { ListColumn } from '#shared/domain/export/csv.ts';
import type { ReturnLine } from '#shared/domain/operations/rows.ts';
import type { Calendar } from '#shared/domain/values/day.ts';
import { formatDecimal } from '#shared/domain/values/decimal.ts';
import { minorDigits } from '#shared/domain/values/money.ts';
import { productOf } from './return-list.ts';
import type { ListedReturn, ReturnFacts } from './returns.queries.ts';

/** One line of a return, as the file of returns has it; `isFirst`: the first of its return, which carries what is paid back. */
export type ReturnedLine = { readonly listed: ListedReturn; readonly line: ReturnLine; readonly isFirst: boolean };

/** Every line of these returns, a return after the other. */
export function returnedLines(returns: readonly ListedReturn[]): readonly ReturnedLine[] {
  return returns.flatMap((listed) => listed.row.lines.map((line, i) => ({ listed, line, isFirst: i === 0 })));
}

type FileParts = { readonly t: Words; readonly facts: ReturnFacts; readonly days: Calendar };

/** The columns of what came back as a file: a row a line. */
export function returnFileColumns({ t, facts, days }: FileParts): readonly ListColumn<ReturnedLine>[] {
  const rowOf = ({ listed: { order }, line }: ReturnedLine) => productOf(order, line, facts);
  const text = (header: string, value: (row: ReturnedLine) => string | null | undefined) =>
    ({ header, kind: 'text', value }) as const;
  return [
    { header: t('returns.columns.at'), kind: 'moment', value: ({ listed }) => days.timeOf(listed.row.receivedAt) },
    text(t('returns.columns.order'), ({ listed }) => listed.order?.number),
    text(t('returns.columns.customer'), ({ listed }) => listed.customer),
    text(t('returns.columns.product'), (row) => rowOf(row)?.title),
    text(t('returns.columns.sku'), (row) => rowOf(row)?.sku),
    {
      header: t('returns.fields.quantity'),
      kind: 'number',
      value: (row) => formatDecimal(row.line.quantity, rowOf(row)?.decimals ?? 0),
    },
    text(t('returns.fields.outcome'), ({ line }) => t(`returns.outcomes.${line.outcome}`)),
    text(t('returns.fields.place'), ({ line }) => (line.locationId ? facts.locationName(line.locationId) : null)),
    text(t('returns.fields.reason'), ({ line }) => t(`returns.reasons.${line.reason}`)),
    {
      header: t('returns.columns.refund'),
      kind: 'money',
      // A file adds up: what is paid back for a return stands in it once.
      value: ({ listed: { row }, isFirst }) =>
        isFirst && row.refund ? formatDecimal(row.refund, minorDigits(facts.currency)) : null,
    },
    text(t('returns.columns.exchange'), ({ listed }) => listed.exchange?.number),
    text(t('returns.columns.person'), ({ listed }) => listed.person),
  ];
}
