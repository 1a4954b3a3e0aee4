import type { FileKind } from './mapping.ts';
import type { Sheet } from './names.ts';
import type { RowProblem } from './problem.ts';
import type { Row } from './table.ts';

/** A row that is not imported, with why; the other rows of a refused order say nothing of their own. */
export type RefusedRow = Row & { readonly problems: readonly RowProblem[] };

/** What of one table is not imported: the columns as the file has them, and the rows in their order. */
export type RefusedTable = { readonly headers: readonly string[]; readonly rows: readonly RefusedRow[] };

const lists: ReadonlySet<FileKind> = new Set<FileKind>(['categories', 'suppliers', 'customers']);

/**
 * The rows that an import refuses, as they stand in their files, so that they can be put right and imported again: an order
 * with all of its rows. Tables without such a row are left out.
 */
export function refusedRows(sheets: readonly Sheet[], problems: readonly RowProblem[]): readonly RefusedTable[] {
  const refusals = problems.filter(({ severity }) => severity === 'refused');
  return sheets.flatMap(({ table, mapping }) => {
    if (lists.has(mapping.kind)) return [];
    const isLines = mapping.kind === 'order-lines';
    const byRow = new Map<number, RowProblem[]>();
    for (const problem of refusals) {
      if ((problem.file === 'lines') !== isLines) continue;
      byRow.set(problem.row, [...(byRow.get(problem.row) ?? []), problem]);
    }
    const numbers = numbersOf(
      table.rows,
      mapping.columns.findIndex(({ field }) => field === 'orderNumber'),
    );
    const refused = new Set(table.rows.flatMap(({ row }) => (byRow.has(row) ? (numbers.get(row) ?? []) : [])));
    const rows = table.rows.flatMap((row): RefusedRow[] => {
      const own = byRow.get(row.row) ?? [];
      const isWithOrder = refused.has(numbers.get(row.row) ?? '');
      return own.length > 0 || isWithOrder ? [{ ...row, problems: own }] : [];
    });
    return rows.length === 0 ? [] : [{ headers: table.headers, rows }];
  });
}

/** The order that each row belongs to: a row without a number belongs to the one above it. */
function numbersOf(rows: readonly Row[], column: number): ReadonlyMap<number, string> {
  const numbers = new Map<number, string>();
  let number = '';
  for (const { row, cells } of column === -1 ? [] : rows) {
    number = cells[column]?.trim() || number;
    if (number !== '') numbers.set(row, number);
  }
  return numbers;
}
