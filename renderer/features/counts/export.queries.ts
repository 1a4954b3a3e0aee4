import { useCallback } from 'react';
import type { ListColumn } from '#shared/domain/export/csv.ts';
import { slicedPromise } from '#renderer/db/catalogue/slices.ts';
import { type ListFormat, listFile } from '#renderer/db/list-file.ts';
import { useShop } from '#renderer/db/shop.ts';
import type { ResultRow } from './count-csv.ts';

export type { ListFormat };

/** Writes the result of a count as a file, in slices so that the window stays awake. */
export function useWriteResult(): (
  rows: readonly ResultRow[],
  columns: readonly ListColumn<ResultRow>[],
  as: { readonly format: ListFormat; readonly name: string },
) => Promise<Blob | null> {
  const { catalogue } = useShop();
  return useCallback((rows, columns, as) => slicedPromise(listFile(rows, columns, as), catalogue.slices), [catalogue]);
}
