import { currenciesOf } from '#shared/domain/values/currency.ts';
import { namedCurrencies } from '#shared/domain/values/money.ts';
import type { Columns } from './row-cells.ts';
import type { Row } from './table.ts';

/**
 * The currencies that an amount may be in: by its own cell, else by the row's column of currencies, or what that says
 * for all rows of an order, else by its header.
 */
function currenciesAt(row: Row, index: number, columns: Columns, ofOrder: string): readonly string[] | undefined {
  const ofRow = columns.has('currency') ? columns.cell(row, 'currency').trim() : '';
  return (
    namedCurrencies(row.cells[index] ?? '') ?? currenciesOf(ofRow || ofOrder) ?? headerCurrencies(columns.header(index))
  );
}

/** An amount as its cell says it, with its currency where the cell leaves that out. */
export function withCurrency(cell: string, currency: string): string {
  return namedCurrencies(cell) ? cell : `${cell} ${currency}`;
}

/** `Price (USD)`, `Cena PLN`: codes in capitals and signs; a word such as `all` is none. */
export function headerCurrencies(header: string): readonly string[] | undefined {
  for (const word of header.split(/[\s()[\]/_:,-]+/)) {
    const isCode = /^[A-Z]{3}$|^\p{Sc}$/u.test(word) && header !== header.toUpperCase();
    const found = isCode || /^\p{Sc}$/u.test(word) ? currenciesOf(word) : undefined;
    if (found) return found;
  }
  return undefined;
}

/** The currency of an amount that cannot be in the shop's own; undefined where it can, or where nothing names one. */
export function otherCurrency(
  row: Row,
  index: number,
  columns: Columns,
  own: string | undefined,
  ofOrder = '',
): string | undefined {
  if (own === undefined) return undefined;
  const named = currenciesAt(row, index, columns, ofOrder);
  return named === undefined || named.includes(own) ? undefined : named[0];
}
