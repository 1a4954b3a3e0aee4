import { Text } from '#renderer/ui/text.tsx';
import { scanProblem } from '#renderer/words/scan-words.ts';
import { useWords } from '#renderer/words/words.ts';
import type { VariantId } from '#shared/domain/operations/ids.ts';
import { foldCode } from '#shared/domain/values/code.ts';
import { oddCode } from '#shared/domain/values/odd-code.ts';
import { useFinding } from './stock.queries.ts';

/** Says when another product has this SKU, case and spaces aside: it may be meant, so it is no refusal. */
export function SkuWarning({ sku, own }: { readonly sku: string; readonly own: VariantId | null }) {
  const t = useWords();
  const finding = useFinding();
  const other =
    sku.trim() === ''
      ? undefined
      : finding
          .byCode(sku)
          .find((row) => row.variantId !== own && row.sku !== null && foldCode(row.sku) === foldCode(sku));
  return other ? (
    <Text tone="warn" size="s">
      {t('stock.form.skuTaken', { product: other.title })}
    </Text>
  ) : null;
}

/** Says when another product has this barcode, or when its check digit does not fit. */
export function BarcodeWarning({ code, own }: { readonly code: string; readonly own: VariantId | null }) {
  const t = useWords();
  const finding = useFinding();
  const text = code.trim();
  if (text === '') return null;
  const other = finding.byCode(text).find((row) => row.variantId !== own);
  if (other)
    return (
      <Text tone="warn" size="s">
        {t('stock.barcode.taken', { product: other.title })}
      </Text>
    );
  const trade = finding.tradeOf(text);
  const named = scanProblem(t, 'unknown', text, trade);
  if (named)
    return (
      <Text tone="warn" size="s">
        {named}
      </Text>
    );
  return oddCode(text)?.kind === 'check-digit' ? (
    <Text tone="warn" size="s">
      {t('stock.barcode.gtinBad')}
    </Text>
  ) : null;
}
