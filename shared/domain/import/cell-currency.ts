import { currenciesOf } from '#shared/domain/values/currency.ts';
import { namedCurrencies } from '#shared/domain/values/money.ts';
import type { Columns } from './row-cells.ts';
import type { Row } from './table.ts';

/** The currencies that an amount may be in: by its own cell, else by the row's column of currencies, else by its header. */
export function currenciesAt(row: Row, index: number, columns: Columns): readonly string[] | undefined {
  return (
    namedCurrencies(row.cells[index] ?? '') ??
    (columns.has('currency') ? currenciesOf(columns.cell(row, 'currency')) : undefined) ??
    headerCurrencies(columns.header(index))
  );
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
export function otherCurrency(row: Row, index: number, columns: Columns, own: string | undefined): string | undefined {
  if (own === undefined) return undefined;
  const named = currenciesAt(row, index, columns);
  return named === undefined || named.includes(own) ? undefined : named[0];
}
