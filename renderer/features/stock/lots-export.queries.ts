import { useCallback } from 'react';
import type { LocationId } from '#shared/domain/operations/ids.ts';
import type { ListColumn } from '#shared/domain/export/csv.ts';
import { useCatalogueRead } from '#renderer/db/catalogue/use-catalogue-read.ts';
import { readLots } from '#renderer/db/lots.ts';
import { type Shop, useShop } from '#renderer/db/shop.ts';
import { type ListRun, useListFile } from '#renderer/db/use-list-file.ts';
import { type LotRow, lotRows } from './lot-rows.ts';
import type { StockListRow } from './stock.queries.ts';

/** What lies of a lot, or of none, at a place, with its product. */
export type ExportedLot = { readonly product: StockListRow; readonly lot: LotRow };

/** Read in pages of this many variants, so that the window stays awake. */
const PAGE = 250;

/** Everything on hand of the products that are kept in lots or by serial number; null when it was stopped. */
export async function exportedLots(
  { db, catalogue }: Pick<Shop, 'db' | 'catalogue'>,
  { onProgress, signal }: Pick<ListRun, 'onProgress' | 'signal'>,
): Promise<readonly ExportedLot[] | null> {
  const products = [...catalogue.slotsInLots()].flatMap((slot) => catalogue.rowAt(slot, null) ?? []);
  // What is left at a location out of use is still there.
  const places: readonly LocationId[] = catalogue.locations().map(({ id }) => id);
  const found: ExportedLot[] = [];
  for (let from = 0; from < products.length; from += PAGE) {
    if (signal?.aborted) return null;
    const some = products.slice(from, from + PAGE);
    const lots = await readLots(
      db,
      some.map(({ variantId }) => variantId),
    );
    for (const product of some)
      for (const lot of lotRows(lots.get(product.variantId) ?? { lots: [], without: {} }, places))
        found.push({ product, lot });
    onProgress?.(from, products.length);
  }
  return found;
}

/** Whether any product is kept in lots or by serial number, live. */
export function useHasLots(): boolean {
  return useCatalogueRead(useCallback((catalogue) => catalogue.slotsInLots().size > 0, []));
}

/** Writes what is on hand of every lot as a file; null when it was stopped. */
export function useWriteLots(): (
  columns: readonly ListColumn<ExportedLot>[],
  run: ListRun,
) => Promise<{ readonly file: Blob; readonly rows: number } | null> {
  const shop = useShop();
  const write = useListFile();
  return useCallback(
    async (columns, run) => {
      const lots = await exportedLots(shop, run);
      if (lots === null) return null;
      const file = await write(lots, columns, { ...run, total: lots.length });
      return file && { file, rows: lots.length };
    },
    [shop, write],
  );
}
