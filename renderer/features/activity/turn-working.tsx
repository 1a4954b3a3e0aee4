import { useMemo, useState } from 'react';
import { Dialog } from '#renderer/ui/dialog.tsx';
import { ProgressBar } from '#renderer/ui/progress-bar.tsx';
import { useWords } from '#renderer/words/words.ts';
import type { OnProgress } from './activity.commands.ts';
import type { Way } from './last-turn.queries.ts';

/** How far an undo or a redo is; no total while what it is about is still being looked for. */
type TurnProgress = { readonly way: Way; readonly done: number; readonly total: number | null };

/** After this long a person is shown that it is working. */
const SHOWN_AFTER_MS = 500;

/** Runs undo and redo with a sign that they are working, wherever one takes more than a moment; put `shown` into the screen. */
export function useWorking(): {
  /** The same function between renders. */
  readonly run: <T>(way: Way, step: (onProgress: OnProgress) => Promise<T>) => Promise<T>;
  readonly shown: React.ReactNode;
} {
  const [progress, setProgress] = useState<TurnProgress | null>(null);
  const run = useMemo(
    () =>
      async <T,>(way: Way, step: (onProgress: OnProgress) => Promise<T>): Promise<T> => {
        const timer = setTimeout(() => setProgress((now) => now ?? { way, done: 0, total: null }), SHOWN_AFTER_MS);
        try {
          return await step((done, total) => done < total && setProgress({ way, done, total }));
        } finally {
          clearTimeout(timer);
          setProgress(null);
        }
      },
    [],
  );
  return { run, shown: progress && <TurnWorking progress={progress} /> };
}

function TurnWorking({ progress: { way, done, total } }: { readonly progress: TurnProgress }) {
  const t = useWords();
  const name = t(`activity.working.${way}`);
  return (
    <Dialog name={name} open size="s" closable={false} onClose={() => undefined}>
      <ProgressBar name={name} done={done} total={total} />
    </Dialog>
  );
}
