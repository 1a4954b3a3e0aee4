import { toast } from '#renderer/ui/toast.tsx';
import { failureWords } from '#renderer/words/failure-words.ts';
import { useWords } from '#renderer/words/words.ts';
import type { Failure } from '#shared/base/result.ts';
import type { OpId } from '#shared/domain/operations/ids.ts';
import { useBulkCommands } from './bulk.commands.ts';

/** Tells how an act went when no dialog is open to say it. */
export type Told = {
  /** It is saved; the toast offers to take it back. */
  readonly saved: (text: string, opIds: readonly OpId[]) => void;
  readonly failed: (failure: Failure) => void;
};

/** How acts of this feature are told. */
export function useTold(): Told {
  const t = useWords();
  const { undo } = useBulkCommands();
  const failed = (failure: Failure) => {
    const { happened, safe, next } = failureWords(t, failure);
    toast.failure(happened, { note: `${safe} ${next}` });
  };
  return {
    failed,
    saved: (text, opIds) => {
      const takeBack = async () => {
        const undone = await undo(opIds);
        if (undone.ok) toast.news(t('stock.undone'));
        else failed(undone.failure);
      };
      toast.success(text, { undo: takeBack });
    },
  };
}
