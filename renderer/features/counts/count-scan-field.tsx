import { type Ref, useCallback } from 'react';
import { ScanField } from '#renderer/ui/scan-field.tsx';
import { useWords } from '#renderer/words/words.ts';
import type { CountLots } from './count-lots.queries.ts';
import { meaningsOf } from './count-meaning.ts';
import { type CountFacts, useProductFinder } from './counts.queries.ts';
import type { Counting } from './use-counting.tsx';
import type { UnknownCodes } from './use-unknown-code.ts';
import type { Scanned } from './waiting-lots.ts';

type CountScanFieldProps = {
  readonly counting: Counting;
  readonly unknown: Pick<UnknownCodes, 'problem' | 'scan'>;
  readonly facts: Pick<CountFacts, 'variant'>;
  readonly lots: CountLots;
  readonly ref: Ref<HTMLInputElement>;
};

/** Takes what is scanned or typed in a count: products, and lots and serial numbers by their codes. */
export function CountScanField({ counting, unknown, facts, lots, ref }: CountScanFieldProps) {
  const t = useWords();
  const finder = useProductFinder();
  const choice = useCallback(
    ({ lot, ...meant }: Scanned) => ({
      id: `${meant.row.variantId}:${lot?.id ?? ''}`,
      title: lot ? t('counts.lots.of', { product: meant.row.title, lot: lot.code }) : meant.row.title,
      note: meant.row.sku,
      value: lot ? { ...meant, lot } : meant,
    }),
    [t],
  );
  return (
    <ScanField
      ref={ref}
      name={t('counts.scan.label')}
      placeholder={t('counts.scan.placeholder')}
      listName={t('counts.scan.options')}
      byWhole={(text) => meaningsOf(text, { finder, lots, facts }).map(choice)}
      byText={useCallback((text: string, most: number) => finder.byText(text, most).map(choice), [finder, choice])}
      onChoose={unknown.scan}
      onProblem={unknown.problem}
      onQuantity={counting.quantity}
      onForget={counting.forget}
    />
  );
}
