import { useState } from 'react';
import { useActNews } from '#renderer/ui/act-toasts.ts';
import { toast } from '#renderer/ui/toast.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { failureWords } from '#renderer/words/failure-words.ts';
import { useWords } from '#renderer/words/words.ts';
import type { Dpi } from '#shared/domain/labels/paper.ts';
import { type Codeless, codedLines, codelessOf, withCodes } from './codeless.ts';
import { CodelessDialog } from './codeless-dialog.tsx';
import type { LabelChoices } from './label-choices.store.ts';
import { labelOrder } from './label-contents.ts';
import { useLabelCommands } from './labels.commands.ts';
import { type LabelFacts, type LabelLine, useLayout } from './labels.queries.ts';

type Printed = {
  readonly lines: readonly LabelLine[];
  readonly facts: LabelFacts;
  readonly choices: LabelChoices;
  readonly dpi: Dpi;
};

/** Opens the print dialog for labels; where some have no code, that is said first. */
export function useLabelPrint({ lines, facts, choices, dpi }: Printed) {
  const t = useWords();
  const format = useFormat();
  const told = useActNews();
  const layout = useLayout();
  const { open, makeCodes } = useLabelCommands();
  const [found, setFound] = useState<Codeless | null>(null);
  const [busy, setBusy] = useState(false);

  const show = async (printed: readonly LabelLine[], known: LabelFacts) => {
    setFound(null);
    const order = labelOrder(printed, choices, { t, facts: known, dpi, money: format.money });
    const laid = await layout(order);
    if (!laid.ok) return void toast.failed(failureWords(t, laid.failure));
    open({
      name: t('labels.commands.print'),
      title: t('labels.jobTitle', { count: laid.value.count }),
      paper: choices.paper,
      printout: laid.value.printout,
      labels: { order, products: titlesOf(printed, known) },
    });
  };
  const make = async () => {
    if (!found) return;
    setBusy(true);
    const made = await makeCodes(found.variants);
    setBusy(false);
    if (!made.ok) {
      setFound(null);
      return told.failed(made.failure);
    }
    const { codes, opIds } = made.value;
    told.saved(t('labels.codeless.made', { count: codes.size }), opIds);
    await show(lines, withCodes(facts, codes));
  };
  return {
    print: () => {
      const codeless = codelessOf(lines, facts);
      if (choices.code !== 'none' && codeless.labels > 0) setFound(codeless);
      else void show(lines, facts);
    },
    asked: found && (
      <CodelessDialog
        found={found}
        busy={busy}
        onClose={() => setFound(null)}
        onMake={() => void make()}
        onAll={() => void show(lines, facts)}
        onCoded={() => void show(codedLines(lines, facts), facts)}
      />
    ),
  };
}

/** What each label of an order is for: products that are gone are in no order. */
export function titlesOf(lines: readonly LabelLine[], facts: Pick<LabelFacts, 'variant'>): readonly string[] {
  return lines.flatMap(({ variantId }) => facts.variant(variantId)?.title ?? []);
}
