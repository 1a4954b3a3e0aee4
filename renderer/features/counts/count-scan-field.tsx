import { type Ref, useCallback } from 'react';
import { ScanField } from '#renderer/ui/scan-field.tsx';
import { isUnknown, scanProblem } from '#renderer/words/scan-words.ts';
import { useWords } from '#renderer/words/words.ts';
import { type Meant, useProductFinder } from './counts.queries.ts';
import type { Counting } from './use-counting.tsx';

/** Takes what is scanned or typed in a count. */
export function CountScanField({
  counting,
  ref,
}: {
  readonly counting: Counting;
  readonly ref: Ref<HTMLInputElement>;
}) {
  const t = useWords();
  const finder = useProductFinder();
  const choice = (meant: Meant) => ({
    id: meant.row.variantId,
    title: meant.row.title,
    note: meant.row.sku,
    value: meant,
  });
  return (
    <ScanField
      ref={ref}
      name={t('counts.scan.label')}
      placeholder={t('counts.scan.placeholder')}
      listName={t('counts.scan.options')}
      byWhole={(text) => finder.byWhole(text).map(choice)}
      byText={useCallback((text: string, most: number) => finder.byText(text, most).map(choice), [finder])}
      onChoose={counting.scan}
      onProblem={(problem, code) => {
        const own = problem === 'several' ? 'several' : 'unknown';
        const said = scanProblem(t, problem, code, isUnknown(problem) ? finder.tradeOf(code) : null);
        counting.problem(said ?? t(`counts.scan.${own}`, { code }));
      }}
      onQuantity={counting.quantity}
    />
  );
}
