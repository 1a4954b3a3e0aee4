import { toast } from '#renderer/ui/toast.tsx';
import { failureWords } from '#renderer/words/failure-words.ts';
import { stayingText } from '#renderer/words/staying-words.ts';
import { useWords } from '#renderer/words/words.ts';
import { useImportCommands } from './import.commands.ts';

/** Runs an undo, where products were used since only after a person was asked: the question is Activity's (ACT14). */
export type AskedUndo = (groupId: string, undo: () => void) => void;

/** `onUndone` runs once nothing of it stands any more. */
type UndoImport<Answer> = (groupId: string, label: string, onUndone?: () => void) => Answer;

/** Undoes an import as one act to the person, and tells how it went. */
export function useUndoImport(askedUndo: AskedUndo): {
  readonly undo: UndoImport<void>;
  readonly undoNow: UndoImport<Promise<void>>;
} {
  const t = useWords();
  const { undo } = useImportCommands();
  const undoNow: UndoImport<Promise<void>> = async (groupId, label, onUndone) => {
    const undone = await undo(groupId, {});
    if (undone.ok || undone.failure.code === 'already-undone') onUndone?.();
    if (undone.ok)
      return void toast.news(t('importDialog.undone', { label }), {
        kind: 'import',
        note: stayingText(t, undone.value),
      });
    toast.failed(failureWords(t, undone.failure));
  };
  return {
    undo: (groupId, label, onUndone) => askedUndo(groupId, () => void undoNow(groupId, label, onUndone)),
    undoNow,
  };
}
