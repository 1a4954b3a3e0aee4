import { otherCurrency, withCurrency } from './cell-currency.ts';
import { type DecimalSign, parseDecimal, scaleDecimal } from '#shared/domain/values/decimal.ts';
import { parseMoney } from '#shared/domain/values/money.ts';
import { type Decimals, parseQuantity } from '#shared/domain/values/quantity.ts';
import { leftOut, noted } from './problem.ts';
import { signOfAmount } from './number-style.ts';
import type { Reading, RowType } from './reading.ts';
import type { Row } from './table.ts';
import { numberCell, yesOrNo } from './text.ts';
import { figureWord } from './word-figures.ts';

/** An amount in minor units; undefined where the cell is blank, or is left out because it is no amount. */
export function readMoney(row: Row, index: number, reading: Reading): number | undefined {
  const { columns, sign, context, problems } = reading;
  const cell = numberCell(row.cells[index] ?? '');
  if (cell === '') return undefined;
  const money = parseMoney(cell, signOfAmount(cell, sign(index)), context.currencyDigits);
  if (!money.ok) {
    const isWord = money.failure.code === 'money-unreadable' && figureWord(cell) !== undefined;
    problems.push(leftOut(isWord ? 'price-in-words' : money.failure.code, columns.place(row, index)));
    return undefined;
  }
  if (!isOfShop(row, index, reading)) return undefined;
  if (money.value.rounded) problems.push(noted('money-rounded', columns.place(row, index)));
  return money.value.minor;
}

/**
 * The decimal sign of a cell. A workbook's numbers are written with a point whatever its texts use: a text with one comma
 * and no more than two digits behind it is read with the comma.
 */
function signIn(cell: string, sign: DecimalSign, { isWorkbook }: Reading): DecimalSign {
  return isWorkbook && sign === '.' && withComma.test(cell) ? ',' : sign;
}

const withComma = /^\D*(?:\d+|\d{1,3}(?:[ .'\u00a0\u2019\u202f]\d{3})+),\d{1,2}\D*$/;

/** Whether an amount may be taken: one in another currency is told, and left out where a person wanted that. */
function isOfShop(row: Row, index: number, { columns, context, answers, problems }: Reading): boolean {
  const other = otherCurrency(row, index, columns, context.currency);
  if (other === undefined) return true;
  const place = { ...columns.place(row, index), value: withCurrency(row.cells[index] ?? '', other) };
  const isLeft = answers.otherCurrency === 'leave';
  problems.push(isLeft ? leftOut('currency-differs', place) : noted('currency-differs', place));
  return !isLeft;
}

/** A quantity in smallest units; undefined where the cell is blank, or is left out because it is no such quantity. */
export function readQuantity(
  row: Row,
  index: number,
  field: 'stock' | 'reorderPoint' | 'onOrder',
  decimals: Decimals,
  reading: Reading,
): number | undefined {
  const { columns, problems } = reading;
  const written = numberCell(row.cells[index] ?? '');
  // A workbook may show a quantity as money: its format is no part of it.
  const cell = reading.isWorkbook ? written.replace(/^(-?[\d.]+) (?:\p{Sc}|[A-Z]{3})$/u, '$1') : written;
  const sign = signIn(cell, reading.sign(index), reading);
  // WooCommerce writes `parent` where a variation's stock is counted with its product.
  if (cell === '' || cell === 'parent') return undefined;
  const quantity = parseQuantity(cell, sign, decimals);
  if (quantity.ok && (quantity.value >= 0 || field === 'stock')) return quantity.value;
  const code = quantity.ok ? 'quantity-implausible' : quantity.failure.code;
  const rounded = code === 'quantity-too-precise' ? roundedQuantity(cell, sign, decimals) : undefined;
  if (rounded !== undefined && (rounded >= 0 || field === 'stock')) {
    problems.push(noted('quantity-rounded', columns.place(row, index)));
    return rounded;
  }
  const word = code === 'quantity-unreadable' ? figureWord(cell) : undefined;
  if (word === undefined) problems.push(leftOut(code, columns.place(row, index)));
  else if (field === 'stock') problems.push(leftOut('stock-in-words', columns.place(row, index)));
  return undefined;
}

/** A quantity that is finer than any is kept, to the nearest smallest unit. */
function roundedQuantity(cell: string, sign: DecimalSign, decimals: Decimals): number | undefined {
  const decimal = parseDecimal(cell, sign);
  return decimal && scaleDecimal(decimal, decimals)?.units;
}

/** Stock in smallest units of the column at `index`; null where the file tracks none, or says it in words. */
export function readStock(
  row: Row,
  index: number,
  decimals: Decimals,
  { role, kind }: RowType,
  reading: Reading,
): number | null {
  const { columns, problems, source } = reading;
  const place = () => columns.place(row, index);
  if (columns.has('tracked') && !isTracked(columns.cell(row, 'tracked'), source)) return null;
  if (role === 'parent' && figureWord(row.cells[index] ?? '') !== undefined) return null;
  const quantity = readQuantity(row, index, 'stock', decimals, reading);
  if (quantity === undefined) return null;
  if (role === 'parent' || (kind !== 'simple' && kind !== 'variable')) {
    if (role === 'parent') problems.push(noted('stock-held-by-parent', place()));
    else if (quantity !== 0) problems.push(noted('stock-ignored', place()));
    return null;
  }
  if (quantity < 0) problems.push(noted('stock-negative', place()));
  return quantity;
}

/** Shopify names the system that tracks, and blank is no; others say yes or no, and nothing in the rows of variants. */
function isTracked(cell: string, source: string): boolean {
  if (cell.trim() === '') return source !== 'shopify';
  return yesOrNo(cell) !== false && figureWord(cell) !== 'none' && cell.trim().toLowerCase() !== 'none';
}
