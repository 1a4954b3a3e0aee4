import { useCallback } from 'react';
import type { ListColumn } from '#shared/domain/export/csv.ts';
import { slicedPromise } from '#renderer/db/catalogue/slices.ts';
import { type ListFormat, listFile } from '#renderer/db/list-file.ts';
import type { OrderRow } from '#shared/domain/operations/rows.ts';
import { useShop } from '#renderer/db/shop.ts';

export type { ListFormat };

/** Writes orders as a file, in slices so that the window stays awake. */
export function useWriteOrders(): (
  orders: readonly OrderRow[],
  columns: readonly ListColumn<OrderRow>[],
  as: { readonly format: ListFormat; readonly name: string },
) => Promise<Blob | null> {
  const { catalogue } = useShop();
  return useCallback(
    (orders, columns, as) => slicedPromise(listFile(orders, columns, as), catalogue.slices),
    [catalogue],
  );
}
