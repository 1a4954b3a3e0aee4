import { type Decimals, parseQuantity, type QuantityFailure, rescaleQuantity } from '#shared/domain/values/quantity.ts';
import type { Field } from './field.ts';
import type { NumberStyle } from './number-style.ts';
import { leftOut, noted, type RowProblem, refused } from './problem.ts';
import type { Columns } from './row-cells.ts';
import type { Row } from './table.ts';
import { numberCell } from './text.ts';

/** One file of orders or lines being read. */
export type OrderReading = {
  readonly columns: Columns;
  readonly sign: NumberStyle;
  readonly currencyDigits: number;
  readonly report: (problem: RowProblem) => void;
};

/** How many of a line are ordered, those called off or given back taken off, and how many of them left before. */
export type LineQuantity = {
  readonly quantity: number;
  readonly alreadyShipped?: number;
  /** As the file says it: what a line's total is for. */
  readonly ordered: number;
  readonly decimals: Decimals;
};

/** A quantity that cannot be taken, or one of which nothing is left. */
export type NoQuantity = { readonly isEmpty: true } | { readonly isEmpty: false; readonly problem: RowProblem };

type Figure = { readonly value: number; readonly decimals: Decimals };

/** Reads how many a line is of. */
export function readQuantities(row: Row, reading: OrderReading): LineQuantity | NoQuantity {
  const { columns, report } = reading;
  const index = columns.index('quantity');
  const cell = numberCell(row.cells[index] ?? '');
  const bad = (problem: RowProblem): NoQuantity => ({ isEmpty: false, problem });
  if (cell === '') return bad(refused('order-line-incomplete', { row: row.row, column: columns.header(index) }));
  const figure = figureAt(cell, index, reading);
  if (typeof figure === 'string') return bad(refused(figure, columns.place(row, index)));
  const empty = (): NoQuantity => {
    report(noted('order-line-over', columns.place(row, index)));
    return { isEmpty: true };
  };
  if (figure.value === 0) return empty();
  if (figure.value < 0) return bad(refused('order-quantity-not-positive', columns.place(row, index)));
  const [gone, left, open] = [
    partOf(row, 'quantityCancelled', reading),
    partOf(row, 'quantityShipped', reading),
    partOf(row, 'quantityOpen', reading),
  ];
  const decimals: Decimals = [figure, gone, left, open].some((one) => one?.decimals === 3) ? 3 : 0;
  const at = (one: Figure | undefined) => one && (rescaleQuantity(one.value, one.decimals, decimals) ?? 0);
  const ordered = at(figure) ?? 0;
  const quantity = ordered - Math.min(at(gone) ?? 0, ordered);
  if (quantity === 0) return empty();
  const waiting = at(open);
  const alreadyShipped = Math.min(at(left) ?? (waiting === undefined ? 0 : Math.max(ordered - waiting, 0)), quantity);
  const isSaid = left !== undefined || open !== undefined;
  return { quantity, ordered, decimals, ...(isSaid && { alreadyShipped }) };
}

/** Whole where it is whole; else with the places of a measured product, for the look-up to judge. */
function figureAt(cell: string, index: number, { sign }: OrderReading): Figure | QuantityFailure['code'] {
  const whole = parseQuantity(cell, sign(index), 0);
  if (whole.ok) return { value: whole.value, decimals: 0 };
  const fine = parseQuantity(cell, sign(index), 3);
  return fine.ok ? { value: fine.value, decimals: 3 } : fine.failure.code;
}

/** A part of the quantity; what is no figure is left out and told. */
function partOf(row: Row, field: Field, reading: OrderReading): Figure | undefined {
  const { columns, report } = reading;
  const index = columns.index(field);
  const cell = numberCell(row.cells[index] ?? '');
  if (cell === '') return undefined;
  const figure = figureAt(cell, index, reading);
  if (typeof figure === 'string') {
    report(leftOut(figure, columns.place(row, index)));
    return undefined;
  }
  return { ...figure, value: Math.abs(figure.value) };
}
