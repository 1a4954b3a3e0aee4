import { Text } from '#renderer/ui/text.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWords } from '#renderer/words/words.ts';

/** Says with how many of the chosen orders a step can be taken, where it is not all of them (OQ82). */
export function OfChosen({ can, chosen }: { readonly can: number; readonly chosen: number }) {
  const t = useWords();
  const format = useFormat();
  if (can === chosen) return null;
  return (
    <Text tone="warn">
      {t('queue.ofChosen', { can: format.count(can), count: chosen - can, chosen: format.count(chosen) })}
    </Text>
  );
}
