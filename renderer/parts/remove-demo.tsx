import { useState } from 'react';
import type { Failure, Result } from '#shared/base/result.ts';
import { ConfirmDialog } from '#renderer/ui/dialog.tsx';
import { ErrorBlock } from '#renderer/ui/error-block.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { failureWords } from '#renderer/words/failure-words.ts';
import { useWords } from '#renderer/words/words.ts';

type RemoveDemoProps = { readonly remove: () => Promise<Result<unknown, Failure>>; readonly onClose: () => void };

/** Asks before the demo shop goes with everything in it. */
export function RemoveDemo({ remove, onClose }: RemoveDemoProps) {
  const t = useWords();
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure | null>(null);
  const confirm = async () => {
    setBusy(true);
    const removed = await remove();
    setBusy(false);
    if (removed.ok) onClose();
    else setFailure(removed.failure);
  };
  return (
    <ConfirmDialog
      name={t('settings.computer.removeDemo')}
      open
      danger
      busy={busy}
      onClose={onClose}
      onConfirm={() => void confirm()}
      confirm={t('settings.computer.remove')}
      error={failure && <ErrorBlock {...failureWords(t, failure)} />}
    >
      <Text>{t('settings.computer.removeDemoConfirm')}</Text>
    </ConfirmDialog>
  );
}
