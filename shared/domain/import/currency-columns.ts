import { currenciesOf } from '#shared/domain/values/currency.ts';
import { headerCurrencies } from './cell-currency.ts';
import type { Field } from './field.ts';
import { foldHeader } from './header.ts';
import { headerMeaning } from './header-meaning.ts';
import type { ColumnUse, Mapping } from './mapping.ts';

const amounts: ReadonlySet<Field | null> = new Set<Field | null>(['price', 'salePrice', 'cost']);

/** Of an amount's columns in several currencies (`Price USD`, `price_eur`) the one in the shop's own; what a person chose stays. */
export function inCurrency(mapping: Mapping, currency: string): Mapping {
  if (mapping.kind !== 'products' && mapping.kind !== 'price-list') return mapping;
  const columns = mapping.columns.reduce((all, column, at) => {
    const other = amounts.has(column.field) && isOther(column, currency) ? ownColumn(all, column, currency) : -1;
    if (other < 0) return all;
    return all.map(
      (one, index): ColumnUse =>
        index === other ? { ...one, field: column.field, by: 'header' } : index === at ? { ...one, field: null } : one,
    );
  }, mapping.columns);
  return { ...mapping, columns };
}

const isOther = ({ header, by }: ColumnUse, own: string): boolean => {
  const named = by === 'person' ? undefined : currenciesIn(header);
  return named !== undefined && !named.includes(own);
};

/** The column that says the same of the shop's currency, of several the one that says it best; -1: there is none. */
function ownColumn(columns: readonly ColumnUse[], { field }: ColumnUse, own: string): number {
  const found = columns.flatMap((column, index) => {
    if (column.field !== null || column.by === 'person' || currenciesIn(column.header)?.includes(own) !== true)
      return [];
    const meaning = headerMeaning(foldHeader(column.header));
    return meaning?.field === field ? [{ index, rank: meaning.rank }] : [];
  });
  return found.toSorted((one, other) => one.rank - other.rank)[0]?.index ?? -1;
}

/** The currencies a header names, however it is written: all of its words are known, so `all` is no currency there. */
function currenciesIn(header: string): readonly string[] | undefined {
  const word = foldHeader(header)
    .split(' ')
    .find((one) => /^[a-z]{3}$/.test(one) && currenciesOf(one.toUpperCase()) !== undefined);
  return headerCurrencies(header) ?? (word === undefined ? undefined : currenciesOf(word.toUpperCase()));
}
