import { type DecimalSign, guessDecimalSign } from '#shared/domain/values/decimal.ts';
import type { Field } from './field.ts';
import type { Mapping } from './mapping.ts';
import { type CsvTable, ROWS_PER_STEP, type Steps } from './table.ts';
import { numberCell } from './text.ts';

export const numberFields: ReadonlySet<Field | null> = new Set<Field | null>([
  'price',
  'variationPrice',
  'variationStock',
  'salePrice',
  'cost',
  'stock',
  'counted',
  'priceFor',
  'reorderPoint',
  'orderUpTo',
  'orderMultiple',
  'onOrder',
  'surcharge',
  'weight',
  'placeStock',
  'sizeStock',
  'placeReorderPoint',
  'placePrice',
  'packSize',
  'quantity',
  'unitPrice',
  'discount',
  'lineTotal',
  'quantityShipped',
  'quantityOpen',
  'quantityCancelled',
]);

export const moneyFields: ReadonlySet<Field | null> = new Set<Field | null>([
  'price',
  'salePrice',
  'cost',
  'unitPrice',
  'lineTotal',
  'lineDiscount',
]);

/** A cell without the words of a currency, whose points (`Rs. 1,800`) say nothing about its figures. */
export function figuresIn(cell: string): string {
  const figures = numberCell(cell);
  return /\p{L}/u.test(figures) ? figures.replace(/\p{L}+\.?/gu, '').trim() : figures;
}

/**
 * The sign an amount is read with: its column's, unless it has another one with one or two places behind it. No thousands are
 * written like that, so `12,5` is 12.50 among amounts that have a point.
 */
export function signOfAmount(cell: string, ofColumn: DecimalSign): DecimalSign {
  const own = /^[^\d.,]*\d+([.,])\d{1,2}[^\d.,]*$/.exec(cell)?.[1];
  return own === '.' || own === ',' ? own : ofColumn;
}

/** The decimal sign of each column by its index. */
export type NumberStyle = (index: number) => DecimalSign;

/**
 * Finds how each number column writes fractions: by its own values, else as a person said, else by the file's other
 * columns, else by its delimiter, as a semicolon between cells comes from where the comma is the decimal sign. Amounts of a
 * currency without decimals prove theirs by their thousands.
 */
export function* numberStyleSteps(
  table: Pick<CsvTable, 'rows' | 'delimiter' | 'pointColumns'>,
  mapping: Mapping,
  currencyDigits: number,
): Steps<NumberStyle> {
  const indexes = mapping.columns.flatMap((column, index) => (numberFields.has(column.field) ? [index] : []));
  // Only cells with a sign in them tell anything; most columns have few or none.
  const telling = indexes.map((): string[] => []);
  for (let at = 0; at < table.rows.length; at++) {
    if (at % (ROWS_PER_STEP * 5) === 0) yield { done: at, total: table.rows.length };
    indexes.forEach((index, slot) => {
      const cell = table.rows[at]?.cells[index];
      if (cell && /[.,]/.test(cell)) telling[slot]?.push(figuresIn(cell));
    });
  }
  const isOwn = mapping.source === 'stockroom';
  // Our own file writes points; commas in it come from a spreadsheet that saved it.
  if (isOwn && !telling.some((cells) => cells.some((cell) => cell.includes(',')))) return () => '.';
  const signs = new Map(indexes.map((index, slot) => [index, guessDecimalSign(telling[slot] ?? [])] as const));
  const said = isOwn ? null : mapping.decimalSign;
  const otherwise = said ?? commonSign([...signs.values()]) ?? (table.delimiter === ';' ? ',' : '.');
  const ofMoney = indexes.filter((index) => moneyFields.has(mapping.columns[index]?.field ?? null));
  const isWhole = currencyDigits === 0 && ofMoney.every((index) => signs.get(index) === undefined);
  const whole = (index: number) =>
    isWhole && ofMoney.includes(index) ? signAround(telling[indexes.indexOf(index)] ?? []) : undefined;
  const wholes = new Map(ofMoney.map((index) => [index, whole(index)] as const));
  return (index) => {
    if (table.pointColumns.has(index)) return '.';
    return signs.get(index) ?? wholes.get(index) ?? otherwise;
  };
}

/** In a currency without decimals a sign before three digits stands between thousands, and the other one is the decimal sign. */
function signAround(cells: readonly string[]): DecimalSign | undefined {
  const thousands = /\d([.,])\d{3}(?!\d)/.exec(cells.find((cell) => /\d[.,]\d{3}(?!\d)/.test(cell)) ?? '')?.[1];
  return thousands === undefined ? undefined : thousands === '.' ? ',' : '.';
}

/** The sign most columns of a file prove; undefined where none proves any. */
export function commonSign(signs: readonly (DecimalSign | null | undefined)[]): DecimalSign | undefined {
  const points = signs.filter((sign) => sign === '.').length;
  const commas = signs.filter((sign) => sign === ',').length;
  if (points + commas === 0) return undefined;
  return commas > points ? ',' : '.';
}
