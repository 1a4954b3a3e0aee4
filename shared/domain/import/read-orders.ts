import { runWhole } from '#shared/base/whole.ts';
import { cleanCode, foldCode } from '#shared/domain/values/code.ts';
import { mayMake } from '#shared/domain/values/limits.ts';
import { otherCurrency } from './cell-currency.ts';
import { tooLongOf } from './customer-limits.ts';
import { type Field, orderFields } from './field.ts';
import { readCustomers, type Sheet } from './names.ts';
import { type NumberStyle, numberStyleSteps } from './number-style.ts';
import { customerOf, firstSaid } from './order-customer.ts';
import type { LocalTime } from './order-date.ts';
import { orderDates } from './order-date-columns.ts';
import type { OrderDraft, OrderHead, OrderLineDraft, OrderOut, OrderSaid, ReadOrders } from './order-draft.ts';
import { type LineRead, readLine } from './order-lines.ts';
import type { OrderReading } from './order-quantities.ts';
import { linesApartSteps } from './order-expansion.ts';
import { withoutFooter } from './order-footer.ts';
import { saidOfOrder } from './order-said.ts';
import { stateReader } from './order-standing.ts';
import { receiptsColumn } from './receipts.ts';
import { type ReadLine, stateOfOrder } from './order-state.ts';
import { noted, type RowProblem, refused } from './problem.ts';
import { columnsOf } from './row-cells.ts';
import { ROWS_PER_STEP, type Row, type Steps } from './table.ts';
import { codeCell } from './text.ts';

/** The files of one drop: orders with their lines in one file, or heads and lines apart, with a list of customers. */
export type OrderFiles = { readonly heads: Sheet; readonly lines?: Sheet; readonly customers?: Sheet };

export type OrderContext = {
  readonly currencyDigits: number;
  /** The shop's; left out: currencies are not compared. */
  readonly currency?: string;
  readonly localTime: LocalTime;
};

/** The rows of one order number; `leftOut`: lines of it that are no products, `over`: why nothing is left of others. */
type Gathered = {
  readonly number: string;
  readonly heads: Row[];
  readonly lines: ReadLine[];
  /** Rows of a quantity without a product. */
  readonly sums: Extract<LineRead, { kind: 'sum' }>[];
  readonly problems: RowProblem[];
  /** As its first row says it. */
  currency: string;
  leftOut: number;
  over?: string;
  badRow?: number;
};

/** Reads orders with their lines, in steps. An order with a line that cannot be read is refused as a whole. */
export function* readOrdersSteps(given: OrderFiles, context: OrderContext): Steps<ReadOrders> {
  const files: OrderFiles = { ...given, heads: yield* linesApartSteps(given.heads) };
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
    const sign = yield* numberStyleSteps(sheet.table, sheet.mapping, context.currencyDigits);
    const gather = gatherer(sheet, { gathered, problems, file, sign, context, isSplit: files.lines !== undefined });
    for (const row of withoutFooter(sheet)) {
      if (done++ % ROWS_PER_STEP === 0) yield { done, total };
      if (gather(row) === 'stray') strays++;
    }
  }
  const orders: OrderDraft[] = [];
  const out: OrderOut[] = [];
  const readHead = headsReader(files, context, problems);
  for (const group of gathered.values()) {
    if (done++ % ROWS_PER_STEP === 0) yield { done: total, total };
    const order = readHead(group);
    if (order && 'said' in order) out.push(order);
    else if (order) orders.push(order);
  }
  problems.sort((a, b) => a.row - b.row);
  return { orders, out, refused: gathered.size - orders.length - out.length + strays, problems };
}

/** Reads orders with their lines, at once. */
export function readOrders(files: OrderFiles, context: OrderContext): ReadOrders {
  return runWhole(readOrdersSteps(files, context));
}

type Gathering = {
  readonly gathered: Map<string, Gathered>;
  readonly problems: RowProblem[];
  readonly file: 'orders' | 'lines' | undefined;
  readonly sign: NumberStyle;
  readonly context: OrderContext;
  readonly isSplit: boolean;
};

/** Columns that say what an order's line is; all others are of its head. */
const lineOnly: ReadonlySet<Field> = new Set<Field>(orderFields.slice(orderFields.indexOf('quantity')));
const named: readonly Field[] = ['lineSku', 'lineBarcode', 'lineName', 'lineProductId'];

/** Sorts rows by order number, reading lines on the way; a row that belongs to no order is a stray. */
function gatherer(
  { mapping }: Sheet,
  { gathered, problems, file, sign, context, isSplit }: Gathering,
): (row: Row) => 'stray' | undefined {
  const columns = columnsOf(mapping);
  const told = (problem: RowProblem) => (file === undefined ? problem : { ...problem, file });
  const stray = (problem: RowProblem) => {
    problems.push(told(problem));
    return 'stray' as const;
  };
  const headFields = orderFields.filter((field) => !lineOnly.has(field) && columns.has(field));
  const says = (row: Row, fields: readonly Field[]) => fields.some((field) => columns.cell(row, field).trim() !== '');
  let above: Gathered | undefined;
  const report = (problem: RowProblem) => void above?.problems.push(told(problem));
  const reading: OrderReading = {
    columns,
    sign,
    currencyDigits: context.currencyDigits,
    report,
    foreign: (row, index) => {
      const currency = otherCurrency(row, index, columns, context.currency, above?.currency);
      return currency === undefined ? undefined : { currency, isLeft: mapping.answers?.otherCurrency === 'leave' };
    },
  };
  return (row) => {
    if (row.cells.every((cell) => cell.trim() === '')) return undefined;
    const number = cleanCode(codeCell(columns.cell(row, 'orderNumber'), 'foreign'));
    // A row that says nothing of an order, and names a product, goes on with the order above it.
    const goesOn = number === '' && above && !says(row, headFields) && says(row, named) ? above : undefined;
    if (number === '' && !goesOn) return stray(refused('order-number-missing', { row: row.row }));
    const known = goesOn ?? gathered.get(foldCode(number));
    if (file === 'lines' && !known) return stray(refused('order-line-without-order', { row: row.row, value: number }));
    if (file === 'orders' && known)
      return stray(refused('order-repeated', { row: row.row, value: number, otherRow: known.heads[0]?.row }));
    const group = known ?? { number, heads: [], lines: [], sums: [], problems: [], currency: '', leftOut: 0 };
    above = group;
    group.currency ||= columns.cell(row, 'currency').trim();
    gathered.set(foldCode(group.number), group);
    if (file !== 'lines') group.heads.push(row);
    if (isSplit && file === 'orders') return undefined;
    const read = readLine(row, reading);
    if (read.kind === 'line') group.lines.push({ line: file === 'lines' ? { ...read.line, file } : read.line, row });
    else if (read.kind === 'left-out') group.leftOut++;
    else if (read.kind === 'over') group.over ??= read.column;
    else if (read.kind === 'bad') group.badRow ??= row.row;
    else if (read.kind === 'sum') group.sums.push(read);
    return undefined;
  };
}

/** A row that counts what the order's other lines come to, as eBay writes it above them, is no line; others spoil it. */
function settleSums(group: Gathered): void {
  const { lines, sums, problems } = group;
  const decimals = lines.map(({ line }) => line.decimals);
  const together = lines.reduce((sum, { line }) => sum + line.quantity, 0);
  const isSum = lines.length > 0 && decimals.every((places) => places === 0);
  for (const { quantity, problem } of sums) {
    if (isSum && quantity === together) continue;
    problems.push(problem);
    group.badRow ??= problem.row;
  }
}

/** Makes orders of what was gathered. */
function headsReader(
  { heads, lines: linesSheet, customers }: OrderFiles,
  { localTime }: OrderContext,
  problems: RowProblem[],
): (group: Gathered) => OrderDraft | OrderOut | undefined {
  const columns = columnsOf(heads.mapping);
  const known = customers ? readCustomers(customers) : undefined;
  const [answers, ofLines] = [heads.mapping.answers, linesSheet?.mapping.answers];
  const states = stateReader({ ...ofLines?.states, ...answers?.states }, answers?.otherStates ?? ofLines?.otherStates);
  const receipts = receiptsColumn(heads.mapping) === undefined ? undefined : answers?.receipts;
  const dates = orderDates(heads, columns, states.of, localTime);
  const stateOf = stateOfOrder(columns, linesSheet && columnsOf(linesSheet.mapping), states);
  return (group) => {
    const [first] = group.heads;
    if (!first) return undefined;
    const report = (problem: RowProblem) => void group.problems.push(problem);
    settleSums(group);
    const say = (field: Field) => firstSaid(group.heads, columns, field);
    const { number } = group;
    const head: OrderHead = { row: first.row, source: heads.mapping.source, number, customer: customerOf(say, known) };
    const shipped = dates.event(group.heads, 'shippedAt', report);
    const cancelled = dates.event(group.heads, 'cancelledAt', report);
    const found = stateOf(group, {
      isShipped: typeof shipped === 'number' || shipped === 'yes',
      isCancelled: typeof cancelled === 'number' || cancelled === 'yes',
      report,
    });
    // What is not imported has no problems.
    if (found.standing === 'out') return { ...head, said: found.said };
    const order = wholeOrder({ ...head, ...saidOfOrder(say) }, found.lines, group, report);
    const placedAt = dates.moment(group.heads, 'placedAt', report);
    const dueOn = dates.day(group.heads, 'dueAt', report);
    // Where a column says when, or whether, goods left, a blank state says nothing new.
    const isStateAlone = columns.has('state') && !columns.has('deliveryState') && !columns.has('shippedAt');
    if (found.standing === 'open' && isStateAlone && say('state') === '')
      report(noted('order-state-blank', { row: first.row, value: number }));
    if (placedAt === undefined) report(refused('order-date-missing', { row: first.row, value: number }));
    for (const problem of group.problems) problems.push(problem);
    const isWhole = order && found.standing !== 'unknown' && shipped !== 'unreadable' && cancelled !== 'unreadable';
    if (!isWhole || typeof placedAt !== 'number' || dueOn === 'unreadable') return undefined;
    return {
      ...order,
      standing: found.standing === 'open' ? (receipts ?? 'open') : found.standing,
      placedAt,
      dueOn,
      shippedAt: typeof shipped === 'number' ? shipped : undefined,
    };
  };

  /** The order with its lines, unless something is wrong with them or its texts, which is told. */
  function wholeOrder(
    head: OrderHead & OrderSaid,
    lines: readonly OrderLineDraft[],
    { number, badRow, leftOut, over }: Gathered,
    report: (problem: RowProblem) => void,
  ): (OrderHead & OrderSaid & { readonly lines: readonly OrderLineDraft[] }) | undefined {
    const { row } = head;
    if (badRow !== undefined && badRow !== row)
      report(refused('order-incomplete', { row, value: number, otherRow: badRow }));
    const isEmpty = lines.length === 0 && leftOut === 0 && over === undefined && badRow === undefined;
    if (isEmpty) report(refused('order-without-lines', { row, value: number }));
    const tooMany = lines.length > mayMake.rows;
    if (tooMany) report(refused('order-too-many-lines', { row, value: String(lines.length), limit: mayMake.rows }));
    const tooLong = tooLongOf(head);
    for (const { field, value, limit } of tooLong)
      report(refused('text-too-long', { row, column: columns.header(columns.index(field)), value, limit }));
    return badRow === undefined && !isEmpty && !tooMany && tooLong.length === 0 ? { ...head, lines } : undefined;
  }
}
