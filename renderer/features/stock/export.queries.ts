import { useCallback } from 'react';
import { type CsvColumn, toCsv } from '#shared/domain/export/csv.ts';
import { slicedPromise, type Work } from '#renderer/db/catalogue/slices.ts';
import { useShop } from '#renderer/db/shop.ts';
import type { ShownList, StockListRow } from './stock.queries.ts';

/** How far the writing is, and a way to stop it. */
export type ExportRun = { readonly onProgress: (done: number, total: number) => void; readonly signal: AbortSignal };

/** Writes the rows of a list as a CSV file, in slices so that the window stays awake; null when it was stopped. */
export function useWriteCsv(): (
  list: ShownList,
  columns: readonly CsvColumn<StockListRow>[],
  run: ExportRun,
) => Promise<Blob | null> {
  const { catalogue } = useShop();
  return useCallback((list, columns, run) => slicedPromise(csvFile(list, columns, run), catalogue.slices), [catalogue]);
}

function* csvFile(
  { rowAt, rows }: ShownList,
  columns: readonly CsvColumn<StockListRow>[],
  { onProgress, signal }: ExportRun,
): Work<Blob | null> {
  let taken = 0;
  const each = (function* (): Generator<StockListRow> {
    for (; taken < rows; taken++) yield rowAt(taken);
  })();
  const pieces: string[] = [];
  for (const piece of toCsv(columns, each)) {
    pieces.push(piece);
    yield;
    if (signal.aborted) return null;
    onProgress(taken, rows);
  }
  return new Blob(pieces, { type: 'text/csv;charset=utf-8' });
}
