import { Dialog } from '#renderer/ui/dialog.tsx';
import { ProgressBar } from '#renderer/ui/progress-bar.tsx';
import { useWords } from '#renderer/words/words.ts';

/** How far a long undo or redo is. */
export type TurnProgress = { readonly done: number; readonly total: number };

/** Shows how far it is, where it takes a while. */
export function TurnWorking({ progress }: { readonly progress: TurnProgress | null }) {
  const t = useWords();
  if (!progress) return null;
  return (
    <Dialog name={t('activity.working')} open size="s" closable={false} onClose={() => undefined}>
      <ProgressBar name={t('activity.working')} done={progress.done} total={progress.total} />
    </Dialog>
  );
}
