import { useRef, useState } from 'react';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ProgressBar } from '#renderer/ui/progress-bar.tsx';
import { toast } from '#renderer/ui/toast.tsx';
import { useWords } from '#renderer/words/words.ts';
import type { Failure, Result } from '#shared/base/result.ts';
import { useActNews } from '#renderer/ui/act-toasts.ts';

type Progress = { readonly name: string; readonly done: number; readonly total: number };
/** How far an edit is, and a way to stop it. */
type Run = { readonly onProgress: (done: number, total: number) => void; readonly signal: AbortSignal };
/** What an edit wrote: its acts in order, and how many things they changed. */
type Edited = { readonly opIds: readonly string[]; readonly changed: number };

export type BulkRun = {
  /** Runs an edit of many things, shows how far it is and tells how it went. */
  readonly start: <E extends Edited>(
    name: string,
    edit: (run: Run) => Promise<Result<E, Failure>>,
    saved: (count: number, edited: E) => string,
  ) => Promise<boolean>;
  /** What shows the progress; put it into the screen. */
  readonly shown: React.ReactNode;
};

/** Long edits with their progress and a way to stop them. */
export function useBulkRun(): BulkRun {
  const t = useWords();
  const told = useActNews();
  const [progress, setProgress] = useState<Progress | null>(null);
  const stop = useRef<AbortController>(undefined);
  const start: BulkRun['start'] = async (name, edit, saved) => {
    const controller = new AbortController();
    stop.current = controller;
    const edited = await edit({
      signal: controller.signal,
      onProgress: (done, total) => setProgress(done < total ? { name, done, total } : null),
    });
    setProgress(null);
    if (edited.ok) told.saved(saved(edited.value.changed, edited.value), edited.value.opIds);
    else if (edited.failure.code === 'cancelled') toast.news(t('stock.bulk.cancelled'));
    else if (edited.failure.code === 'nothing-changed') toast.news(t('stock.bulk.nothing'));
    else told.failed(edited.failure);
    return edited.ok;
  };
  const shown = progress && (
    <Dialog name={progress.name} open size="s" closable={false} onClose={() => undefined}>
      <ProgressBar
        name={t('stock.bulk.working')}
        done={progress.done}
        total={progress.total}
        onCancel={() => stop.current?.abort()}
      />
    </Dialog>
  );
  return { start, shown };
}
