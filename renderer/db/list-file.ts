import { type CsvStyle, type ListColumn, toCsv } from '#shared/domain/export/csv.ts';
import type { FileStyle, ListFormat } from '#shared/domain/export/list-format.ts';
import { toSheetXml } from '#shared/domain/export/sheet-xml.ts';
import type { Work } from './catalogue/slices.ts';
import { workbookZip } from './workbook-zip.ts';

/** A list as a file, made in slices; each is told to `onPiece`, which may stop it (the file is null then). */
export function* listFile<Row>(
  rows: Iterable<Row>,
  columns: readonly ListColumn<Row>[],
  { format, csv, name, onPiece }: FileStyle & { readonly name: string; readonly onPiece?: () => boolean },
): Work<Blob | null> {
  const made = format === 'csv' ? csvParts(rows, columns, csv) : workbookBytes(rows, columns, name);
  const parts: BlobPart[] = [];
  for (const some of made) {
    parts.push(...some);
    yield;
    if (onPiece?.() === false) return null;
  }
  return new Blob(parts, { type: types[format] });
}

const types: Readonly<Record<ListFormat, string>> = {
  csv: 'text/csv;charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

function* csvParts<Row>(
  rows: Iterable<Row>,
  columns: readonly ListColumn<Row>[],
  style: CsvStyle | undefined,
): Generator<BlobPart[], void, void> {
  for (const piece of toCsv(columns, rows, style)) yield [piece];
}

function* workbookBytes<Row>(
  rows: Iterable<Row>,
  columns: readonly ListColumn<Row>[],
  name: string,
): Generator<BlobPart[], void, void> {
  const workbook = workbookZip(name);
  for (const piece of toSheetXml(columns, rows)) {
    workbook.push(piece);
    yield workbook.take();
  }
  workbook.end('');
  yield workbook.take();
}
