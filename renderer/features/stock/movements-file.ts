import type { Words } from '#renderer/words/words.ts';
import type { ListColumn } from '#shared/domain/export/csv.ts';
import type { Calendar } from '#shared/domain/values/day.ts';
import { formatDecimal } from '#shared/domain/values/decimal.ts';
import { minorDigits } from '#shared/domain/values/money.ts';
import { documentName, movementText, placeText } from './movement-words.ts';
import type { MovementLine } from './movements.queries.ts';
import type { StockListRow } from './stock.queries.ts';

type FileParts = {
  readonly t: Words;
  readonly row: Pick<StockListRow, 'title' | 'sku' | 'decimals'>;
  readonly currency: string;
  readonly days: Calendar;
};

/** The columns of a product's movements as a file: a row a movement. */
export function movementFileColumns({ t, row, currency, days }: FileParts): readonly ListColumn<MovementLine>[] {
  const figure = (id: 'change' | 'balance' | 'there', of: 'quantity' | 'balance' | 'balanceThere') =>
    ({
      header: t(`stock.movements.${id}`),
      kind: 'number',
      value: (line: MovementLine) => formatDecimal(line[of], row.decimals),
    }) as const;
  const text = (header: string, value: (line: MovementLine) => string | null) =>
    ({ header, kind: 'text', value }) as const;
  return [
    { header: t('stock.movements.when'), kind: 'moment', value: ({ at }) => days.timeOf(at) },
    text(t('stock.columns.name'), () => row.title),
    text(t('stock.columns.sku'), () => row.sku),
    text(t('stock.movements.reason'), (line) => movementText(line, t)),
    text(t('stock.movements.location'), (line) => placeText(line, t)),
    text(t('lots.name.lot'), ({ lot }) => lot),
    figure('change', 'quantity'),
    figure('balance', 'balance'),
    figure('there', 'balanceThere'),
    {
      header: t('stock.columns.value'),
      kind: 'money',
      value: ({ costTotal }) => (costTotal === null ? null : formatDecimal(costTotal, minorDigits(currency))),
    },
    text(t('stock.movements.person'), ({ person }) => person),
    text(t('stock.movements.document'), ({ document }) => document && documentName(document, t)),
    text(t('stock.adjust.note'), ({ note }) => note),
    text(t('activity.columns.state'), ({ undone }) => (undone ? t('stock.movements.undone') : null)),
  ];
}
