import { useRef, useState } from 'react';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ProgressBar } from '#renderer/ui/progress-bar.tsx';
import { toast } from '#renderer/ui/toast.tsx';
import { failureWords } from '#renderer/words/failure-words.ts';
import { useWords } from '#renderer/words/words.ts';
import { download } from './download.ts';
import { type ListFormat, useExportRows, useWriteList, useWriteProducts } from './export.queries.ts';
import { lotCsvColumns } from './lots-csv.ts';
import { useWriteLots } from './lots-export.queries.ts';
import { stockCsvColumns } from './stock-csv.ts';
import type { RowAt, ShopFacts, ShownList, StockQuery } from './stock.queries.ts';

/** More rows than this take long enough to show how far they are. */
const MANY = 5_000;

/** What an export is written with; `day` is the past day that the list shows, null for now. */
type Exported = { readonly facts: ShopFacts; readonly rowAt: RowAt; readonly day: string | null };

/** What can be written, and what shows how far that is. */
type StockExport = {
  readonly start: (format: ListFormat) => void;
  readonly startProducts: (format: ListFormat) => void;
  readonly startLots: (format: ListFormat) => void;
  readonly shown: React.ReactNode;
};

/** Writes the stock list as it stands, everything of the products, or the lots into a file. */
export function useStockExport(list: ShownList, query: StockQuery, { facts, rowAt, day }: Exported): StockExport {
  const t = useWords();
  const writeList = useWriteList();
  const writeProducts = useWriteProducts();
  const writeLots = useWriteLots();
  const exportRows = useExportRows();
  const { begin, shown } = useProgress();
  const tell = (file: Blob | null, name: string, count: number, archived: number) => {
    if (!file) return toast.news(t('stock.export.stopped'));
    download(file, name);
    toast.success(t('stock.export.saved', { count }), {
      ...(archived > 0 && { note: t('stock.export.archived', { count: archived }) }),
    });
  };
  const write = async (format: ListFormat) => {
    const name = `${t('stock.export.file')}${day === null ? '' : `-${day}`}`;
    const { end, ...run } = begin();
    const held = await exportRows(list, query);
    const columns = stockCsvColumns({ t, facts, rowAt, ...(day !== null && { day }) });
    const file = await writeList(held, columns, { format, name, ...run });
    end();
    tell(file, `${name}.${format}`, held.rows, held.archived);
  };
  const everything = async (format: ListFormat) => {
    const name = t('stock.export.productsFile');
    const { end, ...run } = begin();
    const written = await writeProducts({ format, name, ...run });
    end();
    if (written.ok) return tell(written.value.file, `${name}.${format}`, written.value.rows, written.value.archived);
    if (written.failure.code === 'cancelled') return tell(null, name, 0, 0);
    toast.failed(failureWords(t, written.failure));
  };
  const lots = async (format: ListFormat) => {
    const name = t('stock.export.lotsFile');
    const { end, ...run } = begin();
    const written = await writeLots(lotCsvColumns(t, facts), { format, name, ...run });
    end();
    tell(written?.file ?? null, `${name}.${format}`, written?.rows ?? 0, 0);
  };
  return {
    start: (format) => void write(format),
    startProducts: (format) => void everything(format),
    startLots: (format) => void lots(format),
    shown,
  };
}

/** How far a file is; one that takes long can be stopped. */
function useProgress() {
  const t = useWords();
  const [progress, setProgress] = useState<{ readonly done: number; readonly total: number } | null>(null);
  const stop = useRef<AbortController>(undefined);
  const begin = () => {
    const controller = new AbortController();
    stop.current = controller;
    const onProgress = (done: number, total: number) =>
      setProgress(total > MANY && done < total ? { done, total } : null);
    return { signal: controller.signal, onProgress, end: () => setProgress(null) };
  };
  const shown = progress && (
    <Dialog name={t('stock.commands.export')} open size="s" closable={false} onClose={() => undefined}>
      <ProgressBar
        name={t('stock.export.working')}
        done={progress.done}
        total={progress.total}
        onCancel={() => stop.current?.abort()}
      />
    </Dialog>
  );
  return { begin, shown };
}
