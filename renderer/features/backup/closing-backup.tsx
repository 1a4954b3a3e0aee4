import { Dialog } from '#renderer/ui/dialog.tsx';
import { ProgressBar } from '#renderer/ui/progress-bar.tsx';
import { useWords } from '#renderer/words/words.ts';
import { useIsClosing } from './backup.queries.ts';

/** Says why the window does not close at once: a backup is made before. */
export function ClosingBackup() {
  const t = useWords();
  const closing = useIsClosing();
  return (
    <Dialog
      name={t('backup.closing.title')}
      open={closing}
      closable={false}
      unsaved={false}
      size="s"
      onClose={() => undefined}
    >
      <ProgressBar name={t('backup.closing.text')} done={0} total={null} />
    </Dialog>
  );
}
