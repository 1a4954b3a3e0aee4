import { useMemo } from 'react';
import { actToasts, type Told } from '#renderer/ui/act-toasts.ts';
import { useUnsaved } from '#renderer/ui/unsaved-acts.ts';
import { failureWords } from '#renderer/words/failure-words.ts';
import { useWords } from '#renderer/words/words.ts';
import type { OpId } from '#shared/domain/operations/ids.ts';
import { usePurchasingCommands } from './purchasing.commands.ts';

/** How acts on deliveries are told; the same while the language is. */
export function useTold(): Told<OpId> {
  const t = useWords();
  const { undo } = usePurchasingCommands();
  const unsaved = useUnsaved();
  return useMemo(
    () => actToasts({ words: (failure) => failureWords(t, failure), undo, undone: t('purchasing.undone'), unsaved }),
    [t, undo, unsaved],
  );
}
