import type { Day } from '#shared/domain/operations/rows.ts';
import { cleanCode, foldCode } from '#shared/domain/values/code.ts';
import { mayMake } from '#shared/domain/values/limits.ts';
import { tooLongOf } from './customer-limits.ts';
import type { Field, OrderField } from './field.ts';
import type { DateOrder } from './mapping.ts';
import { readCustomers, type Sheet } from './names.ts';
import { type NumberStyle, numberStyleSteps } from './number-style.ts';
import { guessDateOrder, instantOf, type LocalTime, parseDate, writtenDay, type WrittenDate } from './order-date.ts';
import type { CustomerDraft, OrderDraft, OrderLineDraft, ReadOrders } from './order-draft.ts';
import { type OrderReading, readLine } from './order-lines.ts';
import { type RowProblem, refused } from './problem.ts';
import { type Columns, columnsOf } from './row-cells.ts';
import { finish, ROWS_PER_STEP, type Row, type Steps } from './table.ts';
import { codeCell, lineOf } from './text.ts';

/** The files of one drop: orders with their lines in one file, or heads and lines apart, with a list of customers. */
export type OrderFiles = { readonly heads: Sheet; readonly lines?: Sheet; readonly customers?: Sheet };

export type OrderContext = { readonly currencyDigits: number; readonly localTime: LocalTime };

/** The rows of one order number. */
type Gathered = { readonly number: string; readonly heads: Row[]; readonly lines: OrderLineDraft[]; badRow?: number };

/** Reads orders with their lines, in steps. An order with a line that cannot be read is refused as a whole. */
export function* readOrdersSteps(files: OrderFiles, context: OrderContext): Steps<ReadOrders> {
  const problems: RowProblem[] = [];
  const gathered = new Map<string, Gathered>();
  const total = files.heads.table.rows.length + (files.lines?.table.rows.length ?? 0);
  const sheets = files.lines
    ? ([
        [files.heads, 'orders'],
        [files.lines, 'lines'],
      ] as const)
    : ([[files.heads, undefined]] as const);
  let [done, strays] = [0, 0];
  for (const [sheet, file] of sheets) {
    const sign = yield* numberStyleSteps(sheet.table, sheet.mapping);
    const gather = gatherer(sheet, { gathered, problems, file, sign, context, isSplit: files.lines !== undefined });
    for (const row of sheet.table.rows) {
      if (done++ % ROWS_PER_STEP === 0) yield { done, total };
      if (gather(row) === 'stray') strays++;
    }
  }
  const headReading = headsReader(files, context, problems);
  const orders: OrderDraft[] = [];
  for (const group of gathered.values()) {
    if (done++ % ROWS_PER_STEP === 0) yield { done: total, total };
    const order = headReading(group);
    if (order) orders.push(order);
  }
  problems.sort((a, b) => a.row - b.row);
  return { orders, refused: gathered.size - orders.length + strays, problems };
}

/** Reads orders with their lines, at once. */
export function readOrders(files: OrderFiles, context: OrderContext): ReadOrders {
  return finish(readOrdersSteps(files, context));
}

type Gathering = {
  readonly gathered: Map<string, Gathered>;
  readonly problems: RowProblem[];
  readonly file: 'orders' | 'lines' | undefined;
  readonly sign: NumberStyle;
  readonly context: OrderContext;
  readonly isSplit: boolean;
};

/** Sorts rows by order number, reading lines on the way; a row that belongs to no order is a stray. */
function gatherer(
  { mapping }: Sheet,
  { gathered, problems, file, sign, context, isSplit }: Gathering,
): (row: Row) => 'stray' | undefined {
  const columns = columnsOf(mapping);
  const report = (problem: RowProblem) => void problems.push(file === undefined ? problem : { ...problem, file });
  const reading: OrderReading = { columns, sign, currencyDigits: context.currencyDigits, report };
  const stray = (problem: RowProblem) => {
    report(problem);
    return 'stray' as const;
  };
  return (row) => {
    if (row.cells.every((cell) => cell.trim() === '')) return undefined;
    const number = cleanCode(codeCell(columns.cell(row, 'orderNumber'), 'foreign'));
    if (number === '') return stray(refused('order-number-missing', { row: row.row }));
    const known = gathered.get(foldCode(number));
    if (file === 'lines' && !known) return stray(refused('order-line-without-order', { row: row.row, value: number }));
    if (file === 'orders' && known)
      return stray(refused('order-repeated', { row: row.row, value: number, otherRow: known.heads[0]?.row }));
    const group = known ?? { number, heads: [], lines: [] };
    gathered.set(foldCode(number), group);
    if (file !== 'lines') group.heads.push(row);
    if (isSplit && file === 'orders') return undefined;
    const line = readLine(row, reading);
    if (line) group.lines.push(file === 'lines' ? { ...line, file } : line);
    else group.badRow ??= row.row;
    return undefined;
  };
}

/** Makes orders of what was gathered. */
function headsReader(
  { heads, customers }: OrderFiles,
  context: OrderContext,
  problems: RowProblem[],
): (group: Gathered) => OrderDraft | undefined {
  const columns = columnsOf(heads.mapping);
  const known = customers ? readCustomers(customers) : undefined;
  const dates = dateReader(heads, columns, context, problems);
  return (group) => {
    const { number, lines, badRow } = group;
    const head = group.heads[0];
    if (!head) return undefined;
    const placedAt = dates.moment(group, 'placedAt');
    const [due, shippedAt, cancelledAt] = [
      dates.day(group, 'dueAt'),
      dates.moment(group, 'shippedAt'),
      dates.moment(group, 'cancelledAt'),
    ];
    if (placedAt === undefined) problems.push(refused('order-date-missing', { row: head.row, value: number }));
    if (badRow !== undefined && badRow !== head.row)
      problems.push(refused('order-incomplete', { row: head.row, value: number, otherRow: badRow }));
    if (badRow === undefined && lines.length === 0)
      problems.push(refused('order-without-lines', { row: head.row, value: number }));
    const tooMany = lines.length > mayMake.rows;
    if (tooMany)
      problems.push(
        refused('order-too-many-lines', { row: head.row, value: String(lines.length), limit: mayMake.rows }),
      );
    const say = (field: Field) => firstSaid(group.heads, columns, field);
    const customer = customerOf(say, known);
    const tooLong = tooLongOf(number, customer);
    for (const { field, value, limit } of tooLong)
      problems.push(
        refused('text-too-long', { row: head.row, column: columns.header(columns.index(field)), value, limit }),
      );
    const isWhole = badRow === undefined && lines.length > 0 && !tooMany && tooLong.length === 0;
    if (!isWhole || typeof placedAt !== 'number' || [due, shippedAt, cancelledAt].includes('unreadable'))
      return undefined;
    return {
      row: head.row,
      source: heads.mapping.source,
      number,
      placedAt,
      dueOn: said(due),
      shippedAt: said(shippedAt),
      cancelledAt: said(cancelledAt),
      note: say('note') || undefined,
      customer,
      lines,
    };
  };
}

/** What a file says of a date: nothing, something that is no date, or it. */
type Read<T> = T | 'unreadable' | undefined;

function said<T>(read: Read<T>): T | undefined {
  return read === 'unreadable' ? undefined : read;
}

type DateField = Extract<OrderField, 'placedAt' | 'dueAt' | 'shippedAt' | 'cancelledAt'>;

/** Reads dates of the heads, with the order of day and month that each column shows. */
function dateReader(
  { table, mapping }: Sheet,
  columns: Columns,
  { localTime }: OrderContext,
  problems: RowProblem[],
): {
  readonly moment: (group: Gathered, field: DateField) => Read<number>;
  /** A day stands for itself, whatever time is written behind it. */
  readonly day: (group: Gathered, field: DateField) => Read<Day>;
} {
  const fields: readonly DateField[] = ['placedAt', 'dueAt', 'shippedAt', 'cancelledAt'];
  const guesses = fields.map((field) =>
    columns.has(field) ? guessDateOrder(table.rows.map((row) => columns.cell(row, field))) : undefined,
  );
  // Dates of one file are written alike, so a column that leaves it open follows the others.
  const usual = guesses.find((guess) => guess !== undefined) ?? 'day-first';
  const orders = new Map<DateField, DateOrder>(
    fields.map((field, at) => [field, mapping.dateOrder ?? guesses[at] ?? usual]),
  );
  const read = <T>({ heads }: Gathered, field: DateField, of: (date: WrittenDate) => T | undefined): Read<T> => {
    const head = heads.find((row) => lineOf(columns.cell(row, field), 'foreign') !== '');
    if (!head) return undefined;
    const date = parseDate(lineOf(columns.cell(head, field), 'foreign'), orders.get(field) ?? usual);
    const found = date && of(date);
    if (found !== undefined) return found;
    problems.push(refused('order-date-unreadable', columns.place(head, columns.index(field))));
    return 'unreadable';
  };
  const momentOf = (date: WrittenDate) => {
    const instant = instantOf(date, localTime);
    return Number.isSafeInteger(instant) ? instant : undefined;
  };
  return {
    moment: (group, field) => read(group, field, momentOf),
    day: (group, field) => read(group, field, writtenDay),
  };
}

function firstSaid(heads: readonly Row[], columns: Columns, field: Field): string {
  for (const row of heads) {
    const said = lineOf(columns.cell(row, field), 'foreign');
    if (said !== '') return said;
  }
  return '';
}

/** The order's own words on its customer first, then the customer list's. */
function customerOf(
  say: (field: Field) => string,
  known: ReadonlyMap<string, (field: Field) => string> | undefined,
): CustomerDraft {
  const id = say('customerId');
  const listed = known?.get(id);
  const either = (field: Field) => say(field) || (listed?.(field) ?? '') || undefined;
  // An order's address stands or falls together: half of it from another file would send the parcel astray.
  const place = say('address') !== '' || say('city') !== '' ? say : (listed ?? say);
  const of = (field: Field) => place(field) || undefined;
  return {
    foreignId: id || undefined,
    name: say('customerName') || listed?.('title') || listed?.('customerName') || undefined,
    company: say('company') || listed?.('title') || undefined,
    email: either('email'),
    phone: either('phone'),
    address: [of('address'), of('address2')].filter((line) => line !== undefined),
    city: of('city'),
    region: of('region'),
    postcode: of('postcode'),
    country: of('country'),
  };
}
