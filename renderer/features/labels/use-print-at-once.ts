import { useCallback } from 'react';
import { toast } from '#renderer/ui/toast.tsx';
import { failureWords } from '#renderer/words/failure-words.ts';
import { useWords } from '#renderer/words/words.ts';
import type { Failure } from '#shared/base/result.ts';
import { type ToPrint, usePrintCommands } from './labels.commands.ts';
import { usePaperChoices } from './paper-choices.store.ts';
import { printerFor } from './printer-for.ts';
import { printOutcome } from './print-outcome.ts';

/**
 * Sends a paper to the printer that its kind goes to, without a question. Where it is not sent, that is told with what is safe,
 * and `again` opens the dialog.
 */
export function usePrintAtOnce(again: (what: ToPrint) => void): (what: ToPrint) => Promise<void> {
  const t = useWords();
  const { print, printers } = usePrintCommands();
  return useCallback(
    async (what) => {
      const failed = (failure: Failure | null) => {
        const { atOnce: _atOnce, ...asked } = what;
        const text = failure ? failureWords(t, failure).happened : t('labels.print.noPrinter');
        toast.failure(t('labels.print.notSent', { title: what.title }), {
          note: [text, what.atOnce?.safe].filter(Boolean).join(' '),
          action: { label: t('labels.print.again'), run: () => again(asked) },
        });
      };
      const known = await printers();
      if (!known.ok) return failed(known.failure);
      const printer = printerFor(known.value, usePaperChoices.getState()[what.paper].printer);
      if (!printer) return failed(null);
      const outcome = printOutcome(await print(what, printer.name), printer.name);
      if (outcome.told === 'failed') return failed(outcome.failure);
      what.onSent?.();
      if (outcome.told === 'unsure') failed({ code: 'unsure' });
      else toast.success(t('labels.print.sent', { title: what.title, printer: printer.name }));
    },
    [t, print, printers, again],
  );
}
