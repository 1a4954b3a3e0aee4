import type { Failure, Result } from '#shared/base/result.ts';
import type { OpId } from '#shared/domain/operations/ids.ts';
import { toast } from '#renderer/ui/toast.tsx';
import { failureWords } from '#renderer/words/failure-words.ts';
import { useWords } from '#renderer/words/words.ts';
import { useSettingsCommands } from './settings.commands.ts';

type Told = Result<{ readonly opIds: readonly OpId[]; readonly unsaved?: string } | null, Failure>;

/** Tells what went wrong, what is safe and what to do. */
export function useFailed(): (failure: Failure) => void {
  const t = useWords();
  return (failure) => void toast.failed(failureWords(t, failure));
}

/** Tells how an act on this screen went: saved with its undo, or what happened and what is safe. Answers whether it went well. */
export function useTold(): (answer: Told, what: string) => boolean {
  const t = useWords();
  const { undo } = useSettingsCommands();
  const failed = useFailed();
  return (answer, what) => {
    if (!answer.ok) {
      if (answer.failure.code === 'nothing-changed') return true;
      failed(answer.failure);
      return false;
    }
    const opIds = answer.value?.opIds ?? [];
    const takeBack = async () => {
      const undone = await undo(opIds);
      if (!undone.ok) failed(undone.failure);
    };
    const back = opIds.length > 0 ? { undo: takeBack } : {};
    const unsaved = answer.value?.unsaved;
    if (unsaved === undefined) toast.success(t('settings.saved', { what }), back);
    else toast.unsaved(what, failureWords(t, { code: 'not-saved', detail: unsaved }), back);
    return true;
  };
}
