import { toast } from '#renderer/ui/toast.tsx';
import { useFormat } from '#renderer/ui/use-format.ts';
import { useWindowLook } from '#renderer/ui/window-look.ts';
import { usePackingChoices } from '#renderer/parts/packing-choices.store.ts';
import { addressLines } from '#renderer/parts/packing-slip.ts';
import { useWords } from '#renderer/words/words.ts';
import type { ParcelId } from '#shared/domain/operations/ids.ts';
import type { OrderRow } from '#shared/domain/operations/rows.ts';
import { codeOf, codeSheet, labelPaper, slipPaper } from './parcel-papers.ts';
import { usePackingCommands } from './packing.commands.ts';
import { usePackFacts } from './packing.queries.ts';
import type { PaperKind } from './printed-papers.ts';

/** Printing what goes with parcels. */
export type ParcelPapers = {
  /** Opens the print dialog for a paper of a parcel; `atOnce` sends it to its printer without asking. */
  readonly print: (order: OrderRow, id: ParcelId, paper: PaperKind, atOnce?: boolean) => Promise<void>;
  /** Prints what this computer prints by itself for a parcel that was just closed. */
  readonly printClosed: (order: OrderRow, id: ParcelId) => Promise<void>;
  readonly printCodes: () => void;
};

/** Lays papers of parcels out and hands them to the one print dialog. */
export function useParcelPapers(): ParcelPapers {
  const t = useWords();
  const format = useFormat();
  const { locale } = useWindowLook();
  const facts = usePackFacts();
  const commands = usePackingCommands();
  const { slipAtOnce, labelAtOnce, labelPaper: stock } = usePackingChoices();

  const print: ParcelPapers['print'] = async (order, id, paper, atOnce = false) => {
    const { parcels, to, logo } = await commands.papersOf(order);
    const parcel = parcels.find((one) => one.id === id);
    if (!parcel) return;
    if (logo === 'missing' && paper === 'slip') toast.news(t('settings.sender.logoMissing'));
    const of = { order, parcel, parcels };
    const writing = { t, format, locale, facts, logo: logo === 'missing' ? null : logo };
    const laid = paper === 'slip' ? slipPaper(of, to, writing) : labelPaper(of, to, stock, writing);
    const lacks = paper === 'label' && addressLines(to).length < 2;
    commands.print({
      ...laid,
      name: t(`packing.papers.print.${paper}`),
      title: t(`packing.papers.title.${paper}`, { code: codeOf(of) }),
      paper: paper === 'slip' ? 'document' : stock,
      ...(lacks && { note: t('packing.papers.noAddress') }),
      onSent: () => void commands.printed(parcel, paper),
      ...(atOnce && { atOnce: { safe: t('packing.papers.safe', { number: order.number }) } }),
    });
  };
  return {
    print,
    printClosed: async (order, id) => {
      if (slipAtOnce) await print(order, id, 'slip', true);
      if (labelAtOnce) await print(order, id, 'label', true);
    },
    printCodes: () =>
      commands.print({
        ...codeSheet({ t, locale, facts }),
        name: t('packing.codes.print'),
        title: t('packing.codes.title'),
        paper: 'document',
      }),
  };
}
