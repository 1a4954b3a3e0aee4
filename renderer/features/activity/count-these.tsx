import { Button } from '#renderer/ui/button.tsx';
import { navigate } from '#renderer/ui/location.ts';
import { toast } from '#renderer/ui/toast.tsx';
import { failureWords } from '#renderer/words/failure-words.ts';
import { useWords } from '#renderer/words/words.ts';
import { useLossCommands } from './losses.commands.ts';
import type { ToCount } from './losses.queries.ts';

/** Begins a count of some products at one place, and opens it. */
export function CountThese({ what, name }: { readonly what: ToCount; readonly name: string }) {
  const t = useWords();
  const commands = useLossCommands();
  const begin = async () => {
    const begun = await commands.count(what, name);
    if (begun.ok) navigate(`/counts/${begun.value}`);
    else toast.failed(failureWords(t, begun.failure));
  };
  return (
    <Button onClick={() => void begin()}>
      {t('activity.losses.count', { count: what.variantIds.length, place: what.name })}
    </Button>
  );
}
