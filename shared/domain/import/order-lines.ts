import { cleanCode } from '#shared/domain/values/code.ts';
import { parseDecimal } from '#shared/domain/values/decimal.ts';
import { cleanBarcode, isScientific } from '#shared/domain/values/gtin.ts';
import { parseMoney } from '#shared/domain/values/money.ts';
import { type Decimals, parseQuantity } from '#shared/domain/values/quantity.ts';
import type { NumberStyle } from './number-style.ts';
import type { OrderLineDraft } from './order-draft.ts';
import { noted, type RowProblem, refused } from './problem.ts';
import type { Columns } from './row-cells.ts';
import type { Row } from './table.ts';
import { codeCell, lineOf, numberCell } from './text.ts';

/** One file of orders or lines being read. */
export type OrderReading = {
  readonly columns: Columns;
  readonly sign: NumberStyle;
  readonly currencyDigits: number;
  readonly report: (problem: RowProblem) => void;
};

/** Reads the order line of a row; undefined where something it cannot do without is missing or unreadable. */
export function readLine(row: Row, reading: OrderReading): OrderLineDraft | undefined {
  const { columns } = reading;
  const line = {
    row: row.row,
    sku: readCode(row, 'lineSku', reading),
    barcode: readCode(row, 'lineBarcode', reading),
    productName: lineOf(columns.cell(row, 'lineName'), 'foreign') || undefined,
    foreignProductId: columns.cell(row, 'lineProductId').trim() || undefined,
  };
  const quantity = readLineQuantity(row, reading);
  const unitPriceMinor = readUnitPrice(row, reading);
  const isNamed = line.sku ?? line.barcode ?? line.productName ?? line.foreignProductId;
  if (isNamed === undefined) reading.report(refused('order-line-incomplete', { row: row.row }));
  return quantity && isNamed !== undefined && unitPriceMinor !== 'refused'
    ? { ...line, ...quantity, unitPriceMinor }
    : undefined;
}

function readCode(row: Row, field: 'lineSku' | 'lineBarcode', { columns, report }: OrderReading): string | undefined {
  const cell = codeCell(columns.cell(row, field), 'foreign');
  if (isScientific(cell)) report(refused('code-scientific', columns.place(row, columns.index(field))));
  return (field === 'lineSku' ? cleanCode(cell) : cleanBarcode(cell)) || undefined;
}

function readLineQuantity(
  row: Row,
  { columns, sign, report }: OrderReading,
): { readonly quantity: number; readonly decimals: Decimals } | undefined {
  const index = columns.index('quantity');
  const cell = numberCell(row.cells[index] ?? '');
  if (cell === '') {
    report(refused('order-line-incomplete', { row: row.row, column: columns.header(index) }));
    return undefined;
  }
  // Whole where it is whole; else with the places of a measured product, for the look-up to judge.
  const whole = parseQuantity(cell, sign(index), 0);
  const decimals: Decimals = whole.ok ? 0 : 3;
  const quantity = whole.ok ? whole : parseQuantity(cell, sign(index), 3);
  if (quantity.ok && quantity.value > 0) return { quantity: quantity.value, decimals };
  report(refused(quantity.ok ? 'order-quantity-not-positive' : quantity.failure.code, columns.place(row, index)));
  return undefined;
}

function readUnitPrice(
  row: Row,
  { columns, sign, currencyDigits, report }: OrderReading,
): number | undefined | 'refused' {
  const index = columns.index('unitPrice');
  const cell = numberCell(row.cells[index] ?? '');
  if (cell === '') return undefined;
  const money = parseMoney(cell, sign(index), currencyDigits);
  if (!money.ok) {
    report(refused(money.failure.code, columns.place(row, index)));
    return 'refused';
  }
  const kept = 10_000 - readDiscount(row, { columns, sign, currencyDigits, report });
  return Math.floor((money.value.minor * kept + 5_000) / 10_000);
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
