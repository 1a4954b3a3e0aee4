import type { DecimalSign } from '../values/decimal.ts';
import { quoteFormula } from './formula.ts';

/**
 * One column of an export. `number` and `money` columns hold figures written with a point, which spreadsheets may
 * calculate with, a `date` column days such as 2026-11-02, a `moment` column such as 2026-11-02 09:30; anything else in
 * them is treated as text.
 */
export type ListColumn<T> = {
  readonly header: string;
  readonly kind: 'text' | 'number' | 'money' | 'date' | 'moment';
  readonly value: (row: T) => string | number | null | undefined;
};

/**
 * What stands between the cells of a CSV file and before the fraction of its figures. `mark` false leaves out the byte
 * order mark, which programs other than spreadsheets may take for a part of the first header.
 */
export type CsvStyle = { readonly separator: ',' | ';'; readonly decimal: DecimalSign; readonly mark?: false };

/** The CSV that every program reads. */
export const plainCsv: CsvStyle = { separator: ',', decimal: '.' };

/** Tells Excel that the file is UTF-8. */
const BYTE_ORDER_MARK = '\ufeff';
const LINE_END = '\r\n';
const ROWS_PER_PIECE = 500;

/** The file as pieces of text to be written one after another: RFC 4180, a byte order mark, formula-safe cells. */
export function* toCsv<T>(
  columns: readonly ListColumn<T>[],
  rows: Iterable<T>,
  style: CsvStyle = plainCsv,
): Generator<string, void, void> {
  let piece = csvHead(columns, style);
  let count = 0;
  for (const row of rows) {
    piece += csvLine(columns, row, style);
    count++;
    if (count % ROWS_PER_PIECE > 0) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}

/** What stands above the rows: the byte order mark and the headers. */
export function csvHead<T>(columns: readonly ListColumn<T>[], style: CsvStyle = plainCsv): string {
  return (
    ((style.mark ?? true) ? BYTE_ORDER_MARK : '') +
    lineOf(
      columns.map(({ header }) => textCell(header)),
      style,
    )
  );
}

/** One row as a line of the file. */
export function csvLine<T>(columns: readonly ListColumn<T>[], row: T, style: CsvStyle = plainCsv): string {
  return lineOf(
    columns.map((column) => cellOf(column, row, style)),
    style,
  );
}

function lineOf(cells: readonly string[], { separator }: CsvStyle): string {
  return cells.join(separator) + LINE_END;
}

function cellOf<T>({ kind, value }: ListColumn<T>, row: T, style: CsvStyle): string {
  const content = value(row);
  if (content === null || content === undefined) return '';
  const text = String(content);
  if ((kind !== 'number' && kind !== 'money') || !/^-?\d+(?:\.\d+)?$/.test(text)) return textCell(text);
  const figure = text.replace('.', style.decimal);
  return figure.includes(style.separator) ? `"${figure}"` : figure;
}

/** A text cell: harmless as a formula, quoted where its content needs it or a reader might trim it. */
function textCell(text: string): string {
  const safe = quoteFormula(text);
  return /[",;\t\r\n|]|^\s|\s$/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}
