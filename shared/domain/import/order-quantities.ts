import { type Decimals, parseQuantity, type QuantityFailure, rescaleQuantity } from '#shared/domain/values/quantity.ts';
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
  /** The currency of an amount, where it cannot be the shop's; `isLeft`: the amount is not taken then. */
  readonly foreign: (row: Row, index: number) => { readonly currency: string; readonly isLeft: boolean } | undefined;
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
export type NoQuantity =
  | { readonly isEmpty: true; readonly column: string }
  | { readonly isEmpty: false; readonly problem: RowProblem };

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
  const empty = (at: number): NoQuantity => {
    report(noted('order-line-over', columns.place(row, at)));
    return { isEmpty: true, column: columns.header(at) };
  };
  if (figure.value === 0) return empty(index);
  if (figure.value < 0) return bad(refused('order-quantity-not-positive', columns.place(row, index)));
  const [gone, left, open] = [
    together(columns.all('quantityCancelled').map((at) => partOf(row, at, reading))),
    partOf(row, columns.index('quantityShipped'), reading),
    partOf(row, columns.index('quantityOpen'), reading),
  ];
  const decimals: Decimals = [figure, gone, left, open].some((one) => one?.decimals === 3) ? 3 : 0;
  const at = (one: Figure | undefined) => one && (rescaleQuantity(one.value, one.decimals, decimals) ?? 0);
  const ordered = at(figure) ?? 0;
  const quantity = ordered - Math.min(at(gone) ?? 0, ordered);
  if (quantity === 0) return empty(givenBackAt(row, reading) ?? index);
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
function partOf(row: Row, index: number, reading: OrderReading): Figure | undefined {
  const { columns, report } = reading;
  const cell = numberCell(row.cells[index] ?? '');
  if (cell === '') return undefined;
  const figure = figureAt(cell, index, reading);
  if (typeof figure === 'string') {
    report(leftOut(figure, columns.place(row, index)));
    return undefined;
  }
  return { ...figure, value: Math.abs(figure.value) };
}

/** What was called off and what was given back, of one line. */
function together(figures: readonly (Figure | undefined)[]): Figure | undefined {
  const said = figures.filter((figure) => figure !== undefined);
  if (said.length < 2) return said[0];
  const decimals: Decimals = said.some((figure) => figure.decimals === 3) ? 3 : 0;
  const at = (figure: Figure) => rescaleQuantity(figure.value, figure.decimals, decimals) ?? 0;
  return { decimals, value: said.reduce((sum, figure) => sum + at(figure), 0) };
}

/** The column that says how many were called off or given back. */
function givenBackAt(row: Row, { columns }: OrderReading): number | undefined {
  return columns.all('quantityCancelled').find((at) => /[1-9]/.test(row.cells[at] ?? ''));
}
