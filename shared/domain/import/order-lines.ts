import { cleanCode } from '#shared/domain/values/code.ts';
import { parseDecimal } from '#shared/domain/values/decimal.ts';
import { cleanBarcode, isScientific } from '#shared/domain/values/gtin.ts';
import { parseMoney } from '#shared/domain/values/money.ts';
import { isFeeName, isFeeType, isRecordType } from './fee-lines.ts';
import type { Field } from './field.ts';
import { foldHeader } from './header.ts';
import { withCurrency } from './cell-currency.ts';
import { signOfAmount } from './number-style.ts';
import type { OrderLineDraft } from './order-draft.ts';
import { type LineQuantity, type OrderReading, readQuantities } from './order-quantities.ts';
import { leftOut, noted, type RowProblem, refused } from './problem.ts';
import type { Row } from './table.ts';
import { codeCell, lineOf, numberCell, yesOrNo } from './text.ts';

/**
 * What a row says of an order's line: one, none, one that is left out and told, one of which nothing is left by the
 * column that says so, one that cannot be read.
 */
export type LineRead =
  | { readonly kind: 'line'; readonly line: OrderLineDraft }
  | { readonly kind: 'over'; readonly column: string }
  /** A quantity of nothing that is named: what the lines of an order come to, or a line that cannot be read. */
  | { readonly kind: 'sum'; readonly quantity: number; readonly problem: RowProblem }
  | { readonly kind: 'none' | 'left-out' | 'bad' };

const lineFields: readonly Field[] = [
  'lineSku',
  'lineBarcode',
  'lineName',
  'lineProductId',
  'quantity',
  'unitPrice',
  'lineTotal',
];

/** Reads the order line of a row. */
export function readLine(row: Row, reading: OrderReading): LineRead {
  const { columns, report } = reading;
  if (lineFields.every((field) => columns.cell(row, field).trim() === '')) return { kind: 'none' };
  if (isRecordType(columns.cell(row, 'lineType'))) return { kind: 'none' };
  const [named, bracketed] = nameAndCode(lineOf(columns.cell(row, 'lineName'), 'foreign'));
  const line = {
    row: row.row,
    sku: readCode(row, 'lineSku', reading) ?? bracketed,
    barcode: readCode(row, 'lineBarcode', reading),
    productName: named || undefined,
    options: lineOf(columns.cell(row, 'lineOptions'), 'foreign') || undefined,
    foreignProductId: columns.cell(row, 'lineProductId').trim() || undefined,
  };
  if (isFeeType(columns.cell(row, 'lineType'))) return leaveFee(row, reading);
  const quantity = readQuantities(row, reading);
  if (!('quantity' in quantity)) {
    if (quantity.isEmpty) return { kind: 'over', column: quantity.column };
    if (line.barcode === undefined && isFeeName(line.sku ?? line.productName ?? '')) return leaveFee(row, reading);
    report(quantity.problem);
    return { kind: 'bad' };
  }
  if ((line.sku ?? line.barcode ?? line.productName ?? line.foreignProductId) === undefined) {
    const place = columns.place(row, columns.index('quantity'));
    return { kind: 'sum', quantity: quantity.ordered, problem: refused('order-line-incomplete', place) };
  }
  const isBodiless = yesOrNo(columns.cell(row, 'needsShipping')) === false;
  const unitPriceMinor = readUnitPrice(row, quantity, reading);
  const { ordered: _ordered, ...taken } = quantity;
  return { kind: 'line', line: { ...line, ...taken, unitPriceMinor, ...(isBodiless && { isBodiless }) } };
}

/** A name with its code in front, as Odoo writes it: `[A-1] Apple`. */
function nameAndCode(text: string): readonly [name: string, code?: string] {
  const [, code, name] = /^\[([^\]\s]{1,60})\]\s+(\S.*)$/.exec(text) ?? [];
  return code === undefined || name === undefined ? [text] : [name, code];
}

function leaveFee(row: Row, { columns, report }: OrderReading): LineRead {
  const named = columns.index('lineName') >= 0 ? columns.index('lineName') : columns.index('lineSku');
  report(leftOut('order-line-fee', columns.place(row, named)));
  return { kind: 'left-out' };
}

function readCode(row: Row, field: 'lineSku' | 'lineBarcode', { columns, report }: OrderReading): string | undefined {
  const cell = codeCell(columns.cell(row, field), 'foreign');
  if (isScientific(cell)) report(refused('code-scientific', columns.place(row, columns.index(field))));
  return (field === 'lineSku' ? cleanCode(cell) : cleanBarcode(cell)) || undefined;
}

/** The price of one: as it stands, after its discount, or what the whole line comes to by its quantity. */
function readUnitPrice(row: Row, quantity: LineQuantity, reading: OrderReading): number | undefined {
  const price = readAmount(row, 'unitPrice', reading);
  if (price !== undefined) {
    const kept = 10_000 - readDiscount(row, reading);
    const each = Math.floor((price * kept + 5_000) / 10_000);
    const off = readAmount(row, 'lineDiscount', reading) ?? 0;
    if (off === 0) return each;
    const { ordered, decimals } = quantity;
    return shared(each * ordered - off * 10 ** decimals, 'unitPrice', row, quantity, reading);
  }
  const total = readAmount(row, 'lineTotal', reading);
  if (total === undefined) return undefined;
  // What a line comes to has its discount in it, but for Amazon's.
  const { columns } = reading;
  const isBefore = foldHeader(columns.header(columns.index('lineDiscount'))) === 'item promotion discount';
  const off = isBefore ? (readAmount(row, 'lineDiscount', reading) ?? 0) : 0;
  return shared((total - off) * 10 ** quantity.decimals, 'lineTotal', row, quantity, reading);
}

/** What each of a line's pieces has of an amount, rounded half up and told. */
function shared(
  scaled: number,
  field: 'unitPrice' | 'lineTotal',
  row: Row,
  { ordered }: LineQuantity,
  { columns, report }: OrderReading,
): number {
  if (scaled <= 0) return 0;
  if (scaled % ordered !== 0) report(noted('unit-price-rounded', columns.place(row, columns.index(field))));
  return Math.floor((2 * scaled + ordered) / (2 * ordered));
}

/** An amount of a line; what is none, or is in another currency by choice, is left out, and the order stands without it. */
function readAmount(
  row: Row,
  field: 'unitPrice' | 'lineTotal' | 'lineDiscount',
  { columns, sign, currencyDigits, report, foreign }: OrderReading,
): number | undefined {
  const index = columns.index(field);
  const cell = numberCell(row.cells[index] ?? '');
  if (cell === '') return undefined;
  // What is taken off is written below zero by some.
  const text = field === 'lineDiscount' ? cell.replace(/[-\u2212]/, '') : cell;
  const money = parseMoney(text, signOfAmount(text, sign(index)), currencyDigits);
  const place = columns.place(row, index);
  if (!money.ok) {
    report(leftOut(money.failure.code, place));
    return undefined;
  }
  const other = foreign(row, index);
  if (!other) return money.value.minor;
  const told = { ...place, value: withCurrency(cell, other.currency) };
  report(other.isLeft ? leftOut('currency-differs', told) : noted('currency-differs', told));
  return other.isLeft ? undefined : money.value.minor;
}

/** A discount in hundredths of a per cent: `0.15`, `15%`, or 15 under a header with a per cent sign. */
function readDiscount(row: Row, { columns, sign, report }: OrderReading): number {
  const index = columns.index('discount');
  const cell = numberCell(row.cells[index] ?? '');
  if (cell === '') return 0;
  const isPercent = cell.endsWith('%') || columns.header(index).includes('%');
  const share = parseDecimal(cell.replace(/\s*%$/, ''), sign(index));
  const value = share ? Number(`${share.whole || '0'}.${share.fraction || '0'}`) : Number.NaN;
  const hundredths = Math.round(value * (isPercent ? 100 : 10_000));
  if (share && !share.negative && hundredths <= 10_000) return hundredths;
  report(noted('discount-unclear', columns.place(row, index)));
  return 0;
}
