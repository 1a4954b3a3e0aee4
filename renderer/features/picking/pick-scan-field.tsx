import { type Ref, useCallback } from 'react';
import { ScanField } from '#renderer/ui/scan-field.tsx';
import { useWords } from '#renderer/words/words.ts';
import type { BatchStop } from '#shared/domain/batches/stops.ts';
import { keyOfMeant, pickMeanings, type PickMeant } from './pick-meaning.ts';
import { type LotsByVariant, type PickFacts, useProductFinder } from './picking.queries.ts';
import type { Picking } from './use-batch-picking.ts';

type PickScanFieldProps = {
  readonly picking: Picking;
  readonly current: BatchStop | null;
  readonly facts: PickFacts;
  readonly lots: LotsByVariant | undefined;
  readonly ref: Ref<HTMLInputElement>;
};

/** Takes what is scanned or typed while a batch is picked: products, lots and pieces, places, and how many. */
export function PickScanField({ picking, current, facts, lots, ref }: PickScanFieldProps) {
  const t = useWords();
  const finder = useProductFinder();
  const choice = useCallback(
    (meant: PickMeant) => {
      const id = keyOfMeant(meant);
      if (meant.kind === 'place')
        return { id, title: facts.locationName(meant.locationId), note: t('picking.scan.place'), value: meant };
      const { row, lot } = meant;
      const title = lot ? t('picking.scan.of', { product: row.title, lot: lot.code }) : row.title;
      return { id, title, note: row.sku, value: meant };
    },
    [t, facts],
  );
  return (
    <ScanField
      ref={ref}
      name={t('picking.scan.label')}
      placeholder={t('picking.scan.placeholder')}
      listName={t('picking.scan.options')}
      byWhole={(text) => pickMeanings(text, { finder, facts, lots, current }).map(choice)}
      byText={useCallback(
        (text: string, most: number) =>
          finder.byText(text, most).map(({ row, quantity }) => choice({ kind: 'goods', row, quantity, lot: null })),
        [finder, choice],
      )}
      onChoose={picking.scan}
      onProblem={picking.problem}
      onQuantity={picking.quantity}
      onForget={picking.forget}
    />
  );
}
