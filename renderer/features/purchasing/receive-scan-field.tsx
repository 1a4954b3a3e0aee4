import { type Ref, useCallback } from 'react';
import { type Forgotten, ScanField, type ScanProblem } from '#renderer/ui/scan-field.tsx';
import { useWords } from '#renderer/words/words.ts';
import { type Meant, useProductFinder } from './purchasing.queries.ts';

type ReceiveScanFieldProps = {
  readonly name: string;
  readonly onChoose: (meant: Meant) => void;
  readonly onProblem: (problem: ScanProblem, code: string) => void;
  readonly onQuantity: (text: string, sure: boolean) => 'done' | 'asks';
  readonly onForget: (why: Forgotten) => void;
  readonly ref: Ref<HTMLInputElement>;
};

/** Takes what is scanned or typed of a delivery. */
export function ReceiveScanField({ name, onChoose, onProblem, onQuantity, onForget, ref }: ReceiveScanFieldProps) {
  const t = useWords();
  const finder = useProductFinder();
  const choice = useCallback(
    (meant: Meant) => ({
      id: meant.row.variantId,
      title: meant.row.title,
      note: [meant.row.sku, meant.row.archived ? t('stock.status.archived') : null].filter(Boolean).join(' · ') || null,
      value: meant,
    }),
    [t],
  );
  return (
    <ScanField
      ref={ref}
      name={name}
      placeholder={t('purchasing.receive.placeholder')}
      listName={t('purchasing.receive.options')}
      byWhole={(text) => finder.byWhole(text).map(choice)}
      byText={useCallback((text: string, most: number) => finder.byText(text, most).map(choice), [finder, choice])}
      onChoose={onChoose}
      onProblem={onProblem}
      onQuantity={onQuantity}
      onForget={onForget}
    />
  );
}
