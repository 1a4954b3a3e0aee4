import { toast } from '#renderer/ui/toast.tsx';
import { failureWords } from '#renderer/words/failure-words.ts';
import { stayingText } from '#renderer/words/staying-words.ts';
import { useWords } from '#renderer/words/words.ts';
import { useImportCommands } from './import.commands.ts';

/** Runs an undo, where products were used since only after a person was asked: the question is Activity's (ACT14). */
export type AskedUndo = (groupId: string, undo: () => void) => void;

type UndoImport = (groupId: string, label: string) => Promise<void>;

/** Undoes an import as one act to the person, and tells how it went. */
export function useUndoImport(askedUndo: AskedUndo): {
  readonly undo: (groupId: string, label: string) => void;
  readonly undoNow: UndoImport;
} {
  const t = useWords();
  const { undo } = useImportCommands();
  const undoNow: UndoImport = async (groupId, label) => {
    const undone = await undo(groupId, {});
    if (undone.ok) return void toast.news(t('importDialog.undone', { label }), { note: stayingText(t, undone.value) });
    toast.failed(failureWords(t, undone.failure));
  };
  return { undo: (groupId, label) => askedUndo(groupId, () => void undoNow(groupId, label)), undoNow };
}
