import { useEffect } from 'react';
import { toast } from '#renderer/ui/toast.tsx';
import { useWords } from '#renderer/words/words.ts';

/** A newer program, as the window hears of it. */
export type Updates = {
  /** Hears which version is ready; answers how to stop. */
  readonly onReady: (listener: (version: string) => void) => () => void;
  readonly install: () => void;
};

/** Says once that an update is ready; it comes by itself at the next closing. Keep `updates` the same between renders. */
export function useUpdateNews(updates: Updates): void {
  const t = useWords();
  useEffect(
    () =>
      updates.onReady((version) => {
        toast.news(t('shell.update.ready', { version }), {
          note: t('shell.update.note'),
          action: { label: t('shell.update.now'), run: updates.install },
        });
      }),
    [updates, t],
  );
}
