import { useMemo } from 'react';
import { toast } from '#renderer/ui/toast.tsx';
import { failureWords } from '#renderer/words/failure-words.ts';
import { useWords } from '#renderer/words/words.ts';
import type { Failure } from '#shared/base/result.ts';
import type { OpId } from '#shared/domain/operations/ids.ts';
import { usePurchasingCommands } from './purchasing.commands.ts';

/** Tells how an act on deliveries went when no dialog is open to say it. */
export type Told = {
  /** It is saved; the toast offers to take it back. */
  readonly saved: (text: string, opIds: readonly OpId[]) => void;
  readonly failed: (failure: Failure) => void;
};

/** How acts on deliveries are told; the same while the language is. */
export function useTold(): Told {
  const t = useWords();
  const { undo } = usePurchasingCommands();
  return useMemo(() => {
    const failed = (failure: Failure) => {
      const { happened, safe, next } = failureWords(t, failure);
      toast.failure(happened, { note: `${safe} ${next}` });
    };
    const takeBack = async (opIds: readonly OpId[]) => {
      const undone = await undo(opIds);
      if (undone.ok) toast.news(t('purchasing.undone'));
      else failed(undone.failure);
    };
    return { failed, saved: (text, opIds) => void toast.success(text, { undo: () => takeBack(opIds) }) };
  }, [t, undo]);
}
