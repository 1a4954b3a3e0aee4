import { done, fail, type Result } from '#shared/base/result.ts';
import type { FileFailure } from '#shared/domain/import/file-failure.ts';
import { isKnownHeader } from '#shared/domain/import/detect.ts';
import { isHeaderAgain, moreHeaders, nameHeaders } from '#shared/domain/import/header.ts';
import type { NamedHeader } from '#shared/domain/import/header-groups.ts';
import { withPlainDigits } from '#shared/domain/import/other-digits.ts';
import type { CsvTable, Row } from '#shared/domain/import/table.ts';

/** The table of rows that were read: its header named, the rows above it left out. */
export function tableFrom(
  rows: readonly Row[],
  header: NamedHeader,
  about: Omit<CsvTable, 'headers' | 'rows'>,
): Result<CsvTable, FileFailure> {
  const body = header.isHeader
    ? underHeader(rows, header.index + 1, header.row)
    : rows.filter(({ row }) => row > header.index);
  if (!body.some((row) => row.cells.some((cell) => cell.trim() !== ''))) return fail({ code: 'file-no-rows' });
  // Taken with its empty cells: a column without a name at the end is still a column.
  const names = header.isHeader ? header.names : [];
  const width = header.isHeader ? names.length : widest(body);
  return done({
    ...about,
    headers: nameHeaders(Array.from({ length: width }, (_cell, index) => names[index] ?? '')),
    rows: withPlainDigits(body),
  });
}

/** The rows under the header, without those that are headers, too: right under it, or the same one further down. */
function underHeader(rows: readonly Row[], headerRow: number, named: readonly string[]): readonly Row[] {
  const under = rows.filter(({ row }) => row > headerRow);
  const next = [1, 2].map((more) => under.find(({ row }) => row === headerRow + more)?.cells ?? []);
  const from = headerRow + moreHeaders([named, ...next], 0, isKnownHeader);
  return under.filter(({ row, cells }) => row > from && !isHeaderAgain(cells, named));
}

function widest(rows: readonly Row[]): number {
  return rows.reduce((width, row) => Math.max(width, row.cells.length), 0);
}
