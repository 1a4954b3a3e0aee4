import type { Day } from '#shared/domain/operations/rows.ts';
import type { OrderField } from './field.ts';
import type { DateOrder } from './mapping.ts';
import type { Sheet } from './names.ts';
import { guessDateOrder, instantOf, type LocalTime, parseDate, writtenDay, type WrittenDate } from './order-date.ts';
import type { StateSaid } from './order-standing.ts';
import { leftOut, type RowProblem, refused } from './problem.ts';
import type { Columns } from './row-cells.ts';
import type { Row } from './table.ts';
import { lineOf, yesOrNo } from './text.ts';
import { figureWord } from './word-figures.ts';

/** What a file says of a date: nothing, something that is no date, or it. */
type Read<T> = T | 'unreadable' | undefined;
export type DateField = Extract<OrderField, 'placedAt' | 'dueAt' | 'shippedAt' | 'cancelledAt'>;
type Report = (problem: RowProblem) => void;

/** Reads the dates of an order by its rows. */
export type OrderDates = {
  readonly moment: (heads: readonly Row[], field: 'placedAt', report: Report) => Read<number>;
  /** A day stands for itself, whatever time is written behind it. */
  readonly day: (heads: readonly Row[], field: 'dueAt', report: Report) => Read<Day>;
  /** What may say yes, or a state, instead of the date on which it came to pass. */
  readonly event: (heads: readonly Row[], field: 'shippedAt' | 'cancelledAt', report: Report) => Read<number | 'yes'>;
};

/** Reads dates of the heads, with the order of day and month that each column shows. */
export function orderDates(
  { table, mapping }: Sheet,
  columns: Columns,
  stateOf: (cell: string) => StateSaid,
  localTime: LocalTime,
): OrderDates {
  const fields: readonly DateField[] = ['placedAt', 'dueAt', 'shippedAt', 'cancelledAt'];
  const guesses = fields.map((field) =>
    columns.has(field) ? guessDateOrder(table.rows.map((row) => columns.cell(row, field))) : undefined,
  );
  // Dates of one file are written alike, so a column that leaves it open follows the others.
  const usual = guesses.find((guess) => guess !== undefined) ?? 'day-first';
  const orders = new Map<DateField, DateOrder>(
    fields.map((field, at) => [field, mapping.dateOrder ?? guesses[at] ?? usual]),
  );
  const read = <T>(
    heads: readonly Row[],
    field: DateField,
    report: Report,
    of: (date: WrittenDate) => T | undefined,
    inWords: (text: string) => T | undefined | 'no date' = () => 'no date',
  ): Read<T> => {
    const head = heads.find((row) => saysDate(columns.cell(row, field)));
    if (!head) return undefined;
    const text = lineOf(columns.cell(head, field), 'foreign');
    const date = parseDate(text, orders.get(field) ?? usual);
    const found = date && of(date);
    if (found !== undefined) return found;
    const word = date ? 'no date' : inWords(text);
    if (word !== 'no date') return word;
    const place = columns.place(head, columns.index(field));
    if (field === 'dueAt') {
      report(leftOut('order-date-unreadable', place));
      return undefined;
    }
    report(refused('order-date-unreadable', place));
    return 'unreadable';
  };
  const momentOf = (date: WrittenDate) => {
    const instant = instantOf(date, localTime);
    return Number.isSafeInteger(instant) ? instant : undefined;
  };
  const eventIn = (text: string): 'yes' | undefined | 'no date' => {
    const said = yesOrNo(text) ?? yesInWords(text);
    if (said !== undefined) return said ? 'yes' : undefined;
    const state = stateOf(text);
    if (state === 'unknown' || state === null) return 'no date';
    return state === 'shipped' || state === 'cancelled' ? 'yes' : undefined;
  };
  return {
    moment: (heads, field, report) => read(heads, field, report, momentOf),
    day: (heads, field, report) => read(heads, field, report, writtenDay),
    event: (heads, field, report) => read<number | 'yes'>(heads, field, report, momentOf, eventIn),
  };
}

/** Whether a cell is neither empty nor a sign for that: a dash, `n/a`, a date of nothing but noughts. */
function saysDate(cell: string): boolean {
  const text = lineOf(cell, 'foreign');
  return text !== '' && figureWord(text) !== 'nothing' && !/^0{4}-00-00/.test(text);
}

function yesInWords(text: string): boolean | undefined {
  if (/\d/.test(text)) return undefined;
  const word = figureWord(text);
  return word === 'some' ? true : word === 'none' ? false : undefined;
}
