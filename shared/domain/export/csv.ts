import { quoteFormula } from './formula.ts';

/**
 * One column of an export. A `number` column holds figures written with a point, which spreadsheets may calculate
 * with, a `date` column days such as 2026-11-02; anything else in them is treated as text.
 */
export type ListColumn<T> = {
  readonly header: string;
  readonly kind: 'text' | 'number' | 'date';
  readonly value: (row: T) => string | number | null | undefined;
};

/** Tells Excel that the file is UTF-8. */
const BYTE_ORDER_MARK = '\ufeff';
const LINE_END = '\r\n';
const ROWS_PER_PIECE = 500;

/** The file as pieces of text to be written one after another: RFC 4180, a byte order mark, formula-safe cells. */
export function* toCsv<T>(columns: readonly ListColumn<T>[], rows: Iterable<T>): Generator<string, void, void> {
  let piece = BYTE_ORDER_MARK + csvLine(columns.map((column) => textCell(column.header)));
  let count = 0;
  for (const row of rows) {
    piece += csvLine(columns.map((column) => cellOf(column, row)));
    count++;
    if (count % ROWS_PER_PIECE > 0) continue;
    yield piece;
    piece = '';
  }
  if (piece !== '') yield piece;
}

function csvLine(cells: readonly string[]): string {
  return cells.join(',') + LINE_END;
}

function cellOf<T>({ kind, value }: ListColumn<T>, row: T): string {
  const content = value(row);
  if (content === null || content === undefined) return '';
  const text = String(content);
  return kind === 'number' && /^-?\d+(?:\.\d+)?$/.test(text) ? text : textCell(text);
}

/** A text cell: harmless as a formula, quoted where its content needs it or a reader might trim it. */
function textCell(text: string): string {
  const safe = quoteFormula(text);
  return /[",;\t\r\n|]|^\s|\s$/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}
