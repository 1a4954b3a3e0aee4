import { useCallback } from 'react';
import type { ListColumn } from '#shared/domain/export/csv.ts';
import { slicedPromise } from '#renderer/db/catalogue/slices.ts';
import { type ListFormat, listFile } from '#renderer/db/list-file.ts';
import { useShop } from '#renderer/db/shop.ts';
import { openStockList, type StockQuery } from '#renderer/db/catalogue/stock-list.ts';
import type { Shop } from '#renderer/db/shop.ts';
import type { ProductFile } from '#renderer/db/export-work.ts';
import type { Result } from '#shared/base/result.ts';
import type { StockListRow } from './stock.queries.ts';

export type { ListFormat };

/** How a list is written and under which name, how far that is, and a way to stop it. */
export type ExportRun = {
  readonly format: ListFormat;
  readonly name: string;
  readonly onProgress: (done: number, total: number) => void;
  readonly signal: AbortSignal;
};

/** Rows to be written, as they stood when they were asked for. */
export type ExportRows = { readonly rows: number; readonly rowAt: (index: number) => StockListRow };

/**
 * The rows of a list and, where it asks for everything on sale, the archived ones that the same question finds: an export
 * of the shop leaves nothing out that counts.
 */
export async function withArchived(
  shop: Pick<Shop, 'catalogue' | 'search'>,
  list: ExportRows,
  query: StockQuery,
): Promise<ExportRows & { readonly archived: number }> {
  if (query.filter !== 'all') return { ...list, archived: 0 };
  const archived = await found(shop, { ...query, filter: 'archived' });
  return {
    rows: list.rows + archived.rows,
    rowAt: (index) => (index < list.rows ? list.rowAt(index) : archived.rowAt(index - list.rows)),
    archived: archived.rows,
  };
}

/** Everything a question finds, once it is found. */
function found({ catalogue, search }: Pick<Shop, 'catalogue' | 'search'>, query: StockQuery): Promise<ExportRows> {
  const list = openStockList(catalogue, search, query);
  return new Promise((resolve) => {
    const take = () => {
      const { working, total, rowAt } = list.get();
      if (working) return;
      stop();
      list.close();
      resolve({ rows: total, rowAt });
    };
    const stop = list.subscribe(take);
    take();
  });
}

/** Finds what an export of a list holds. */
export function useExportRows(): (list: ExportRows, query: StockQuery) => ReturnType<typeof withArchived> {
  const shop = useShop();
  return useCallback((list, query) => withArchived(shop, list, query), [shop]);
}

/** Writes the rows of a list as a file, in slices so that the window stays awake; null when it was stopped. */
export function useWriteList(): (
  list: ExportRows,
  columns: readonly ListColumn<StockListRow>[],
  run: ExportRun,
) => Promise<Blob | null> {
  const { catalogue } = useShop();
  return useCallback(
    ({ rows, rowAt }, columns, { format, name, onProgress, signal }) => {
      let taken = 0;
      const each = (function* (): Generator<StockListRow> {
        for (; taken < rows; taken++) yield rowAt(taken);
      })();
      const onPiece = () => {
        onProgress(taken, rows);
        return !signal.aborted;
      };
      return slicedPromise(listFile(each, columns, { format, name, onPiece }), catalogue.slices);
    },
    [catalogue],
  );
}

/** Writes all products, archived ones too, as a file that the import takes back. */
export function useWriteProducts(): (run: ExportRun) => Promise<Result<ProductFile>> {
  const { work, ready } = useShop();
  return useCallback(
    async ({ format, name, onProgress, signal }) => {
      await ready;
      const tell = ({ done, total }: { readonly done: number; readonly total: number | null }) =>
        onProgress(done, total ?? done);
      return work.ask('products.export', { format, name }, { signal, onProgress: tell });
    },
    [work, ready],
  );
}
