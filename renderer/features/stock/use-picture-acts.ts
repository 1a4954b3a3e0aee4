import { useState } from 'react';
import { useActNews } from '#renderer/ui/act-toasts.ts';
import { toast } from '#renderer/ui/toast.tsx';
import { failureWords } from '#renderer/words/failure-words.ts';
import { useWords } from '#renderer/words/words.ts';
import type { Failure, Result } from '#shared/base/result.ts';
import type { ProductId } from '#shared/domain/operations/ids.ts';
import { type AddedPictures, usePictureCommands } from './pictures.commands.ts';

/** What a person does to pictures; each tells what came of it. */
export type PictureActs = {
  readonly busy: boolean;
  readonly add: (files: readonly File[]) => void;
  readonly remove: (hash: string) => void;
  readonly move: (hash: string, to: number) => void;
};

/** The acts on a product's pictures, told by toasts that take them back. */
export function usePictureActs(productId: ProductId, name: string): PictureActs {
  const t = useWords();
  const told = useActNews();
  const commands = usePictureCommands(productId);
  const [busy, setBusy] = useState(false);
  const tell = (made: Result<{ readonly opIds: readonly string[] }, Failure>, text: string) => {
    if (made.ok) told.saved(text, made.value.opIds);
    else if (made.failure.code !== 'nothing-changed') told.failed(made.failure);
  };
  const tellAdded = ({ recorded, added, refused }: AddedPictures) => {
    const [first] = refused;
    if (recorded)
      told.saved(t('pictures.added', { count: added, name }), recorded.opIds, {
        ...(refused.length > 0 && { note: t('pictures.refused', { count: refused.length }) }),
      });
    if (first) {
      const words = failureWords(t, first.failure);
      toast.failed({ ...words, happened: `${first.file}: ${words.happened}` }, 'picture');
    }
  };
  return {
    busy,
    add: (files) => {
      setBusy(true);
      void commands.add(files).then((answer) => {
        setBusy(false);
        if (answer.ok) tellAdded(answer.value);
        else tell(answer, '');
      });
    },
    remove: (hash) => void commands.remove(hash).then((made) => tell(made, t('pictures.removed', { name }))),
    move: (hash, to) => void commands.move(hash, to).then((made) => tell(made, t('pictures.moved', { name }))),
  };
}
