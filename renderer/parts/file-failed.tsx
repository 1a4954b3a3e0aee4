import type { FileFailure } from '#shared/domain/import/file-failure.ts';
import { ErrorBlock } from '#renderer/ui/error-block.tsx';
import { failureDetails } from '#renderer/words/failure-words.ts';
import { useWords } from '#renderer/words/words.ts';

/** Why a file cannot be read: it says which file, what is safe, and what to do. */
export function FileFailed({ name, failure }: { readonly name: string; readonly failure: FileFailure }) {
  const t = useWords();
  const row = failure.row ?? '';
  const detail = failure.detail ?? (failure.row === undefined ? undefined : String(failure.row));
  return (
    <ErrorBlock
      happened={`${name}: ${t(`import.files.${failure.code}.happened`, { row })}`}
      safe={t(`import.files.${failure.code}.safe`)}
      next={t(`import.files.${failure.code}.next`, { row })}
      details={failureDetails({ code: failure.code, detail })}
    />
  );
}
