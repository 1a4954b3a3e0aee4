import { toast } from '#renderer/ui/toast.tsx';
import { failureWords } from '#renderer/words/failure-words.ts';
import { stayingText } from '#renderer/words/staying-words.ts';
import { useWords } from '#renderer/words/words.ts';
import { useImportCommands } from './import.commands.ts';

/** Undoes an import as one act to the person, and tells how it went. */
export function useUndoImport(): (groupId: string, label: string) => Promise<void> {
  const t = useWords();
  const { undo } = useImportCommands();
  return async (groupId, label) => {
    const undone = await undo(groupId, {});
    if (undone.ok) return void toast.news(t('importDialog.undone', { label }), { note: stayingText(t, undone.value) });
    toast.failed(failureWords(t, undone.failure));
  };
}
