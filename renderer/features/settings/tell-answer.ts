import type { Failure, Result } from '#shared/base/result.ts';
import type { OpId } from '#shared/domain/operations/ids.ts';
import { useActNews } from '#renderer/ui/act-toasts.ts';
import { notSaved } from '#renderer/words/failure-words.ts';
import { useWords } from '#renderer/words/words.ts';

type Answer = Result<{ readonly opIds: readonly OpId[]; readonly unsaved?: string } | null, Failure>;

/**
 * Tells how a change on this screen went; answers whether it went well. Setting what is set already went well. `whole`: what
 * is said is a sentence of its own.
 */
export function useTellAnswer(): (answer: Answer, what: string, more?: { readonly whole?: boolean }) => boolean {
  const t = useWords();
  const told = useActNews();
  return (answer, what, { whole = false } = {}) => {
    if (!answer.ok) {
      if (answer.failure.code === 'nothing-changed') return true;
      told.failed(answer.failure);
      return false;
    }
    const why = answer.value?.unsaved;
    const unsaved = why === undefined ? undefined : notSaved(why);
    told.saved(unsaved || whole ? what : t('settings.saved', { what }), answer.value?.opIds ?? [], { unsaved });
    return true;
  };
}
