import type { FileCaps, FileFailure } from '#shared/domain/import/file-failure.ts';
import type { Row } from '#shared/domain/import/table.ts';

/** The cells of one sheet of a workbook as text, and what cannot be seen from the text. */
export type SheetCells = {
  readonly name: string;
  readonly isHidden: boolean;
  readonly rows: readonly Row[];
  /** Columns whose fractions are numbers in the workbook, and so are written with a point. */
  readonly pointColumns: ReadonlySet<number>;
  /** Cells with a formula whose result was never saved, so that they are empty here. */
  readonly unsaved: number;
};

/** Collects the cells of a sheet as they are met. */
export type SheetWriter = {
  readonly beginRow: (row: number | undefined, times?: number) => void;
  /** Puts a text or a number, already written with a point, into a column of the row; left out: into the next one. */
  readonly cell: (cell: {
    readonly column?: number | undefined;
    readonly text: string;
    readonly kind: 'text' | 'number';
  }) => void;
  readonly skipCells: (count: number) => void;
  readonly endRow: () => void;
  readonly formulaWithoutResult: () => void;
  readonly failure: () => FileFailure | undefined;
  readonly take: () => Omit<SheetCells, 'name' | 'isHidden'>;
};

/** Counts what all sheets of a workbook hold together. */
export type Spent = { rows: number; cells: number };

/** A collector for one sheet; `spent` is shared by all sheets of the workbook. */
export function sheetWriter(caps: FileCaps, spent: Spent): SheetWriter {
  const rows: Row[] = [];
  const columns = new Map<number, 'point' | 'text'>();
  let [row, next, unsaved, times] = [0, 0, 0, 1];
  let cells: string[] = [];
  let failure: FileFailure | undefined;
  return {
    beginRow: (at, repeated = 1) => {
      [row, next, times, cells] = [at ?? row + 1, 0, repeated, []];
    },
    cell: ({ column = next, text, kind }) => {
      next = column + 1;
      if (text === '') return;
      if (column >= caps.columns) {
        failure ??= { code: 'file-too-many-columns', detail: String(column + 1) };
        return;
      }
      while (cells.length < column) cells.push('');
      cells[column] = text;
      if (!/\d[.,]/.test(text)) return;
      if (kind === 'text' && /^[^\p{L}]*$/u.test(text)) columns.set(column, 'text');
      else if (kind === 'number' && !columns.has(column)) columns.set(column, 'point');
    },
    skipCells: (count) => {
      next += count;
    },
    endRow: () => {
      // Repeated rows without anything in them fill the sheet to its end.
      if (cells.length > 0) {
        for (let i = 0; i < Math.min(times, caps.rows + 1); i++) rows.push({ row: row + i, cells });
        [spent.rows, spent.cells] = [spent.rows + times, spent.cells + times * cells.length];
      }
      row += times - 1;
      if (spent.rows > caps.rows) failure ??= { code: 'file-too-many-rows', detail: String(caps.rows) };
      if (spent.cells > caps.cells) failure ??= { code: 'file-too-large' };
    },
    formulaWithoutResult: () => {
      unsaved++;
    },
    failure: () => failure,
    take: () => ({
      rows,
      unsaved,
      pointColumns: new Set([...columns].flatMap(([column, kind]) => (kind === 'point' ? [column] : []))),
    }),
  };
}
