import { useCallback } from 'react';
import { useShop } from '#renderer/db/shop.ts';
import { openStockList, type StockQuery } from '#renderer/db/catalogue/stock-list.ts';
import type { Shop } from '#renderer/db/shop.ts';
import type { ProductFile } from '#renderer/db/export-work.ts';
import type { ListRun } from '#renderer/db/use-list-file.ts';
import type { Result } from '#shared/base/result.ts';
import type { StockListRow } from './stock.queries.ts';

export { useListFile } from '#renderer/db/use-list-file.ts';

/** Rows to be written, as they stood when they were asked for. */
export type ExportRows = { readonly rows: number; readonly rowAt: (index: number) => StockListRow };
type FoundRows = ExportRows & { readonly archived: number; readonly each: () => Iterable<StockListRow> };

/**
 * The rows of a list and, where it asks for everything on sale, the archived ones that the same question finds: an export
 * of the shop leaves nothing out that counts.
 */
export async function withArchived(
  shop: Pick<Shop, 'catalogue' | 'search'>,
  list: ExportRows,
  query: StockQuery,
): Promise<FoundRows> {
  // The rows as they stand now, whatever the list is asked for next.
  const { rows, rowAt } = list;
  if (query.filter !== 'all') return { rows, rowAt, archived: 0, each: () => eachOf({ rows, rowAt }) };
  const archived = await found(shop, { ...query, filter: 'archived' });
  const all: ExportRows = {
    rows: rows + archived.rows,
    rowAt: (index) => (index < rows ? rowAt(index) : archived.rowAt(index - rows)),
  };
  return { ...all, archived: archived.rows, each: () => eachOf(all) };
}

function* eachOf({ rows, rowAt }: ExportRows): Generator<StockListRow, void, void> {
  for (let index = 0; index < rows; index++) yield rowAt(index);
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

/** Writes all products, archived ones too, as a file that the import takes back. */
export function useWriteProducts(): (
  run: Required<Pick<ListRun, 'onProgress' | 'signal'>> & ListRun,
) => Promise<Result<ProductFile>> {
  const { work, ready } = useShop();
  return useCallback(
    async ({ onProgress, signal, total: _rows, ...as }) => {
      await ready;
      const tell = ({ done, total }: { readonly done: number; readonly total: number | null }) =>
        onProgress(done, total ?? done);
      return work.ask('products.export', as, { signal, onProgress: tell });
    },
    [work, ready],
  );
}
