import { parseDecimal } from '#shared/domain/values/decimal.ts';
import type { Decimals } from '#shared/domain/values/quantity.ts';
import type { Field } from './field.ts';
import type { NumberStyle } from './number-style.ts';
import type { Columns } from './row-cells.ts';
import { ROWS_PER_STEP, type Row, type Steps } from './table.ts';
import { type CellStyle, lineOf, numberCell } from './text.ts';

/** The decimal places that quantities of a row need because the file has parts of a piece there. */
export type PartsOf = (row: Row) => RowParts;
/** How many places, and the column that shows it in the row, or would. */
type RowParts = { readonly places: Decimals; readonly index: number };

/** Quantities are whole, except of what is weighed or measured. */
export const noParts: PartsOf = () => ({ places: 0, index: -1 });

const quantities: readonly Field[] = [
  'stock',
  'variationStock',
  'placeStock',
  'sizeStock',
  'reorderPoint',
  'placeReorderPoint',
  'orderUpTo',
  'orderMultiple',
];

/**
 * Finds where quantities have fractions, before any is read: the places that the finest quantity of the file needs go
 * to every unit that has fractions, and to every product with fractions where there is no unit. Units that are weighed or measured have their places anyway.
 */
export function* stockPartsSteps(
  rows: readonly Row[],
  columns: Columns,
  sign: NumberStyle,
  style: CellStyle,
): Steps<PartsOf> {
  const indexes = quantities.flatMap((field) => columns.all(field));
  const inParts = new Set<string>();
  let most: Decimals = 0;
  for (const [at, row] of rows.entries()) {
    if (at % ROWS_PER_STEP === 0) yield { done: at, total: rows.length };
    const places = Math.max(0, ...indexes.map((index) => placesIn(row.cells[index] ?? '', sign(index))));
    if (places === 0) continue;
    inParts.add(keyOf(row, columns, style));
    most = atMostThree(Math.max(most, places));
  }
  if (most === 0) return noParts;
  const places = most;
  return (row) => ({
    places: inParts.has(keyOf(row, columns, style)) ? places : 0,
    index: indexes.find((index) => /[.,]/.test(row.cells[index] ?? '')) ?? indexes[0] ?? -1,
  });
}

/** Rows of one unit have the same places; where there is none, those of one code or name: a product may have several rows. */
function keyOf(row: Row, columns: Columns, style: CellStyle): string {
  for (const field of ['unit', 'sku', 'foreignId', 'name'] as const) {
    const said = lineOf(columns.cell(row, field), style).toLowerCase();
    if (said !== '') return `${field}:${said}`;
  }
  return String(row.row);
}

function placesIn(cell: string, sign: '.' | ','): number {
  if (!/[.,]/.test(cell)) return 0;
  return parseDecimal(numberCell(cell), sign)?.fraction.replace(/0+$/, '').length ?? 0;
}

function atMostThree(places: number): Decimals {
  return places >= 3 ? 3 : places === 2 ? 2 : places === 1 ? 1 : 0;
}
