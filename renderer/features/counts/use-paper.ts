import type { CountRow } from '#shared/domain/operations/rows.ts';
import { toast } from '#renderer/ui/toast.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWindowLook } from '#renderer/ui/window-look.ts';
import { useWords } from '#renderer/words/words.ts';
import { countPaper } from './count-paper.ts';
import { useCountCommands } from './counts.commands.ts';
import { type CountLots, dueCells } from './count-lots.queries.ts';
import type { CountFacts, Due } from './counts.queries.ts';

/** Opens the sheet to take along in the print dialog, and says what found no room; null while there is nothing to count. */
export function usePaper(
  count: CountRow,
  levels: readonly Due[] | undefined,
  { facts, lots }: { readonly facts: CountFacts; readonly lots: CountLots },
): (() => void) | null {
  const t = useWords();
  const format = useFormat();
  const { locale } = useWindowLook();
  const commands = useCountCommands();
  if (!levels || levels.length === 0) return null;
  return () => {
    const due = dueCells(levels, lots);
    const { printout, missing, left } = countPaper(count, due, { t, format, locale, facts, lots });
    if (left > 0) toast.news(t('counts.paper.cut', { shown: format.count(due.length - left), count: due.length }));
    commands.open({ name: t('counts.commands.paper'), title: count.name, paper: 'document', printout, missing });
  };
}
