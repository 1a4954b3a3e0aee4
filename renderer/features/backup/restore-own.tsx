import { useEffect, useState } from 'react';
import { toast } from '#renderer/ui/toast.tsx';
import { failureWords } from '#renderer/words/failure-words.ts';
import { useWords } from '#renderer/words/words.ts';
import { type Picked, useBackupCommands } from './backup.commands.ts';
import { RestoreDialog } from './restore-dialog.tsx';
import type { Way } from './restore-way.tsx';

type RestoreOwnProps = { readonly name: string; readonly wanted?: Way['kind']; readonly onClose: () => void };

/** A copy that this computer made, to be restored or looked at: it need not be looked for. */
export function RestoreOwn({ name, wanted, onClose }: RestoreOwnProps) {
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
  return picked && <RestoreDialog given={picked} wanted={wanted} onClose={onClose} />;
}
