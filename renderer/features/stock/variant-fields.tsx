import { Columns, Stack } from '#renderer/ui/layout.tsx';
import { NumberField } from '#renderer/ui/number-field.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { TextField } from '#renderer/ui/text-field.tsx';
import { useWords } from '#renderer/words/words.ts';
import { MAX_QUANTITY } from '#shared/domain/stock/adjust.ts';
import { BarcodeWarning, SkuWarning } from './code-warning.tsx';
import type { OptionEntry } from './variant-matrix.ts';

/** What is entered for one variant of a new product. */
export type VariantEntry = {
  readonly sku: string;
  readonly barcode: string;
  /** In smallest units; null: not tracked yet. */
  readonly opening: number | null;
};

type OptionFieldsProps = {
  readonly options: readonly OptionEntry[];
  readonly onChange: (options: readonly OptionEntry[]) => void;
  readonly error: string | null;
};

/** What makes the variants: the names of the options and their values. */
export function OptionFields({ options, onChange, error }: OptionFieldsProps) {
  const t = useWords();
  const put = (place: number, part: Partial<OptionEntry>) =>
    onChange(options.map((option, i) => (i === place ? { ...option, ...part } : option)));
  return (
    <Stack gap="s">
      {options.map((option, place) => (
        <Columns key={place} min={200}>
          <TextField
            label={t('stock.form.optionName', { number: place + 1 })}
            placeholder={t('stock.form.optionNamePlaceholder')}
            value={option.name}
            onChange={(name) => put(place, { name })}
            maxLength={100}
          />
          <TextField
            label={t('stock.form.optionValues', { number: place + 1 })}
            placeholder={t('stock.form.optionValuesPlaceholder')}
            value={option.values}
            onChange={(values) => put(place, { values })}
            error={place === 0 ? error : null}
            maxLength={1_000}
          />
        </Columns>
      ))}
    </Stack>
  );
}

type VariantFieldsProps = {
  /** The variants by what they are called; '' alone for a product without. */
  readonly variants: readonly string[];
  readonly decimals: number;
  /** Whether it is asked how many there are to begin with. */
  readonly withOpening: boolean;
  readonly entryOf: (variant: string) => VariantEntry;
  readonly onPut: (variant: string, part: Partial<VariantEntry>) => void;
};

/** Codes and opening stock, a row for each variant. */
export function VariantFields({ variants, decimals, withOpening, entryOf, onPut }: VariantFieldsProps) {
  const t = useWords();
  return (
    <Stack gap="s">
      {variants.length > 1 && (
        <Text tone="muted" size="s">
          {t('stock.form.variantsOf', { count: variants.length })}
        </Text>
      )}
      {variants.map((variant, place) => {
        const { sku, barcode, opening } = entryOf(variant);
        const label = (alone: string, of: string) => (variant === '' ? alone : of);
        return (
          <Columns key={variant} min={150}>
            <Stack gap="xs">
              <TextField
                label={label(t('stock.form.sku'), t('stock.form.skuOf', { variant }))}
                value={sku}
                onChange={(next) => onPut(variant, { sku: next })}
                maxLength={200}
                scans="code"
              />
              <SkuWarning sku={sku} own={null} />
            </Stack>
            <Stack gap="xs">
              <TextField
                label={label(t('stock.form.barcode'), t('stock.form.barcodeOf', { variant }))}
                value={barcode}
                onChange={(next) => onPut(variant, { barcode: next })}
                maxLength={200}
                scans="code"
                ofDialog={variants.length === 1}
              />
              <BarcodeWarning code={barcode} own={null} />
            </Stack>
            {withOpening && (
              <NumberField
                key={decimals}
                label={label(t('stock.form.opening'), t('stock.form.openingOf', { variant }))}
                hint={place === 0 ? t('stock.form.openingHint') : undefined}
                value={opening}
                onChange={(next) => onPut(variant, { opening: next })}
                decimals={decimals}
                max={MAX_QUANTITY}
              />
            )}
          </Columns>
        );
      })}
    </Stack>
  );
}
