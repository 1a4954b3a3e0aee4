import { done, fail, type Result } from '#shared/base/result.ts';
import { type ColumnFigures, columnFiguresSteps } from '#shared/domain/import/column-figures.ts';
import { type ColumnWords, columnWordsSteps } from '#shared/domain/import/column-words.ts';
import { proposeMapping } from '#shared/domain/import/detect.ts';
import type { Encoding } from '#shared/domain/import/encodings.ts';
import type { Mapping } from '#shared/domain/import/mapping.ts';
import { proposedSheets } from '#shared/domain/import/sheet-choice.ts';
import type { CsvTable } from '#shared/domain/import/table.ts';
import type { ImportJobs, ReadFile } from '#renderer/db/import-work.ts';
import type { JobContext } from '../open-shop.ts';
import { readFile, type ReadTable } from './reader-file.ts';
import { runSteps } from './reader-steps.ts';

const SAMPLE_ROWS = 5;

/** A table that was read with what is told of it; null where a file could not be read. */
export type FileTable = { readonly table: CsvTable | null; readonly file: ReadFile };

/** Reads all files a person gave, for a shop with this currency; of a workbook every sheet is a table of its own. */
export async function readFiles(
  { files, encodings }: ImportJobs['import.read']['ask'],
  { signal, report }: JobContext,
  currency?: string,
): Promise<Result<readonly FileTable[]>> {
  const read: FileTable[] = [];
  for (const [from, file] of files.entries()) {
    const tables = await readFile(file, {
      signal,
      onProgress: (progress) => report(progress.done, progress.total, file.name),
      ...chosenEncoding(encodings?.[from]),
    });
    if (signal.aborted) return fail({ code: 'cancelled' });
    if (tables.ok) {
      const figures = await figuresOf(tables.value, signal, currency);
      if (!figures.ok) return figures;
      read.push(...told(from, file.name, figures.value));
    } else read.push({ table: null, file: { state: 'failed', from, name: file.name, failure: tables.failure } });
  }
  return done(read);
}

function chosenEncoding(encoding: Encoding | null | undefined): { readonly encoding?: Encoding } {
  return encoding ? { encoding } : {};
}

type Figured = ReadTable & {
  readonly mapping: Mapping;
  readonly figures: readonly (ColumnFigures | null)[];
  readonly words: readonly ColumnWords[];
};

async function figuresOf(
  tables: readonly ReadTable[],
  signal: AbortSignal,
  currency: string | undefined,
): Promise<Result<readonly Figured[]>> {
  const figured: Figured[] = [];
  for (const read of tables) {
    const figures = await runSteps(columnFiguresSteps(read.table), { signal });
    if (!figures.ok) return figures;
    const mapping = proposeMapping(read.table, undefined, currency);
    const words = await runSteps(columnWordsSteps(read.table, mapping.kind), { signal });
    if (!words.ok) return words;
    figured.push({ ...read, mapping, figures: figures.value, words: words.value });
  }
  return done(figured);
}

function told(from: number, name: string, tables: readonly Figured[]): readonly FileTable[] {
  const offered = tables.map(({ table, sheet, mapping }) => ({
    mapping,
    rows: table.rows.length,
    isHidden: sheet?.isHidden === true,
  }));
  const chosen = proposedSheets(offered);
  return tables.flatMap(({ table, sheet, figures, words }, i): FileTable[] => {
    const about = offered[i];
    if (!about) return [];
    const file: ReadFile = {
      state: 'read',
      from,
      name: sheet && tables.length > 1 ? `${name} · ${sheet.name}` : name,
      rows: about.rows,
      mapping: about.mapping,
      sample: table.rows.slice(0, SAMPLE_ROWS).map((row) => row.cells),
      figures,
      words,
      encoding: table.encoding,
      isAsked: !table.encodingIsSure || tables.length > 1,
      isChosen: chosen[i] === true,
      unsaved: sheet?.unsaved ?? 0,
    };
    return [{ table, file }];
  });
}
