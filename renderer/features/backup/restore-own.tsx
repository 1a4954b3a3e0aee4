import { useEffect, useState } from 'react';
import { toast } from '#renderer/ui/toast.tsx';
import { failureWords } from '#renderer/words/failure-words.ts';
import { useWords } from '#renderer/words/words.ts';
import { type Picked, useBackupCommands } from './backup.commands.ts';
import { RestoreDialog } from './restore-dialog.tsx';

/** Restoring a copy that this computer made: it need not be looked for. */
export function RestoreOwn({ name, onClose }: { readonly name: string; readonly onClose: () => void }) {
  const t = useWords();
  const { find } = useBackupCommands();
  const [picked, setPicked] = useState<Picked | null>(null);
  useEffect(() => {
    let here = true;
    void find(name).then((found) => {
      if (!here) return;
      if (found.ok) return setPicked({ handle: found.value.handle, label: name });
      toast.failure(failureWords(t, found.failure).happened);
      onClose();
    });
    return () => {
      here = false;
    };
    // It is looked for once.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [name]);
  return picked && <RestoreDialog given={picked} onClose={onClose} />;
}
