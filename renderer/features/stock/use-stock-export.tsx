import { useRef, useState } from 'react';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ProgressBar } from '#renderer/ui/progress-bar.tsx';
import { toast } from '#renderer/ui/toast.tsx';
import { useWords } from '#renderer/words/words.ts';
import { download } from './download.ts';
import { type ListFormat, useExportRows, useWriteList } from './export.queries.ts';
import { stockCsvColumns } from './stock-csv.ts';
import type { RowAt, ShopFacts, ShownList, StockQuery } from './stock.queries.ts';

/** More rows than this take long enough to show how far they are. */
const MANY = 5_000;

/** What an export is written with; `day` is the past day that the list shows, null for now. */
type Exported = { readonly facts: ShopFacts; readonly rowAt: RowAt; readonly day: string | null };

/** Writes the stock list as it stands into a file; `shown` is its progress. */
export function useStockExport(
  list: ShownList,
  query: StockQuery,
  { facts, rowAt, day }: Exported,
): { readonly start: (format: ListFormat) => void; readonly shown: React.ReactNode } {
  const t = useWords();
  const writeList = useWriteList();
  const exportRows = useExportRows();
  const [progress, setProgress] = useState<{ readonly done: number; readonly total: number } | null>(null);
  const stop = useRef<AbortController>(undefined);
  const write = async (format: ListFormat) => {
    const name = `${t('stock.export.file')}${day === null ? '' : `-${day}`}`;
    const controller = new AbortController();
    stop.current = controller;
    const onProgress = (done: number, total: number) =>
      setProgress(total > MANY && done < total ? { done, total } : null);
    const held = await exportRows(list, query);
    const file = await writeList(held, stockCsvColumns({ t, facts, rowAt, ...(day !== null && { day }) }), {
      format,
      name,
      signal: controller.signal,
      onProgress,
    });
    setProgress(null);
    if (!file) return toast.news(t('stock.export.stopped'));
    download(file, `${name}.${format}`);
    toast.success(t('stock.export.saved', { count: held.rows }), {
      ...(held.archived > 0 && { note: t('stock.export.archived', { count: held.archived }) }),
    });
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
  return { start: (format) => void write(format), shown };
}
