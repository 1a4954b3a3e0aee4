import { done, fail, type Result } from '#shared/base/result.ts';
import { isKnownHeader } from '#shared/domain/import/detect.ts';
import { type FileCaps, type FileFailure, fileCaps } from '#shared/domain/import/file-failure.ts';
import { findNamedHeader } from '#shared/domain/import/header-groups.ts';
import type { CsvTable } from '#shared/domain/import/table.ts';
import type { SheetCells } from '../workbook/sheet.ts';
import { isPacked, readWorkbook } from '../workbook/workbook.ts';
import { type ByteSource, readBytes } from './reader-bytes.ts';
import { makePacer } from './reader-steps.ts';
import { tableFrom } from './reader-table.ts';
import { type ReadOptions, readText } from './reader.ts';

/** A table of a file: the only one of a text, or one sheet of a workbook. */
export type ReadTable = {
  readonly table: CsvTable;
  /** Null in a text file. */
  readonly sheet: {
    readonly name: string;
    readonly isHidden: boolean;
    /** Cells with a formula whose result was never saved. */
    readonly unsaved: number;
  } | null;
};

/** Reads a file of any kind, in short slices, up to the caps; of a workbook every sheet that holds a table. */
export async function readFile(
  source: ByteSource,
  options: ReadOptions = {},
): Promise<Result<readonly [ReadTable, ...ReadTable[]], FileFailure>> {
  const caps: FileCaps = { ...fileCaps, ...options.caps };
  const read = await readBytes(source, caps.bytes, options.signal);
  if (!read.ok) return read;
  if (isPacked(read.value)) return readSheets(read.value, caps, options);
  const table = await readText(read.value, options);
  return table.ok ? done([{ table: table.value, sheet: null }]) : table;
}

async function readSheets(
  bytes: Uint8Array,
  caps: FileCaps,
  { signal, onProgress }: ReadOptions,
): Promise<Result<readonly [ReadTable, ...ReadTable[]], FileFailure>> {
  let unpacked = 0;
  const sheets = await readWorkbook(bytes, caps, {
    pacer: makePacer(),
    signal,
    // How much there is to unpack is known only at the end, so the bar shows a share of what such files usually hold.
    onBytes: (count) => {
      unpacked += count;
      onProgress?.({
        done: Math.round((bytes.length * unpacked) / (unpacked + bytes.length * 8)),
        total: bytes.length,
      });
    },
  });
  if (!sheets.ok) return sheets;
  const tables = sheets.value.map((sheet) => ({ sheet, table: tableOfSheet(sheet) }));
  const [first, ...others] = tables.flatMap(({ sheet, table }): ReadTable[] =>
    table.ok
      ? [{ table: table.value, sheet: { name: sheet.name, isHidden: sheet.isHidden, unsaved: sheet.unsaved } }]
      : [],
  );
  onProgress?.({ done: bytes.length, total: bytes.length });
  return first
    ? done([first, ...others])
    : fail({ code: sheets.value.some((one) => one.rows.length > 0) ? 'file-no-rows' : 'file-empty' });
}

const LOOK_AT = 60;

function tableOfSheet({ rows, pointColumns }: SheetCells): Result<CsvTable, FileFailure> {
  const above = (rows[0]?.row ?? 1) - 1;
  const firstRows: (readonly string[])[] = [];
  for (const { row, cells } of rows.slice(0, LOOK_AT)) {
    const at = row - 1 - above;
    if (at < 0 || at >= LOOK_AT) break;
    while (firstRows.length < at) firstRows.push([]);
    firstRows[at] = cells;
  }
  const header = findNamedHeader(firstRows, isKnownHeader);
  return tableFrom(
    rows,
    { ...header, index: header.index + above },
    {
      encoding: null,
      encodingIsSure: true,
      delimiter: null,
      oddRows: [],
      pointColumns,
    },
  );
}
