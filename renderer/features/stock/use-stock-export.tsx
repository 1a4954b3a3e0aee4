import { type ExportChoice } from '#renderer/parts/export-choices.ts';
import { exported, useExport } from '#renderer/parts/use-export.tsx';
import { type Words, useWords } from '#renderer/words/words.ts';
import { done, type Result } from '#shared/base/result.ts';
import { useExportRows, useListFile, useWriteProducts } from './export.queries.ts';
import { lotCsvColumns } from './lots-csv.ts';
import { useWriteLots } from './lots-export.queries.ts';
import { stockCsvColumns } from './stock-csv.ts';
import type { RowAt, ShopFacts, ShownList, StockQuery } from './stock.queries.ts';

/** What an export is written with; `day` is the past day that the list shows, null for now. */
type Exported = { readonly facts: ShopFacts; readonly rowAt: RowAt; readonly day: string | null };

/** What can be written, and what shows how far that is. */
type StockExport = {
  readonly start: (choice: ExportChoice) => void;
  readonly startProducts: (choice: ExportChoice) => void;
  readonly startLots: (choice: ExportChoice) => void;
  readonly shown: React.ReactNode;
};

/** Writes the stock list as it stands, everything of the products, or the lots into a file. */
export function useStockExport(list: ShownList, query: StockQuery, { facts, rowAt, day }: Exported): StockExport {
  const t = useWords();
  const writeList = useListFile();
  const writeProducts = useWriteProducts();
  const writeLots = useWriteLots();
  const exportRows = useExportRows();
  const { start, shown } = useExport();
  return {
    start: (choice) =>
      start(choice, `${t('stock.export.file')}${day === null ? '' : `-${day}`}`, async (run) => {
        const held = await exportRows(list, query);
        const columns = stockCsvColumns({ t, facts, rowAt, ...(day !== null && { day }) });
        const file = await writeList(held.each(), columns, { ...run, total: held.rows });
        return noted(exported(file, held.rows), archivedNote(t, held.archived));
      }),
    startProducts: (choice) =>
      start(choice, t('stock.export.productsFile'), async (run) => {
        const written = await writeProducts(run);
        return written.ok ? noted(written, archivedNote(t, written.value.archived)) : written;
      }),
    startLots: (choice) =>
      start(choice, t('stock.export.lotsFile'), async (run) => {
        const written = await writeLots(lotCsvColumns(t, facts), run);
        return exported(written?.file ?? null, written?.rows ?? 0);
      }),
    shown,
  };
}

type Written = { readonly file: Blob; readonly rows: number };

function noted(written: Result<Written>, note: string | null): Result<Written & { readonly note?: string }> {
  return written.ok && note !== null ? done({ ...written.value, note }) : written;
}

function archivedNote(t: Words, count: number): string | null {
  return count > 0 ? t('stock.export.archived', { count }) : null;
}
