import { useCallback } from 'react';
import { type CsvColumn, toCsv } from '#shared/domain/export/csv.ts';
import type { OrderRow } from '#shared/domain/operations/rows.ts';
import { slicedPromise, type Work } from '#renderer/db/catalogue/slices.ts';
import { useShop } from '#renderer/db/shop.ts';

/** Writes orders as a CSV file, in slices so that the window stays awake. */
export function useWriteOrdersCsv(): (
  orders: readonly OrderRow[],
  columns: readonly CsvColumn<OrderRow>[],
) => Promise<Blob> {
  const { catalogue } = useShop();
  return useCallback((orders, columns) => slicedPromise(csvFile(orders, columns), catalogue.slices), [catalogue]);
}

function* csvFile(orders: readonly OrderRow[], columns: readonly CsvColumn<OrderRow>[]): Work<Blob> {
  const pieces: string[] = [];
  for (const piece of toCsv(columns, orders)) {
    pieces.push(piece);
    yield;
  }
  return new Blob(pieces, { type: 'text/csv;charset=utf-8' });
}
