import { done, fail, type Result } from '#shared/base/result.ts';
import type { FileFailure } from '#shared/domain/import/file-failure.ts';
import { type HeaderRow, nameHeaders } from '#shared/domain/import/header.ts';
import type { CsvTable, Row } from '#shared/domain/import/table.ts';

/** The table of rows that were read: its header named, the rows above it left out. `named` are the header's cells as written. */
export function tableFrom(
  rows: readonly Row[],
  header: HeaderRow,
  named: readonly string[],
  about: Omit<CsvTable, 'headers' | 'rows'>,
): Result<CsvTable, FileFailure> {
  const headerRow = header.index + 1;
  const body = rows.filter(({ row }) => (header.isHeader ? row > headerRow : row >= headerRow));
  if (!body.some((row) => row.cells.some((cell) => cell.trim() !== ''))) return fail({ code: 'file-no-rows' });
  // Taken with its empty cells: a column without a name at the end is still a column.
  const names = header.isHeader ? named : [];
  const width = header.isHeader ? names.length : widest(body);
  return done({
    ...about,
    headers: nameHeaders(Array.from({ length: width }, (_cell, index) => names[index] ?? '')),
    rows: body,
  });
}

function widest(rows: readonly Row[]): number {
  return rows.reduce((width, row) => Math.max(width, row.cells.length), 0);
}
