import { useRef, useState } from 'react';
import { done, fail, type Result } from '#shared/base/result.ts';
import type { FileStyle } from '#shared/domain/export/list-format.ts';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { download } from '#renderer/ui/download.ts';
import { ProgressBar } from '#renderer/ui/progress-bar.tsx';
import { toast } from '#renderer/ui/toast.tsx';
import { useWindowLook } from '#renderer/ui/window-look.ts';
import { failureWords } from '#renderer/words/failure-words.ts';
import { useWords } from '#renderer/words/words.ts';
import { type ExportChoice, styleOf } from './export-choices.ts';

/** More rows than this take long enough to show how far they are. */
const MANY = 5_000;

/** How a list is written and under which name, where it says how far it is, and what stops it. */
export type ExportRun = FileStyle & {
  readonly name: string;
  readonly onProgress: (done: number, total: number) => void;
  readonly signal: AbortSignal;
};

/** A list as a file; `note` says what a person should know of it. */
export type ExportedList = { readonly file: Blob; readonly rows: number; readonly note?: string };

type ListExport = {
  /** Writes a list under a name without its ending. */
  readonly start: (
    choice: ExportChoice,
    name: string,
    write: (run: ExportRun) => Promise<Result<ExportedList>>,
  ) => void;
  /** Shows how far a long export is. */
  readonly shown: React.ReactNode;
};

/** What became of a list that was written; without a file it was stopped. */
export function exported(file: Blob | null, rows: number): Result<ExportedList> {
  return file ? done({ file, rows }) : fail({ code: 'cancelled' });
}

/** The one way to export: writes a file of the chosen kind, shows how far it is, hands it over and says so. */
export function useExport(): ListExport {
  const t = useWords();
  const { locale } = useWindowLook();
  const { begin, shown } = useProgress();
  const run: (...asked: Parameters<ListExport['start']>) => Promise<void> = async (choice, name, write) => {
    const style = styleOf(choice, locale);
    const { end, ...progress } = begin();
    const written = await write({ ...style, name, ...progress });
    end();
    if (written.ok) {
      const { file, rows, note } = written.value;
      download(file, `${name}.${style.format}`);
      return void toast.success(t('exports.saved', { count: rows }), { ...(note !== undefined && { note }) });
    }
    if (written.failure.code === 'cancelled') toast.news(t('exports.stopped'));
    else toast.failed(failureWords(t, written.failure));
  };
  return { start: (...asked) => void run(...asked), shown };
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
    <Dialog name={t('exports.button')} open size="s" closable={false} onClose={() => undefined}>
      <ProgressBar
        name={t('exports.working')}
        done={progress.done}
        total={progress.total}
        onCancel={() => stop.current?.abort()}
      />
    </Dialog>
  );
  return { begin, shown };
}
