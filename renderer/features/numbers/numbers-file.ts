import type { Words } from '#renderer/words/words.ts';
import type { ListColumn } from '#shared/domain/export/csv.ts';
import { formatDecimal } from '#shared/domain/values/decimal.ts';
import { figures } from './numbers-query.ts';
import type { Numbers } from './numbers.queries.ts';

/** One figure of the file: of all of the period, or of one person on one day. */
export type NumberLine = {
  readonly figure: string;
  readonly day: string | null;
  readonly person: string | null;
  readonly value: string;
};

/** Every figure of a period, and the parcels of each person on each day, as lines that a spreadsheet can pivot. */
export function numberLines({ numbers, nameOf }: Numbers, t: Words): readonly NumberLine[] {
  const of = (figure: string, value: string): NumberLine => ({ figure, day: null, person: null, value });
  const hours = (ms: number | null) => (ms === null ? [] : [formatDecimal(Math.round(ms / 360_000), 1)]);
  const totals = figures.flatMap((id) =>
    id === 'shipTime'
      ? [
          ...hours(numbers.shipTime.median).map((value) => of(t('numbers.file.median'), value)),
          ...hours(numbers.shipTime.p90).map((value) => of(t('numbers.file.p90'), value)),
        ]
      : [of(t(`numbers.figures.${id}`), String(numbers[id].count))],
  );
  const reasons = [...numbers.returns.byReason].map(([reason, { count }]) =>
    of(`${t('numbers.figures.returns')}: ${t(`returns.reasons.${reason}`)}`, String(count)),
  );
  const parcels = numbers.parcels.byPerson.flatMap(({ person, byDay }) =>
    byDay.flatMap((count, at): NumberLine[] => {
      const name = nameOf(person) ?? t('numbers.nobody');
      const line = { figure: t('numbers.figures.parcels'), day: numbers.parcels.days[at] ?? null, person: name };
      return count === 0 ? [] : [{ ...line, value: String(count) }];
    }),
  );
  return [...totals, ...reasons, ...parcels];
}

/** The columns of the file of numbers. */
export function numberFileColumns(t: Words): readonly ListColumn<NumberLine>[] {
  return [
    { header: t('numbers.file.figure'), kind: 'text', value: ({ figure }) => figure },
    { header: t('numbers.file.day'), kind: 'date', value: ({ day }) => day },
    { header: t('numbers.file.person'), kind: 'text', value: ({ person }) => person },
    { header: t('numbers.file.value'), kind: 'number', value: ({ value }) => value },
  ];
}
