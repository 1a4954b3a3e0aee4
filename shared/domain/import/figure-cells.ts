import { parseMoney } from '#shared/domain/values/money.ts';
import { type Decimals, parseQuantity } from '#shared/domain/values/quantity.ts';
import { noted, refused } from './problem.ts';
import type { Reading, RowType } from './reading.ts';
import type { Row } from './table.ts';
import { numberCell, yesOrNo } from './text.ts';

/** An amount in minor units; undefined where the cell is blank or refused. */
export function readMoney(
  row: Row,
  field: 'price' | 'salePrice' | 'cost',
  { columns, sign, context, problems }: Reading,
): number | undefined {
  const index = columns.index(field);
  const cell = numberCell(row.cells[index] ?? '');
  if (cell === '') return undefined;
  const money = parseMoney(cell, sign(index), context.currencyDigits);
  if (!money.ok) {
    problems.push(refused(money.failure.code, columns.place(row, index)));
    return undefined;
  }
  if (money.value.rounded) problems.push(noted('money-rounded', columns.place(row, index)));
  return money.value.minor;
}

/** A quantity in smallest units; undefined where the cell is blank or refused. */
export function readQuantity(
  row: Row,
  field: 'stock' | 'reorderPoint' | 'onOrder',
  decimals: Decimals,
  { columns, sign, problems }: Reading,
): number | undefined {
  const index = columns.index(field);
  const cell = numberCell(row.cells[index] ?? '');
  // WooCommerce writes `parent` where a variation's stock is counted with its product.
  if (cell === '' || cell === 'parent') return undefined;
  const quantity = parseQuantity(cell, sign(index), decimals);
  if (quantity.ok && (quantity.value >= 0 || field === 'stock')) return quantity.value;
  problems.push(refused(quantity.ok ? 'quantity-implausible' : quantity.failure.code, columns.place(row, index)));
  return undefined;
}

/** Stock in smallest units; null where the file tracks none. */
export function readStock(row: Row, decimals: Decimals, { role, kind }: RowType, reading: Reading): number | null {
  const { columns, problems } = reading;
  const place = () => columns.place(row, columns.index('stock'));
  const quantity = readQuantity(row, 'stock', decimals, reading);
  if (quantity === undefined || (columns.has('tracked') && !isTracked(columns.cell(row, 'tracked')))) return null;
  if (role === 'parent' || (kind !== 'simple' && kind !== 'variable')) {
    if (role === 'parent') problems.push(noted('stock-held-by-parent', place()));
    else if (quantity !== 0) problems.push(noted('stock-ignored', place()));
    return null;
  }
  if (quantity < 0) problems.push(noted('stock-negative', place()));
  return quantity;
}

/** Shopify names the system that tracks, others say yes or no; blank is no. */
function isTracked(cell: string): boolean {
  return cell.trim() !== '' && yesOrNo(cell) !== false;
}
