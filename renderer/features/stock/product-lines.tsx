import { useCallback } from 'react';
import { IconButton } from '#renderer/ui/button.tsx';
import { Inline, Stack } from '#renderer/ui/layout.tsx';
import { LookupField, type Option } from '#renderer/ui/select-field.tsx';
import { Text } from '#renderer/ui/text.tsx';
import { useWords } from '#renderer/words/words.ts';
import type { VariantId } from '#shared/domain/operations/ids.ts';
import { MOST_LINES } from './quantity-lines.ts';
import { type StockListRow, useFinding } from './stock.queries.ts';
import './product-lines.css';

type ProductLineProps = {
  readonly title: string;
  readonly note: string | null;
  readonly onRemove: (() => void) | null;
  /** The fields of the line. */
  readonly fields: React.ReactNode;
  /** What the line does. */
  readonly children: React.ReactNode;
  /** What is to be said of it besides, over its whole width. */
  readonly more?: React.ReactNode;
};

/** One product in a dialog: what it is called, its fields beside it, what becomes of it below. */
export function ProductLine({ title, note, onRemove, fields, children, more }: ProductLineProps) {
  const t = useWords();
  return (
    <li className="stock-line">
      <div className="stock-line-name">
        <Text strong oneLine>
          {title}
        </Text>
        {note && (
          <Text tone="muted" size="s" as="div">
            {note}
          </Text>
        )}
      </div>
      <div className="stock-line-fields">{fields}</div>
      {onRemove && (
        <IconButton size="s" icon="close" name={t('stock.adjust.remove', { product: title })} onClick={onRemove} />
      )}
      <div className="stock-line-effect" role="status">
        {children}
      </div>
      {more && <div className="stock-line-more">{more}</div>}
    </li>
  );
}

/** The products of a dialog under each other. */
export function ProductLines({ children }: { readonly children: React.ReactNode }) {
  return <ul className="stock-lines">{children}</ul>;
}

type AddProductProps = {
  readonly taken: readonly VariantId[];
  readonly onAdd: (variantId: VariantId) => void;
  readonly autoFocus?: boolean;
};

const MOST_FOUND = 20;

/** Adds one more product to a dialog, found by name or code. */
export function AddProduct({ taken, onAdd, autoFocus }: AddProductProps) {
  const t = useWords();
  const search = useProductSearch();
  const whole = useWholeProducts();
  if (taken.length >= MOST_LINES) return <Text tone="muted">{t('stock.adjust.most')}</Text>;
  const add = (option: Option<VariantId> | null) => {
    if (option && !taken.includes(option.value)) onAdd(option.value);
  };
  return (
    <Stack gap="s">
      <Inline>
        <LookupField
          label={t('stock.adjust.addProduct')}
          placeholder={t('stock.adjust.findProduct')}
          value={null}
          onChange={add}
          search={search}
          whole={whole}
          autoFocus={autoFocus}
        />
      </Inline>
    </Stack>
  );
}

/** Finds variants for a field: a whole code first, then what fits the words. */
export function useProductSearch(): (text: string) => readonly Option<VariantId>[] {
  const finding = useFinding();
  return useCallback(
    (text: string) => {
      if (text.trim() === '') return [];
      return optionsOf([...finding.byCode(text), ...finding.byText(text, MOST_FOUND)]).slice(0, MOST_FOUND);
    },
    [finding],
  );
}

/** Finds the variants that have exactly a code or name. */
export function useWholeProducts(): (text: string) => readonly Option<VariantId>[] {
  const finding = useFinding();
  return useCallback((text: string) => optionsOf(finding.byWhole(text)), [finding]);
}

function optionsOf(rows: readonly StockListRow[]): readonly Option<VariantId>[] {
  const options = new Map(
    rows.map((row): [VariantId, Option<VariantId>] => [
      row.variantId,
      { value: row.variantId, label: row.title, note: row.sku ?? undefined },
    ]),
  );
  return [...options.values()];
}
