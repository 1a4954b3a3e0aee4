import type { Encoding } from './encodings.ts';

/** One row of a file: its number as a spreadsheet shows it (the first line is 1) and its cells as written. */
export type Row = { readonly row: number; readonly cells: readonly string[] };

/** What a file holds, before anything is understood. */
export type CsvTable = {
  /** How the bytes spelled the text; null in a workbook, which says so itself. */
  readonly encoding: Encoding | null;
  /** False where the encoding was guessed and other ones come close: a person is asked. */
  readonly encodingIsSure: boolean;
  /** Null in a workbook, where cells need none. */
  readonly delimiter: Delimiter | null;
  /** As written; `Column 1`, `Column 2` … where the file has no header row. */
  readonly headers: readonly string[];
  readonly rows: readonly Row[];
  /** Rows whose quotation marks do not follow the rules of CSV but could still be read. */
  readonly oddRows: readonly number[];
  /** Columns whose fractions a workbook keeps as numbers: they are written with a point here, whatever the others do. */
  readonly pointColumns: ReadonlySet<number>;
};

export type Delimiter = ',' | ';' | '\t' | '|';

/** What stands in a column of some rows, without the blanks around it; empty cells are left out. */
export function filledCells(rows: readonly Row[], index: number): readonly string[] {
  return rows.map((row) => (row.cells[index] ?? '').trim()).filter((cell) => cell !== '');
}

/** Progress of work that is done in steps. */
export type Progress = { readonly done: number; readonly total: number };

/** Work that a worker can pause between steps, to show progress and to be cancelled. */
export type Steps<T> = Generator<Progress, T, void>;

/** Rows handled between two steps: well under a millisecond each, so a step stays short. */
export const ROWS_PER_STEP = 200;
